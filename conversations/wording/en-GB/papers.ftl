# Board papers, tables and the pack for the public record. A paper may go to a public meeting, so it says neither "you" nor "we".

papers-title = { $edition }: what the round says
papers-subject = { $board }, round closed { $day }
papers-foot = { $board } · { $edition }
papers-foot-draft = Draft · { $board } · { $edition }
papers-page = Page
papers-draft = Draft. The board’s coordinator has still to read this before it goes to a meeting or on the web.
papers-top = About this paper
papers-top-what = What
papers-top-which = Details
papers-top-board = Board
papers-top-meeting = For the meeting on
papers-top-day = Date of this paper
papers-top-round = Round
papers-no-meeting = No formal meeting is in the calendar yet.
papers-round = { $number }: { $edition }
papers-round-line = Round { $number }: { $edition }, closed { $day }

papers-purpose = Purpose
papers-purpose-text = This paper tells the board what came back from a round of short questions, taken from { $edition }. It is here to start a talk. It gives nobody marks, and it does not compare this board with any other.

papers-asked = What was asked
papers-asked-text =
    The questions come from “{ $title }” ({ $document }, { $published }). { $items ->
        [one] One question was asked.
       *[other] { $items } questions were asked.
    } The round opened on { $opened } and closed on { $closed }. Each person answered alone and in confidence.
papers-our-words = The questions were put in plain words of Boardpulse’s own. Names of parts and levels stand as published.
papers-whose =
    { $whose ->
        [council] This is the view of some people from the council, and not of the whole council.
        [partners] This is the view of some partners, and not of all partners.
       *[communities] This is the view of some people from communities, and not of all communities.
    } It stands apart from the board’s own view. The two are never added up.

papers-answered = Who answered
papers-answered-text =
    { $answered } of { $eligible } { $whose ->
        [board] members of the board
       *[other] people who were asked
    } answered.
papers-answered-few =
    Fewer than { $least } of { $eligible } { $whose ->
        [board] members of the board
       *[other] people who were asked
    } answered.
papers-answered-low = That is fewer than six in ten, so this is a first look and no more.
papers-answered-no-names = Nobody is told who answered, or who did not.

papers-says = What it says
papers-below-floor = Fewer than { $floor } people answered. That is too few to show anything without pointing at people, so nothing more is said here.
papers-none-shown = No question had the { $floor } answers that it takes to show it without pointing at people.

papers-differ = Where views differ
papers-differ-unknown = The answers do not tell how far views differ.
papers-differ-nowhere = Views are much alike on everything shown here.
papers-differ-most = Views differ most on { $item }.
papers-differ-camps = There are two groups: some chose { $lower }, others { $upper }.
papers-differ-spread = Answers run from { $low } to { $high }.
papers-differ-half = The middle half of the answers is { $half }.
papers-differ-plain = People see this very differently.
papers-differ-also = Views also differ on { $items }.
papers-agree = Where views agree
papers-agree-broadly = Where views broadly agree
papers-agree-item = { $level }: { $items }
papers-agree-nowhere = There is nothing yet on which views are close together.

papers-moved = What moved
papers-moved-first = This was the first round, so there is nothing to compare it with yet.
papers-moved-other = The round before used another edition. Answers to different questions are not compared.
papers-moved-table = What moved since { $previous }, among those who answered both times
papers-moved-item = Part
papers-moved-paired = Answered both times
papers-moved-up = Moved up
papers-moved-same = Stayed
papers-moved-down = Moved down
papers-moved-chance = With numbers this small that could be chance. A fall can be honesty: people who learn more may place the board lower.
papers-moved-nowhere = Since { $previous }, where that can be shown, nobody moved to another level.
papers-moved-none-shown = Since { $previous }, too few answers can be compared to show what moved without pointing at people.
papers-moved-apart = The board has put { $items } in other words since then, so what moved there is not shown.
papers-not-broken-down = { $items }: only how many answered both times is told. The rest is not broken down, so that it points at nobody.
papers-held = { $items }: held back, so that it points at nobody.

papers-ahead = Where people want the board to be in { $months } months
papers-ahead-longest =
    { $count ->
        [one] The longest step is on { $items }.
       *[other] The longest steps, all alike, are on { $items }.
    }
papers-ahead-every = It is the same step on every question.
papers-ahead-table = The longest steps
papers-ahead-none = About where it is now.
papers-ahead-lower = The middle answer for then lies below today’s on { $items }.
papers-arrived =
    { $months ->
        [12] A year later
       *[other] { $months } months later
    }
