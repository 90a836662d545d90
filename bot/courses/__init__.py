"""What the rounds of a framework came to over time, in chat: pictures, what happened when, and the rules of the charts."""
