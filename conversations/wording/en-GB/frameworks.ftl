# The commands on instruments: for an operator, or a board's officer, in a terminal.

frameworks-ref = An edition, such as maturity_matrix@2011. Without its version: the newest.
frameworks-no-such-edition = There is no edition { $ref }. There is { $known }.
frameworks-not-there = There is no file or folder { $place }.
frameworks-column-ref = Edition
frameworks-column-shape = How it is answered
frameworks-column-items = Questions
frameworks-column-minutes = Minutes
frameworks-shape =
    { $shape ->
        [levels]
            one of { $levels } levels{ $paired ->
                [yes] , now and ahead
               *[no] { "" }
            }
        [consensus] where we are, and how sure
        [pick] pick up to { $picks }
       *[open] in people’s own words
    }
frameworks-wording =
    { $whose ->
        [published] In the published words
        [partly_published] Partly in the published words
        [local] An edition of your own, from the data folder
       *[ours] In Boardpulse’s own words
    }

frameworks-refused = Not used: { $file }
frameworks-own-edition = { $ref } (your own)

frameworks-show = Show a whole edition.
frameworks-show-units = Only its text units, each with its path.
frameworks-show-board = In the words of this board, by its short name.
frameworks-units =
    { $count ->
        [one] one text unit
       *[other] { $count } text units
    }
frameworks-source = Where it comes from
frameworks-levels =
    { $ours ->
        [yes] The levels, which are Boardpulse’s own
       *[no] The levels
    }
frameworks-sureness = How sure are you?
frameworks-evidence = How much of that holds? (for boards that switch it on)
frameworks-principles = What comes first
frameworks-aspirations = What it hopes to see
frameworks-follow-ups = To talk about
frameworks-terms = Words that have dated
frameworks-term = { $term }: { $meant } Today: { $today } (looked up { $checked })
frameworks-place-level = level { $level }
frameworks-place-statement = statement { $number }
frameworks-place-aspiration = aspiration { $number }
frameworks-place-point = point { $number }
frameworks-place-question = the question

frameworks-new = Write a starting file for an edition of your own.
frameworks-new-id = A short name in small letters, such as listening_well
frameworks-new-version = The year of the published document
frameworks-new-title = Its title
frameworks-new-shape = How it is answered
frameworks-new-out = The folder to put it in. The folder of editions in the data folder, if left out.
frameworks-new-written = { $file } is written. Put your texts in place of the examples, then run: boardpulse frameworks check { $file }
frameworks-new-ours = { $ref } comes with Boardpulse already. Choose another short name or version.
frameworks-new-there = From its next start on, Boardpulse offers it to boards as { $ref }.
frameworks-new-elsewhere = To let boards use it as { $ref }, put it at { $place }

frameworks-adopt =
    Use the published wording, from documents that you hold.

    Exit code 0: every text unit of each edition in them was found. 1: some are missing, or nothing was found. 2: a document cannot be read, and nothing was changed.
frameworks-adopt-documents = The published documents, as .txt, .pdf or .docx files.
frameworks-adopted = { $ref }: { $found } of { $of } found
frameworks-adopt-missing = { "  " }missing: { $place } ({ $path })
frameworks-adopt-nothing = Nothing of any edition was found, so nothing was changed. Check that these are the published documents, word for word.
frameworks-adopt-restart = What was found is used in each pulse that opens from now on. A Boardpulse that is running needs a restart for that.

frameworks-reword =
    Put one text unit in a board’s own words.

    It counts for that board only, from its next pulse on, and is labelled as its own. Its answers are not compared with earlier ones.
frameworks-reword-board = The board’s short name.
frameworks-reword-unit = The path of the text unit. “boardpulse frameworks show REF --units” lists them.
frameworks-reword-text = The new text
frameworks-reword-by = Who changes it
frameworks-reword-why = Why
frameworks-reword-confidence = How confident are you that it still asks the same?
frameworks-reword-back = Take the board’s own words back.
frameworks-reworded = { $place }: kept for { $board } in { $file }. A Boardpulse that is running needs a restart.

frameworks-add-item =
    Add a question of a board’s own to an edition.

    It is asked of that board only, from its next pulse on, behind the published ones. It is labelled as the board’s own, and compared with nothing else.
frameworks-item-name = Its name, in a few words
frameworks-item-question = The question
frameworks-item-key = A short name in small letters that never changes. Made from the name, if left out.
frameworks-item-key-asked = A short name for it in small letters, which never changes
frameworks-item-level = What a level means, such as "1=We have begun." Once for each level, or not at all.
frameworks-item-level-asked = What level { $value } means here, { $name } (empty: no text)
frameworks-item-level-unfit = “{ $line }” is no text of a level. Write the level, “=” and the text, such as "1=We have begun."
frameworks-item-level-twice = Level { $value } has two texts. Give it one.
frameworks-item-follow-up = A question for the talk about it (may be empty)
frameworks-item-confidence = How confident are you that people will take it as you mean it?
frameworks-item-added =
    { $item } is question { $position } of { $board } from its next pulse on. It is kept in { $file }. A Boardpulse that is running needs a restart.
frameworks-remove-item =
    Ask a question of a board’s own no more.

    From the next pulse on. Pulses that had it keep it, and what was answered stays.
frameworks-item-gone-key = The key of the question.
frameworks-item-gone-confidence = How confident are you that nobody will miss it?
frameworks-item-removed = { $item } is not asked of { $board } any more, from its next pulse on. { $file } remembers it. A Boardpulse that is running needs a restart.

frameworks-signposts = List where each question points.
frameworks-signposts-check = Ask each web address whether it is still there.
frameworks-address =
    { $state ->
        [fine] there
        [moved] leads to another site: { $leads_to }
        [dead] gone, or closed to us: status { $status }
       *[silent] no answer
    }
frameworks-checked =
    { $old ->
        [yes] last looked up { $day }, more than a year ago
       *[no] last looked up { $day }
    }
