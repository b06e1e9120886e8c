"""The row of chips below the top bar: what is filtered, and what could be."""
