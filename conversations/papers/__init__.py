"""What leaves as a file, as words and figures: the board paper, the tables, and the record of a period. Knows no file format."""
