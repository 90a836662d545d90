"""Schema changes in order, written by `make migration` and never edited once released."""
