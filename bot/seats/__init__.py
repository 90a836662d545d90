"""Who holds which seat: passing on, ending, coming back, and a new member's first weeks."""
