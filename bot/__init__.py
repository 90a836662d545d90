"""Use cases, and the one place that joins everything."""
