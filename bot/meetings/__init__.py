"""A board's calendar: its meetings, series and pauses, and when papers have to be out."""
