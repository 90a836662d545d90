"""What leaves: replies and deliveries, when each may leave, and where it goes when a place is gone."""
