"""A board from a file: its tables are read and checked, and the board is kept."""
