# What the bot says when it cannot place what came in.

inbox-unknown-person = I do not know this account yet. Please ask your board's coordinator to add it. Nothing was kept.
inbox-malformed = I could not read that button. It may come from an old message. Nothing was changed. Type “help” to go on.
inbox-not-yours = That button belongs to somebody else's message. Nothing was changed.
inbox-nothing-open = Nothing is due from you right now. I will write when there is. Type “home” to see what is yours.
inbox-edition-gone = I cannot show these questions right now. Your answers are safe. Please tell your board's coordinator.
inbox-not-understood = I did not understand that, and changed nothing. Type “help” to see what works here.
inbox-undo = There is an Undo button below each change that can be undone. Please press that one. Nothing was changed now.
inbox-summary = A word from Boardpulse

# Words a member may type, separated by commas.
typed-reflect = reflect, reflection, my thoughts
typed-channel = channel
typed-undo = undo
typed-page-home = home, menu, due
typed-page-more = more
typed-page-arrows = arrows, my arrows
typed-page-data = data, my data
typed-page-copy = copy my data, my copy

inbox-draft-kept = Your draft is kept.
inbox-unknown-command =
    I do not know that word, and changed nothing. { $platform ->
        [teams] Type “help” to see what works here.
       *[other] Type “/pulse help” to see what works here.
    }
