"""The tables that can be made up, one a file, found by its name: `SHARE`, its rows for each contact, and `rows` that makes some."""
