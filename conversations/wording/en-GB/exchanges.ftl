# Buddy boards: two boards that let each other look at what they published of some elements. No comparing words: they look and talk.

buddy-button = Buddy board
buddy-summary = About your buddy board
buddy-heading = Buddy board
buddy-what = Two boards can let each other look at what they published of some elements, and talk about it. Both have to agree, and either can end it.
buddy-none = Your board has no buddy board yet.
buddy-none-member = Your board has no buddy board. Its chair or its coordinator can propose one.
buddy-row-agreed = { $board } and { $other } look at each other’s { $edition }: { $items }. They agreed to that on { $day }.
buddy-row-waiting = { $board } has proposed { $edition } ({ $items }). The code { $code } is good until the end of { $day }. Nobody sees anything before another board agrees.
buddy-new = Propose one
buddy-new-of = Propose one for { $board }
buddy-have-code = I have a code
buddy-code-typed = Another board gave you a code? Press “I have a code”, or type “{ $word }” and the code.
buddy-full = { $board } has { $most } buddy boards and open proposals, and that is the most. End one, or take a proposal back, to begin another.
buddy-look = Look at { $board }
buddy-look-own = Look at your own board
buddy-end-button = End it with { $board }
buddy-take-back = Take it back

buddy-new-heading = A buddy board for { $board }
buddy-shown = Each board will see what the other has published of the chosen elements: how the answers were spread, the middle answer, how alike people see it, and how many answered. It is the newest round now, and each new one while you both want it. Members, chairs and coordinators of the two boards see it.
buddy-not-shown = Nobody’s own answers are shown, no names, no notes of members, and nothing that your own channel was not told. What was too small to show stays hidden.
buddy-which-instrument = Which instrument is it about? These are the ones of which your board has published a round.
buddy-no-instrument = Your board has not published a round yet that another board could look at. Come back when its next summary is out.
buddy-elements-heading = { $edition }: which elements?
buddy-elements = Press an element to choose it. Press it again to leave it out.
buddy-elements-none = Nothing is chosen yet. Choose one at least.
buddy-elements-chosen = Chosen: { $items }.
buddy-elements-change = Other elements
buddy-chosen = ✓ { $item }
buddy-all = All of them
buddy-go-on = Go on: write a note

buddy-note-how = What should they know about you before they look? Two or three sentences: what your area is like, what has just changed, what you are proud of. Write nothing about single people.
buddy-note-box = Your note, { $most } characters at most
buddy-note-open = Write the note
buddy-note-keep = Keep the note
buddy-note-change = Change our note
buddy-note-empty = A few words are needed here. Figures without the story behind them are easily misread.
buddy-note-long = Your note has { $length } characters, and { $most } fit. Please make it shorter. Nothing of it is lost.
buddy-note-gone = Please write your note once more. It is not here any more.
buddy-note-kept = The new note is kept. The other board sees it from now on.
buddy-note-own = Your board’s note to them:
buddy-note-theirs = What { $board } would like you to know first:

buddy-confirm-heading = Is this what your board agreed to?
buddy-confirm-who = Press “Our board agreed to this” only if it did. It is kept that it was you who said so, and when.
buddy-confirm-both = With that both boards have agreed, and each can look at the other at once.
buddy-agreed-button = Our board agreed to this
buddy-row-board = Board
buddy-row-instrument = Instrument
buddy-row-elements = Elements

buddy-code-heading = Your code: { $code }
buddy-code-hand = Give it to the other board in your own way: by phone, by e-mail, in person. Their chair or coordinator types it to Boardpulse. It is good until the end of { $day }, and for one board.
buddy-code-about = It is for { $board } and { $edition }: { $items }. Whoever types it reads your board’s name and your note. Figures are seen only once they agree too.
buddy-code-box = The code from the other board
buddy-code-keep = Open it
buddy-code-unknown = This code opens nothing. Please look whether it is typed as you were given it. If it is, ask the other board for a new one: a code is good for 30 days and for one board.
buddy-code-own = This is the code of { $board }, your own board. Give it to another board: their chair or coordinator has to type it.
buddy-leaders-only = Only a chair or a coordinator can agree for a board. Please give the code to yours.
buddy-taken-back = The proposal is taken back. Its code opens nothing any more.
buddy-twice = { $board } and { $other } look at each other’s { $edition } already. To choose other elements, end that first.

buddy-offer-heading = { $board } proposes to be your buddy board
buddy-offer-ask = You see their figures once your board has agreed too, and they see yours. For which board is it?
buddy-join = For { $board }
buddy-join-heading = { $board } and { $other }: is this what your board agreed to?
buddy-agreed-now = { $board } and { $other } are buddy boards now. Those who chair or run either board are told. Each side can end it at any time.