papers-arrived-table = People who said back then where they wanted the board to be by now, and how they see it today
papers-arrived-paired = Answered both times
papers-arrived-there = Find it there or beyond
papers-arrived-short = Not yet

papers-figures = The figures
papers-figures-title = { $edition }: the answers
papers-figures-alt =
    { $items ->
        [one] A row of dots for one question.
       *[other] A row of dots for each of { $items } questions.
    }
papers-figures-table = The same as a table
papers-evidence = How much of each description holds
papers-evidence-table = How much of the description of the chosen level holds
papers-evidence-item = Part
papers-evidence-middle = Middle answer
papers-evidence-counts = How many chose what
papers-sectors = Parts of the board
papers-picked = What to spend time on
papers-picked-most = More than half would spend time on { $items }.
papers-picked-often = Nothing was picked by more than half. Picked most often: { $items }.
papers-picked-none = Nothing was picked by more than half.
papers-picked-low = A low count does not mean that something is done. It means that fewer people would spend time on it now.

papers-cannot = What it cannot say
papers-cannot-range = It cannot say how those who chose no level for { $item } see it. Whatever they think, its middle answer lies between { $low } and { $high }.
papers-cannot-same = It cannot say how those who chose no level for { $item } see it. Whatever they think, its middle answer stays at { $low }.
papers-cannot-hidden = Too few people answered to show these: { $items }.
papers-cannot-small = With so few people, one or two answers can shift a figure. Small groups are left out on purpose.
papers-cannot-measure = It is not a measurement of how well the board does. It says how people see it.
papers-cannot-who = It cannot say who thinks what. Single answers are confidential.
papers-cannot-ours = The steps of the scale are made by Boardpulse. The published document has none.

papers-questions = Questions for discussion
papers-question-any = What would each member point to on { $item }?
papers-question-none = What would it take for more people to answer next time?

papers-agreed = What the board has agreed so far
papers-no-positions = The board has not yet written down where it sees itself on these questions.
papers-positions = Where the board sees itself
papers-positions-item = Part
papers-positions-text = What the board says
papers-positions-level = Level
papers-positions-day = Agreed on
papers-no-actions = The board has no open actions.
papers-actions = Open actions
papers-actions-text = Action
papers-actions-day = By
papers-actions-body = Led by
papers-actions-owner = An owner is named in the board’s list of actions

papers-decision = What the board is asked to do
papers-decision-lead = The board is asked to:
papers-decision-note = note what came back, and what it cannot say;
papers-decision-discuss = discuss the questions above, starting where views differ most;
papers-decision-agree = agree where it sees itself, and what it will do by when.

