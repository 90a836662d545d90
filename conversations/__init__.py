"""The core: what is said and what is decided. Standard library, frameworks and the message catalogue's reader only."""