buddy-end = End it between { $board } and { $other }? From that moment neither sees the other any more. Nobody asks why. It cannot be undone, but you can begin again with a new code.
buddy-end-sure = End it now
buddy-leave = Leave it as it is
buddy-ended = It is ended. Neither board sees the other any more, and { $other } is told.
buddy-over = This has ended. Neither board sees the other any more.

buddy-look-heading = { $board }: { $edition }
buddy-look-own-heading = Your own board, { $board }: { $edition }
buddy-look-none =
    { $board } has not published a round of this yet.{ $whose ->
        [own] {""}
       *[theirs] {" "}Those who run your board are told when it does.
    }
buddy-look-closed = Closed on { $day }. { $answered } of { $eligible } answered.
buddy-look-too-few = Closed on { $day }. { $answered } of { $eligible } answered: too few to show without pointing at people.
buddy-chart-title = { $board }: { $edition }
buddy-alt-item = { $item } { $middle }
buddy-alt-middles = The middle answers: { $items }.
buddy-item-middle =
    { $two ->
        [yes] The middle answers are { $middle }.
       *[no] The middle answer is { $middle }.
    }
buddy-item-ahead =
    In { $months } months { $whose ->
        [own] you mean
       *[theirs] they mean
    } to be at { $middle }.
buddy-item-answers = { $answers } of { $eligible } answered.
buddy-item-views =
    { $whose ->
        [own] { $views ->
            [alike] You see it much alike.
            [spread] Your views are spread.
           *[differ] Your views are far apart.
        }
       *[theirs] { $views ->
            [alike] They see it much alike.
            [spread] Their views are spread.
           *[differ] Their views are far apart.
        }
    }
buddy-item-place =
    { $whose ->
        [own] You place it at “{ $where }”.
       *[theirs] They place it at “{ $where }”.
    }
buddy-item-counts = { $counts }.
buddy-left-out = Left out: { $items }. { $board } asks that in words of its own, or not at all, so it is not the same question.
buddy-whose-words =
    { $whose ->
        [published] { $board } was asked in the words of the published document.
        [partly] { $board } was asked partly in the words of the published document.
       *[ours] { $board } was asked in Boardpulse’s own plain words.
    }
buddy-take-own = This is what { $other } sees of your board.
buddy-take-it = Another place has another story, and the same step can mean another thing there. Take this as a reason to ring { $board } up.

buddy-letter-agreed = { $board } and { $other } are buddy boards
buddy-letter-agreed-what = Both boards agreed. { $board } now sees what { $other } published of { $edition }, and { $other } sees the same of { $board }: { $items }. Members of both boards find it under “Buddy board”.
buddy-letter-agreed-end = Either board can end it at any time: press “Buddy board”, then “End it with { $other }”.
buddy-letter-reading = { $other } has published a new round of { $edition }
buddy-letter-reading-what = It closed on { $day }. As its buddy board, { $board } can look at it.
buddy-letter-ended = { $board } and { $other } are no longer buddy boards
buddy-letter-ended-what =
    { $whose ->
        [mine] Somebody who chairs { $board } or keeps it running has ended it. Neither board sees the other any more.
       *[theirs] { $other } has ended it. Neither board sees the other any more. Nobody has to say why.
    } If you both want to, you can begin again with a new code.

buddy-kept = Buddy boards you agreed to for a board
buddy-kept-count = { $count }
buddy-kept-row = { $board }, { $edition }

buddy-cli = Buddy boards: two boards that let each other look. They agree in chat, as it is the boards’ own agreement; here it can be looked at and ended.
buddy-cli-list = All exchanges of a board, the newest first.
buddy-cli-show = One exchange: which elements, the notes, and who agreed for this board.
buddy-cli-end = End one, or take a proposal back. It cannot be undone.
buddy-cli-board = The board’s short name.
buddy-cli-number = Its number in the list.
buddy-cli-none = { $board } has no exchange with another board. Boards propose and agree in chat: type “buddy” to Boardpulse.
buddy-cli-no-number = There is no exchange { $number }. To see them all: “boardpulse buddies list { $board }”.
buddy-cli-line = { $number }. { $edition } with { $other }: { $standing ->
        [proposed] proposed on { $day }, waits for another board to agree
        [lapsed] proposed on { $day }, nobody agreed in time
        [agreed] both agreed, since { $day }
       *[ended] ended on { $day }
    }
buddy-cli-nobody = nobody yet
buddy-cli-by = Agreed for { $board } by { $person } on { $day }.
buddy-cli-somebody = somebody who is not known here any more
buddy-cli-elements = Elements: { $items }.
buddy-cli-ended = It is ended. Neither board sees the other any more.
buddy-cli-was-over = It was over already. Nothing was changed.

typed-buddy = buddy, buddies, buddy board, buddy boards
