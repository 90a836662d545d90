# Seats of a board: who holds them, and how they pass on. Read by coordinators.

seats-summary = The seats of your board
seats-heading = Seats of { $board }
seats-list = Seats
seats-none = You keep no board running, so there are no seats to show.
seats-open = Seat { $number }
seats-more = To open one of the others, type “seat { $number }”, or its number.
seats-held = { $name }.
seats-held-until = { $name }, until { $day }.
seats-coming = { $name } from { $day }.
seats-empty = Nobody.
seats-since = Since { $day }.

seats-pass = Pass it on
seats-end = It falls vacant
seats-undo = Undo
seats-box-pass = Who takes it, and from when? For example: “@Ada Finch, 1 June”. Without a day it is tomorrow.
seats-box-end = What is the last day? For example “31 May”. Left empty, it is today.
seats-submit-pass = Pass it on
seats-submit-pass-new = Take them on by name alone
seats-submit-end = End it
seats-or-type = Or type: { $typed }

seats-passed = { $name } has this seat from { $day }. In their first six weeks I send them a short note a week.
seats-private = What { $old } answered or wrote in private stays with { $old }. { $new } never sees it. Results that were published stand.
seats-not-reached = I hold no account for { $name }, so nothing reaches them yet. To change that, undo this and name them by a mention or an e-mail address.
seats-ended = { $name } has this seat until { $day }. After that I tell them what stays theirs.
seats-undone = Undone. A message that has gone out already cannot be called back.
seats-duty-name =
    { $duty ->
        [chair] chair
       *[coordinator] coordinator
    }
seats-duty = { $name } is still { $duty }: change that too
seats-duty-passed = { $name } is now { $duty } of the board.
seats-duty-ended = { $name } is no longer { $duty } of the board.

seats-unfound-unread = I cannot tell who you mean, so nothing was changed. Name one person, by a mention, a name or an e-mail address.
seats-unfound-nobody = I find nobody called “{ $name }”, so nothing was changed. Check the spelling. Or take them on by name alone: then nothing reaches them until they have an account.
seats-unfound-several = “{ $name }” may be more than one person, so nothing was changed. { $platform ->
        [slack] Mention them with an @.
       *[other] Give the e-mail address that they sign in with.
    }
seats-unfound-no-person = That is an app, so nothing was changed.
seats-unfound-unlooked = I could not look that person up just now, so nothing was changed. Please try again in a minute.
seats-unfound-no-day = I cannot read “{ $name }” as a day, so nothing was changed. Write it like “31 May 2027”.

seats-refused-holds = { $name } holds this seat on { $day } anyway. Nothing was changed.
seats-refused-taken = { $name } has this seat from { $day }. Undo that first. Nothing was changed.
seats-refused-past = { $day } is more than a year ago. Nothing was changed.
seats-refused-far = { $day } is too far off. Choose a day in the next two years. Nothing was changed.
seats-refused-empty = Nobody holds this seat on { $day }. Nothing was changed.
seats-refused-ended = { $name } holds this seat until { $day } already. Nothing was changed.
seats-refused-stale = This seat was changed since, or there is nothing to undo. Nothing was changed.
seats-refused-voice = This person is asked for the view of others, beside the board. Nobody is asked for two views. Take them off that list first. Nothing was changed.
seats-refused-last = Somebody has to keep the board running. Name another coordinator first. Nothing was changed.
seats-no-number = There is no seat { $number }. Nothing was changed.

seats-word-list = seats
seats-word-pass = seat { $number } to …
seats-word-end = seat { $number } ends 31 May
seats-word-undo = seat { $number } undo

# Words a coordinator may type, separated by commas.
typed-seats = seats, seat, board seats
typed-seats-to = to, goes to, pass to, pass on to
typed-seats-ends = ends, ends on, end, falls vacant
typed-seats-undo = undo
typed-seats-new = new, new person
typed-seats-from = from, as, of, on, starting, monday, tuesday, wednesday, thursday, friday, saturday, sunday

# The command line.
seats-cli = The seats of a board: who holds them, pass one on, end somebody's time on one, undo that.
seats-cli-board = The board's short name.
seats-cli-list = Every seat with its number, and who holds it.
seats-cli-pass = Pass a seat on to somebody: by their short name, their name, or as a new person.
seats-cli-end = End somebody's time on a seat. It is vacant after that.
seats-cli-undo = Undo the last change to a seat, for a month after it.
seats-cli-number = The number of the seat, as in the list.
seats-cli-person = Their short name, or their name.
seats-cli-from = The first day, such as “1 June” or 2027-06-01. Tomorrow, if left out.
seats-cli-on = The last day. Today, if left out.
seats-cli-new = Take them on as a new person.
seats-cli-at = Where a new person is reached: platform/workspace/account.
seats-cli-duties = What the last holder does for the board goes along: chair, coordinator.
seats-cli-bad-day = “{ $day }” is no day that I can read. Write it like 2027-06-01.
seats-cli-bad-at = “{ $at }” is no address. Write platform/workspace/account, for example slack/T012AB/U034CD.
seats-cli-at-new = An address belongs to a new person: add --new.
seats-cli-at-taken = Somebody has that address already. Name them by their short name: { $key }.
seats-cli-nobody = Nobody on the board goes by “{ $name }”. Add --new to take them on.
seats-cli-several = Several people go by “{ $name }”. Name one by their short name: { $keys }.
seats-cli-bare = Nothing in “{ $name }” is a letter, so it is no name.
seats-cli-file = If this board stands in a file, change the file too before you load it again: the file is the whole board.
