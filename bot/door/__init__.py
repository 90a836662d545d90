"""The door for every platform: what people press, type and ask for, and what happens to places and people there."""
