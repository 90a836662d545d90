"""What leaves as a file for other programs: calendars and invitations."""
