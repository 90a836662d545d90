"""What a closed pulse came to, for single people: the chair first, then each member's own answers beside the board's."""