# The tables.
tables-title = { $board }: published figures
tables-read-me = Read me
tables-rounds = Rounds
tables-answers = Answers
tables-counts = Counts
tables-change = Change
tables-arrived = A year later
tables-parts = Parts of the board
tables-rounds-about = One row for each published round, with how many answered of how many who were asked.
tables-answers-about = One row for each question: middle answers, the middle half, and measures of how far answers agree. The bounds say how low and how high the middle answer could lie, had everybody answered.
tables-counts-about = How many chose each level, or each band of levels, as published.
tables-change-about = Of the people who answered in two rounds in a row: how many moved up, stayed or moved down. With exact tests.
tables-arrived-about = Of the people who said where they wanted the board to be by now: how many find it beyond that, there, or short of it.
tables-parts-about = Middle answers of groups of sectors, where the board had this switched on and every group was large enough.
tables-about-column = About
tables-about-says = What it says
tables-about-board = Board
tables-about-made = Made on
tables-about-what = What this is
tables-about-text = Figures of the board’s published rounds, and of nothing else. Each was worked out once, when its round closed.
tables-about-floor-name = Smallest number
tables-about-floor = Nothing is shown of a question with fewer than { $floor } answers. Each round keeps the number that it was opened with.
tables-about-decision = The board decided on this number on { $day }: { $why }
tables-about-held = What is held back
tables-about-held-text = From the smallest number to seven answers, levels are counted in bands. “Not sure” is counted from three people on. Where one or two people moved one way, only the number of people is told. Other changes are held back where they would point at somebody. An empty cell means: not asked, or held back.
tables-about-measures = Measures
tables-about-measures-text = Agreement is van der Eijk’s A, from -1 to 1. Polarisation is (1 - A) / 2. Consensus is Tastle and Wierman’s, from 0 to 1. Leik’s D and the ordinal variation of Berry and Mielke go from 0, all the same, to 1, split between the ends. They are given where each level is counted. None of them can be compared between instruments.
tables-about-chance = Chance
tables-about-chance-text = The p values are exact, and two-sided. With numbers this small, most changes could be chance. A high p does not show that nothing changed.
tables-about-not = What is not in here
tables-about-not-text = No single answer, no name, no note and nothing that anybody wrote. Answers are confidential.
tables-about-gone = Left out
tables-about-gone-text = Some rounds are left out, as the files of their instruments are gone: { $editions }.
tables-yes = yes
tables-no = no, too few answers
tables-fewer = fewer than { $people }
tables-at-least = { $people } or more
tables-held-back = held back
tables-note-held = Held back, so that it points at nobody.
tables-note-veiled = One or two people went one way, so the numbers are held back.
tables-note-chance = With numbers this small it could be chance.
tables-side-now = now
tables-side-ahead = ahead
tables-side-sure = how sure
tables-side-held = how much holds
tables-side-picked = picked
tables-column-round = Round
tables-column-closed = Closed
tables-column-opened = Opened
tables-column-instrument = Instrument
tables-column-view = Whose view
tables-column-item-key = Question key
tables-column-item = Question
tables-column-answered = Answered
tables-column-asked = Asked
tables-column-floor = Smallest number
tables-column-shown = Shown
tables-column-chose = Chose a level
tables-column-now-low = Now: lower middle answer
tables-column-now-high = Now: upper middle answer
tables-column-now-half-low = Now: middle half from
tables-column-now-half-high = Now: middle half to
tables-column-bound-low = Lowest possible middle
tables-column-bound-high = Highest possible middle
tables-column-ahead-low = Ahead: lower middle answer
tables-column-ahead-high = Ahead: upper middle answer
tables-column-ahead-half-low = Ahead: middle half from
tables-column-ahead-half-high = Ahead: middle half to
tables-column-step-low = Shorter step
tables-column-step-high = Longer step
tables-column-not-sure = Not sure
tables-column-not-my-area = Not my area
tables-column-views = Views
tables-column-agreement = Agreement (A)
tables-column-polarization = Polarisation
tables-column-consensus = Consensus
tables-column-leik = Leik’s D
tables-column-variation = Ordinal variation
tables-column-side = Of what
tables-column-from = From level
tables-column-to = To level
tables-column-level = Level
tables-column-people = People
tables-column-paired = Answered both times
tables-column-up = Moved up
tables-column-same = Stayed
tables-column-down = Moved down
tables-column-sign-p = Sign test p
tables-column-wilcoxon-plus = Wilcoxon sum up
tables-column-wilcoxon-minus = Wilcoxon sum down
tables-column-wilcoxon-p = Wilcoxon p
tables-column-note = Note
tables-column-past = Beyond it
tables-column-reached = There
tables-column-short = Short of it
tables-column-part = Sectors
tables-column-middle-low = Lower middle answer
tables-column-middle-high = Upper middle answer

# The pack for the public record.
record-title = { $board }: record from { $first } to { $last }
record-subject = { $board }: published rounds, meetings and agreed positions
record-foot = { $board } · Record
record-foot-draft = Draft · { $board } · Record
record-draft = Draft. The board’s coordinator has still to read this pack before it goes into the public record.
record-what = What this pack is
record-what-text = It holds what the board published from its rounds in this time, and how that was worked out.
record-holds-papers = One paper for each round, in the folder “papers”.
record-holds-tables = The figures as tables for other programs, in the folder “tables”.
record-holds-manifest = A list of all files with a check sum (SHA-256) for each, in “manifest.txt”. With it anybody can tell that a file was not changed.
record-rounds = Rounds
record-no-rounds = No round was published in this time.
record-method = How the figures were worked out
record-method-text = Each person answered alone. When a round closed, the answers were counted once and published once. Nothing was worked out again for this pack.
record-floor =
    { $count ->
        [one] Nothing is shown of a question with fewer than { $floor } answers.
       *[other] Nothing is shown of a question with fewer answers than the smallest number of its round: { $floor }.
    }
record-floor-decision = The board decided on the number { $floor } on { $day }. Its reason: { $why }
record-rule-bands = With fewer than eight answers, levels are counted in bands, so that no level points at one person.
record-rule-aside = “Not sure” and “not my area” are told from three people on.
record-rule-change = What moved is told only of people who answered twice, and not where it would point at somebody.
record-rule-parts = Parts of the board are told apart only where each part, and all the others together, are large enough.
record-rule-once = What was published once is not published again with a few answers more.
record-rule-middle = There are middle answers and no averages. Where the two middle answers differ, both are given.
record-kept = What is held, and for how long
record-kept-table = What is held
record-kept-what = What
record-kept-long = For how long
record-kept-answers = Single answers
record-kept-months =
    { $months ->
        [one] One month after the round closed, then deleted
       *[other] { $months } months after the round closed, then deleted
    }
