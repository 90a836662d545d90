"""A pulse opens, is answered, closes, and is read."""
