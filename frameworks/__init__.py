"""The published instruments as data, and how answers to them are read. Knows no platform, no clock and no database."""
