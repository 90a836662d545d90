"""Neutral Chart in, PNG out. Only app.py is for callers; the rest runs in a short-lived child process."""
