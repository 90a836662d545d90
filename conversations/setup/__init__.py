"""Setting up a board in chat, as pure steps: what was given is kept, and the next question follows from it."""
