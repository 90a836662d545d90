"""What the Teams app consists of, named once: what an administrator is asked for, and what the code answers to. Pure.

The app package is made from these names, and the code that takes activities goes by them, so that neither can have what the other lacks.
"""

MESSAGES_PATH = "/api/messages"
"""Where Teams posts activities."""
ABOUT_PATH = "/teams/about"
"""The page that the app's links in Teams lead to."""
VERB = "bp"
"""The verb of every Action.Execute of ours. What was pressed stands in the data."""
ACTION, TEXT, CHANNEL = "action", "text", "channel"
"""The keys of the data: what was pressed, what was written in its box, and the channel that was picked."""
SCOPES = ("personal", "team")
"""Where the app can be put: a person's own chat, and the team with the board's channel. Not in group chats."""
PERMISSIONS: tuple[str, ...] = ()
"""Resource-specific permissions that the app asks for: none. It hears what is said to it, and nothing else."""
