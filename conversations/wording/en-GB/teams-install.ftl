# What Teams and the page behind its links say of the app.

# At most 100 characters.
teams-install-name-full = Boardpulse for health and wellbeing boards
# At most 80 characters.
teams-install-app-short = Short pulses and honest summaries for health and wellbeing boards.
# At most 4000 characters.
teams-install-app-full =
    Boardpulse works between the meetings of a health and wellbeing board. It asks each member a few questions from published
    instruments. Answering takes a minute or two. It also asks a question to reflect on, in private.

    The board gets one summary back: where we are, where we agree, where we differ. Nobody sees who answered what.

    Boardpulse reads only what people write to it. To begin, write “setup” to it in a chat of your own. Write “help” to see what works.

teams-install-scope = Where it can be put, and why
teams-install-scope-personal = In a person’s own chat: to ask each board member there, and to set up a board. Answers and replies go nowhere else.
teams-install-scope-team = In a team: to post summaries in the channel that the board chose, and to know the people and channels of that team by name.

teams-install-privacy = What it reads and keeps
teams-install-privacy-reads = It reads what people write to it, and the names and work accounts of the members of teams that it was put into.
teams-install-privacy-not-read = It cannot read other chats, channels, files, calendars or mail. It asks for no permission to.
teams-install-privacy-keeps = It keeps board members’ names, seats, answers and replies, for as many months as each pulse says in its first message.
teams-install-privacy-sees =
    Nobody on the board sees your answers but you. The board sees them counted together, and nothing that would give one person away.
    Whoever looks after its database could look them up there.
teams-install-privacy-own = Write “my data” to it to see what it keeps about you, and “copy my data” to get all of it.
teams-install-privacy-leaves = It passes nothing on to anybody, apart from the messages themselves, which are in Teams like all others.

teams-install-terms = Terms of use
teams-install-terms-free = Answering is up to you. You can skip any question, and change any answer until the pulse closes.
teams-install-terms-private = What you write to reflect on is for you alone. It is no way to report a danger or a complaint.
teams-install-terms-ends = It can be taken out of Teams at any time. What is owed then waits, and nothing is sent.
teams-install-terms-ask = It is run by or for your own organisation. Ask whoever looks after Teams there about anything else.
