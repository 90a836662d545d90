"""A board is set up in chat, step by step, and undone."""
