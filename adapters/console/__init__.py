"""The terminal as a chat platform: anyone can be any member of a local board, and move its clock on."""
