"""Documents that people hand over to be read: plain text, PDF and Word. Knows nothing of what is looked for in them."""
