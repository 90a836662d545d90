"""Buddy boards in chat: proposed by one, agreed by the other, looked at by both, ended by either."""
