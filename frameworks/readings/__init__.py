"""How answers are read: pure functions on counts. Knows no platform, no clock, no database and no member."""
