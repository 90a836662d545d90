"""A board's calendar: its meetings, its pauses, what is typed about them and what is said. Pure; knows no platform and no database."""
