# The terminal as a chat platform: only what stands in a card. What the talk itself says is for whoever tries things out, in English.

console-chosen = (eich ateb)
console-box-hint = teipiwch “{ $letters }:” ac yna eich geiriau eich hun
console-picture-at = Mae'r llun yn y ffeil hon:

# Letters that are words on their own, separated by commas. None of them opens a text box: “a good start” must stay whole.
console-one-letter-words = a, e, i, o, y
