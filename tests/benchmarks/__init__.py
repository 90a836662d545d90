"""`make bench`: each figure is a ratio of two sides that were measured by turns in one run. Nothing here is a test."""
