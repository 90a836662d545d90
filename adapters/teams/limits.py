"""How much Teams takes, by name. Bytes are those of JSON in plain ASCII, its longest form, so that any way of writing it fits."""

CARD_BYTES = 25_000
"""One message with its card. Teams' own pages name limits from 28 KB on; the rest is room for what is sent around it."""
PICTURE = 20_500
"""A chart as a data URI: what a card has left beside the chart's own words."""
ROWS_OF_DOTS, PANELS, AXES = 8, 12, 9
"""Rows, bar charts and axes of a chart that has ever come out so small and could still be read; most are much larger. With more of them
the words serve a phone better than two pictures in two messages, and nobody waits for a drawing that is thrown away."""
PIECE = 4_000
"""Bytes of one element of text. Longer text goes on in the next one."""
ACTIONS = 6
"""Buttons in one set. Teams shows no more."""
SUMMARY = 200
"""Characters of what a notification says."""
BOX = 10_000
"""Characters that one box takes."""
BOX_BYTES = 12_000
"""What may stand in a box from the start."""
LABEL = 200
"""Characters of a label above a box; a longer one is text above it."""
ALT_TEXT = 1_500
"""Bytes of a picture's description; the rest of it stands below the picture."""

BUTTON = 75
"""Characters of a button's label. Ours, and the same as elsewhere, so that a button goes by one name."""
ROW, BUTTON_EDGES = 36, 4
"""Letters of a row of buttons on a phone, and how many a button's edges are worth."""
BUTTON_SHORT = 40
"""What is surely seen of a label on a phone. A longer one stands above its button as well."""
WORD = 36
"""Letters of a word that fits a line on a phone. A longer one may be broken every half of that."""
RUNS = 40
"""Ours: pieces into which one text is taken apart, so that no marks in it meet."""
LINES = 60
"""Ours: lines that become elements of their own, in one text."""
TABLE_COLUMNS = 4
TABLE_LETTERS = 34
"""Ours: letters that fit side by side on a phone, beside the edges of the columns."""
TABLE_LINE, TABLE_LINES = 36, 3
"""Ours: letters in a line across all columns of a table, and lines of its tallest cell. More are read sooner as running text."""
FACT_LABEL, FACT_VALUE = 60, 600
"""Ours: characters of a label and of a value that may stand side by side."""
FACT_LABEL_WORD, FACT_VALUE_WORD = 15, 22
"""Ours: letters of a word that fits their columns on a phone."""
CHANNELS, CHANNEL_NAME, MENU = 60, 80, 9_000
"""Ours: channels that are offered, characters of their names, and bytes of them all. Any other channel is given by its link."""
TWIN = 7_000
"""Ours: bytes of a table that may be folded away below its picture."""
