# What a board, having talked, says of itself. Kept apart from the answers of its members.

agreed-heading = What { $board } agreed
agreed-summary = What your board agreed
agreed-of-board = What { $board } agreed
agreed-of-your-board = What we agreed
agreed-none = Nothing is written down yet. After you have talked, write here what the board says of itself.
agreed-who-sees = Members of the board and those who run it can read this, here with me. It never mixes with anybody's answers.
agreed-choose = What did you talk about? These are the questions of { $edition }.
agreed-others = Or one of these:
agreed-open = Open: { $item }
agreed-write = Write down what we agreed
agreed-write-anew = Write it anew
agreed-box = What the board says of itself
agreed-lines = One or two sentences on the first line. Below it, if you like, why you see it so.
agreed-box-why = Why do you see it so?
agreed-box-day = On which day did you agree? For example: 4 May
agreed-why = Why
agreed-day = Another day
agreed-who = Who was there
agreed-level = If you like, the level that fits:
agreed-no-level = No level
agreed-earlier = How it was before
agreed-replaced = Replaced on { $day }.
agreed-there =
    { $count ->
        [one] One person is down as present. Press a name to change it.
       *[other] { $count } people are down as present. Press a name to change it.
    }
agreed-was-there = ✓ { $name }
agreed-was-not = { $name }
agreed-at-level = Level { $level }.
agreed-because = Because: { $reason }
agreed-said =
    Agreed on { $day }, { $count ->
        [one] with one person there.
       *[other] with { $count } people there.
    }
agreed-row-level = Level
agreed-row-why = Why
agreed-row-there = Who was there ({ $count })
agreed-row-day = Agreed on

agreed-kept = Kept. Everybody on the board today is down as present.
agreed-kept-part = Kept.
agreed-day-taken = There is another one for that day already, so I changed nothing.
agreed-not-a-day = I cannot read that as today or a day in the past year. Try “4 May”.
agreed-not-a-level = That is no level here. Nothing was changed.
agreed-not-a-person = “{ $who }” is nobody I know there, or more than one. Nothing was changed.
agreed-only-today = That was written down on another day, and stands as it was. Write it anew, and both stay readable.
agreed-not-yours = Only a coordinator or the chair can write this down. Nothing was changed.
agreed-no-item = There is no such question. Nothing was changed.
agreed-no-edition = Your board uses no set of questions yet, so there is nothing to say something about.
agreed-undone = Undone. It says again what it said before.
agreed-undone-gone = Undone. It is gone.

agreed-data = Where you are down as present
agreed-data-count =
    { $count ->
        [0] In nothing that a board agreed.
        [one] In one thing that a board agreed. It stays with the board.
       *[other] In { $count } things that a board agreed. They stay with the board.
    }
agreed-copy = { $board }: agreed on { $day }, and you are down as present

agreed-cli = What a board, having talked, says of itself: list it, and write it down.
agreed-cli-list = What stands today; with --json also what stood before.
agreed-cli-add = Write down what the board says of itself on one question.
agreed-cli-ref = An edition that the board uses, for example maturity_matrix.
agreed-cli-item = The question: its key or its number.
agreed-cli-present = Somebody who was there, by key or name; say it once for each. Without it: everybody who held a seat that day.
agreed-cli-undo = Take back what was written down today on one question.
agreed-cli-edition = The board does not use “{ $edition }”. It uses: { $editions }.

# What buttons can be typed as. The words below are those that the lists of typed words hold.
agreed-word = agreed
agreed-word-why = why
agreed-word-with = with
agreed-word-without = without
agreed-word-on = on

# Words a person may type, separated by commas.
typed-agreed = agreed, we agreed, what we agreed
typed-agreed-why = why, because, reason
typed-agreed-level = level
typed-agreed-with = with
typed-agreed-without = without
typed-agreed-on = on
typed-agreed-today = today
typed-agreed-yesterday = yesterday
