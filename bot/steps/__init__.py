"""What a board agreed of itself, its actions, and the arrows that come round after a year."""
