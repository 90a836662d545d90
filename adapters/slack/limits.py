"""How much Slack takes, by name. Characters are counted in UTF-16 units, the larger of the two ways in which Slack counts them."""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_WEIGHT = 10_000
"""Slack refuses a message when all its blocks together are too long (msg_blocks_too_long). It does not say where that begins;
messages of a little over 11,000 characters have been refused. Measured as `weight` in render does."""

FALLBACK = 4_000
"""The text beside the blocks: Slack takes 40,000 and asks for no more than this."""
HEADER = 150
SECTION = 3_000
CONTEXT = 2_000
ALT_TEXT = 2_000
IMAGE_TITLE = 2_000
INPUT_LABEL = 2_000
BOX = 3_000
"""What one text box of a modal holds, at the start and at the end."""
BUTTON = 75
VIEW_TITLE = 24
VIEW_BUTTON = 24

ROWS = 30
"""Ours: lines in one block; each of them adds to what Slack weighs."""
BUTTONS_IN_A_ROW = 5
"""Ours: Slack takes 25, but more than five in one block read badly on a phone."""
NUMBER, NUMBERS_IN_A_ROW = 2, 25
"""Ours: characters of a label so short that Slack may lay out the rows by itself; and what it takes in one block."""
BUTTON_SHORT = 40
"""Ours: what is left of a label that is too long for a button and stands whole above it. No wider than a phone."""
BESIDE = 160
"""Ours: characters of a meaning that may stand beside its button, which leaves it three quarters of a phone. A longer one stands below."""
POINTS_WITH_TEXT_BELOW = 10
"""Ours: levels whose meanings may stand below their names, each in a block more. A longer list has short lines, and needs its blocks."""