record-kept-readings = Published figures
record-kept-readings-long = As long as the board uses Boardpulse
record-kept-agreed = Agreed positions, actions and meetings
record-kept-agreed-long = As long as the board uses Boardpulse
record-kept-private = Private notes, reflections and memos
record-kept-private-long = For the time that each person was told, then deleted
record-not = What is not in here, and why
record-not-answers = Single answers. They were given in confidence.
record-not-names = Names, and who answered or did not.
record-not-small = Figures of so few people that they would point at somebody.
record-not-private = Private notes, reflections, memos, and what is said in learning sets.
record-law = Somebody may ask for these under the Freedom of Information Act 2000. Section 40 (personal information) or section 41 (information given in confidence) may apply. This is no legal advice: ask your information officer.
record-meetings = Meetings
record-meetings-table = Meetings in this time
record-meetings-day = Day
record-meetings-kind = Kind
record-no-meetings = No meeting is in the calendar for this time.
record-agreed = What the board agreed

# In chat, for whoever chairs a board or keeps it running.
papers-button = Papers and tables
typed-papers = papers, papers and tables
papers-page-summary = Papers and tables
papers-which-board = Papers and tables of which board?
papers-page-heading = { $board }: papers and tables
papers-page-none = There is nothing to make a paper of yet. It comes when the first summary is in the board’s channel.
papers-page-choose = Choose a round. Only rounds whose summary is in the board’s channel are here.
papers-page-number = Round { $number }
papers-page-row = { $edition }, closed { $day }
papers-page-older = For an older round, type “{ $word } { $board }” and its number.
papers-page-no-number = { $board } has no published round with the number { $number }.
papers-page-back = Other rounds
papers-fetch-until = Press a name to fetch a file. The links work until { $time }. After that, open this page again.
papers-kind =
    { $kind ->
        [paper] Board paper, for Word:
        [sheets] Tables of all rounds, for Excel:
       *[csv] The same tables as CSV files, in a zip file:
    }
papers-fetch-care = The paper is a draft: read it before it goes anywhere. For an hour, whoever has a link can fetch its file, so do not pass the links on.
papers-fetch-command = Files cannot be fetched from here. Whoever runs Boardpulse can make them with these commands.
papers-fetch-record = Whoever runs Boardpulse can make the pack for the public record with “{ $command }”.

# On the command line.
papers-cli-paper = Make a board paper of a published round, as a Word file.
papers-cli-export = Write the board’s published figures as tables.
papers-cli-record = Make the pack for the public record of a period.
papers-cli-board = The board’s short name.
papers-cli-round = The number of the round; without it, the newest.
papers-cli-edition = The newest round of this edition, for example maturity_matrix.
papers-cli-out = The file to write.
papers-cli-format = xlsx for one workbook, csv for a zip file with all tables.
papers-cli-table = Only this table, as a CSV file: { $tables }.
papers-cli-from = The first day, as 2026-04-01.
papers-cli-to = The last day, as 2027-03-31.
papers-cli-force = Write over a file that is there.
papers-cli-reviewed = A coordinator has read it: leave out the mark that says it is a draft.
papers-cli-written = Written: { $file }
papers-cli-none = { $board } has no published round yet. A round is published when its summary is in the board’s channel.
papers-cli-no-round = { $board } has no published round { $number }. These are there: { $rounds }.
papers-cli-no-edition = { $board } has no published round of { $edition }. These are there: { $rounds }.
papers-cli-one-of = Give --round or --edition, not both.
papers-cli-there = { $file } is there already. Choose another name, or add --force to write over it.
papers-cli-no-folder = There is no folder { $folder }. Make it first, or choose another place.
papers-cli-not-written = { $file } cannot be written. Check the place and the room on the disk.
papers-cli-no-table = There is no table { $table }. Choose one of these: { $tables }.
papers-cli-table-csv = --table goes with --format csv.
papers-cli-no-day = “{ $day }” is no day. Write it as 2026-04-01.
papers-cli-backwards = The last day is before the first. Turn --from and --to round.
papers-cli-nothing-then = Nothing was published in that time, and no meeting or agreed position falls into it. No file was written.
