"""Packs between meetings: a round opens, its people walk through it, it closes and is removed."""
