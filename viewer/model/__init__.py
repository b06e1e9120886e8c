"""What the data is: dates that know their precision, records, columns, view, clean text."""
