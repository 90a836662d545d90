"""Editions and their words: read, made, reworded, and what may be compared with what."""
