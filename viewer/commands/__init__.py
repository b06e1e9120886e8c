"""Everything the user can do, one table: title, keys, menu, help, run."""
