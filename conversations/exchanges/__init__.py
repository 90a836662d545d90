"""Buddy boards: two boards that agreed to let each other look at what they published of some elements."""
