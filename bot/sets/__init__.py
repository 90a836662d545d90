"""Learning sets: begun, planned, kept and left, and what may leave one."""
