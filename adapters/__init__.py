"""The edges: chat platforms, charts and papers. Turns neutral values into theirs and back; knows nothing of bot or storage."""
