"""A board's seats: who holds them, and how they pass on. Pure; knows no database and no platform."""
