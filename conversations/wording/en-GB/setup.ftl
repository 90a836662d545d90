# Setting up a board in chat. Read on a phone, between two other things: one question at a time, and a way back from each.

setup-summary = Setting up a board
setup-place = Setting up a board · step { $place } of { $total }
setup-place-named = { $board } · step { $place } of { $total }
setup-place-change = { $board } · a change

setup-intro = This takes about ten minutes. Nobody hears of it until you have seen everything and pressed “Start”. You can go back, stop at any time, and go on another day.
setup-welcome-back = Welcome back. Everything you gave is here. We go on where you stopped.
setup-anew = Begin again from nothing
setup-how-to-answer =
    Press the button, or type your answer { $platform ->
        [teams] here in our chat.
       *[other] in our direct messages.
    }

setup-another = You already look after { $boards }. Do you want to set up another board?
setup-another-yes = Set up another board

setup-name = What is your board called? Please give its full name.
setup-name-box = The board's name
setup-name-give = Write the name

setup-people = Who is on your board? Write one line for each seat, with four parts: who, the seat, the body it belongs to, and its sector.
setup-people-example-one = Asha Quill, Leader of the council, Riverside Council, Councillors, chair
setup-people-example-two = Tom Reedmace, Place director, Riverside Integrated Care Board, NHS
setup-people-hint =
    You can paste from a spreadsheet or a CSV file. { $platform ->
        [teams] Write each name as it stands in Teams. An e-mail address works too, in place of the name or beside it. I find people in the teams that have the app.
       *[other] An @mention works in place of a name.
    } Add “chair” or “coordinator” at the end of a line where it fits. You are a coordinator already.
setup-people-box = One line for each seat: who, seat, body, sector
setup-people-give = Add people
setup-list-box = Everyone on the board. What you leave out here is taken off the list.
setup-list-give = Correct the whole list
setup-people-so-far =
    { $people ->
        [one] One person is on the list
       *[other] { $people } people are on the list
    }{ $seats ->
        [one] , with one seat.
       *[other] , with { $seats } seats.
    }
setup-people-names = On the list: { $names }.
setup-called = { $name } ({ $account })
setup-people-replace = If you send lines for somebody who is on the list, they take the place of that person's old lines. “Remove” and a name takes somebody off.
setup-removed = { $name } is off the list.
setup-remove-unknown = Nobody on the list is called “{ $name }”. Please write the name as it stands there.
setup-remove-several =
    This can be meant for { $names }. Please write { $platform ->
        [teams] the whole name, or the e-mail address of the right person.
       *[other] the whole name, or mention the right person.
    }
setup-that-account = that account
setup-that-channel = that channel

setup-lines-kept =
    { $people ->
        [0] I could not use any of these lines.
        [one] I read the lines of one person.
       *[other] I read the lines of { $people } people.
    }
setup-lines-bad =
    { $count ->
        [one] One line needs a change. It stands in the box “Add people”, ready to be put right. The other lines are kept.
       *[other] { $count } lines need a change. They stand in the box “Add people”, ready to be put right. The other lines are kept.
    }
setup-line = Line { $number }, “{ $start }”: { $fault }
setup-lines-more =
    { $count ->
        [one] And one more line.
       *[other] And { $count } more lines.
    }
setup-line-no-name =
    It needs { $platform ->
        [teams] a name or an e-mail address first.
       *[other] a name or an @mention first.
    }
setup-line-no-seat = It needs a seat behind the name.
setup-line-no-body = It needs the body that the seat belongs to.
setup-line-no-sector = It needs a sector, as no other line gives one for this body.
setup-line-two-sectors = This body stands under “{ $detail }” elsewhere. A body has one sector.
setup-line-two-people = It names two people. Give each a line of their own.
setup-line-too-many-parts = It has { $detail } parts and can have four, with “chair” or “coordinator” as a fifth. Put a part that holds a comma in quotation marks.
setup-line-too-long = One of its parts is too long. A name, a seat or a body can have { $most } characters.
setup-line-nobody = I cannot find this account. Write the person's name beside it to keep the seat.
setup-line-no-person = This is an app and not a person.
setup-line-too-many = A board can have { $people } people here.

setup-who = More than one person here is called { $name }. Which of them is your “{ $seat }”?
setup-who-single = I found one account that goes by { $name }. Is this your “{ $seat }”?
setup-who-alone = { $name }
setup-who-hint =
    You can also type { $platform ->
        [teams] the e-mail address of the right one.
       *[other] an @mention of the right one.
    }
setup-who-one = { $name } ({ $handle })
setup-who-guest = { $name }, a guest ({ $handle })
setup-who-none = None of them
setup-who-mention =
    Please { $platform ->
        [teams] write the e-mail address of the right person.
       *[other] mention the right person: type @ and choose them.
    } Or press one of the buttons.
setup-who-not-there =
    I cannot find that account. Please { $platform ->
        [teams] write another e-mail address,
       *[other] mention somebody else,
    } or press “None of them”.

setup-sectors = Are these people and sectors right? The summary shows how the sectors of your board see things, so each name should stand here once.
setup-sector-row =
    { $seats ->
        [one] one seat: { $bodies }
       *[other] { $seats } seats: { $bodies }
    }
setup-sectors-right = That is right
setup-rename-box = The old name, an equals sign, the new name: NHS = Integrated care board
setup-rename-give = Rename a sector
setup-rename-how = To rename a sector, write the old name, an equals sign, and the new name.
setup-rename-unknown = There is no sector called “{ $name }” on the list.

setup-unreached = Not reached here yet
setup-unreached-without-app = Do not have the app yet
setup-unreached-none = No account found here
setup-unreached-gone = Account is switched off
setup-unreached-stranger = Account of another organisation
setup-without-app-note =
    To reach those without the app, ask your { $platform ->
        [teams] Teams administrator
       *[other] administrator
    } to add it for them. Or send them the link to it, so that they can add it themselves. That can also wait until later. Their seats are kept, and my messages reach them from then on. Your weekly digest says how many I could not reach.
setup-unreached-note =
    { $others ->
        [yes] The others keep their seats, too, but I cannot write to them.
       *[no] Their seats are kept, but I cannot write to them.
    } To mend that, send their line again { $platform ->
        [teams] with their e-mail address. I find only people who are in a team that has the app. So look first whether the app is in the board's team, and whether they are.
       *[other] with an @mention.
    }
setup-elsewhere = People can also be reached in { $platforms }. Whoever runs Boardpulse can add their accounts there.
setup-guests = Guests here
setup-guests-note = I write to guests too. If a message does not arrive, your weekly digest says so.

setup-channel = Where should the board's summary go? Choose the channel that the whole board reads.
setup-channel-label = The board's channel
setup-channel-typed =
    { $platform ->
        [teams] Or paste the link to the channel. Teams has it in the menu beside the channel's name. The app must be in the channel's team.
       *[other] Or type # and choose the channel.
    }
setup-channel-unclear =
    I could not tell which channel that is. Please { $platform ->
        [teams] choose it from the list, or paste the link to it.
       *[other] type # and choose it from the list.
    }
setup-channel-unseen =
    I cannot see that channel. { $platform ->
        [teams] Add the app to the channel's team, and be a member of that team yourself. Then press “Check again”,
       *[other] Invite me there and press “Check again”,
    } or choose another channel.
setup-channel-anyway = Use it anyway
setup-channel-shared =
    { $platform ->
        [teams] { $channel } is a shared channel, which other organisations can be let into. So nothing was changed.
       *[other] { $channel } is shared with another organisation, so nothing was changed.
    } Choose a channel that only your own people can read.
setup-channel-outside =
    { $platform ->
        [teams] I cannot write in { $channel } yet. Please add the app to its team.
       *[other] I am not in { $channel } yet. Please open it and invite me as you invite a person.
    } You can also do that later.
setup-channel-unnamed = the channel you chose

setup-instrument = What do you want to ask the board?
setup-instrument-about = { $title }: { $about }
setup-instrument-size =
    { $questions ->
        [one] One question
       *[other] { $questions } questions
    }{ $minutes ->
        [one] , about one minute.
       *[other] , about { $minutes } minutes.
    }
setup-reflections = Shall I also send each member one question to think about, every two weeks? The reply is theirs alone: nobody else sees it.
setup-reflections-yes = Yes, every two weeks
setup-reflections-yes-of = Yes: { $edition }
setup-reflections-no = No, thank you

setup-every = How often shall I ask the board?
setup-every-hint = You can also type, for example, “every 4 months” or “every 13 weeks”.
setup-every-unclear = I could not read that. I can ask every 1 to 12 months, or every 2 to 52 weeks.
setup-every-months =
    { $count ->
        [one] Every month
       *[other] Every { $count } months
    }
setup-every-weeks = Every { $count } weeks

setup-first = On which day shall I ask for the first time?
setup-first-box = A day, such as 12 January 2027
setup-first-give = Another day
setup-first-unclear = I could not read that as a day. Please write it like this: 12 January 2027.
setup-first-past = { $day } is over, or the time of day has passed. Please choose a later day.
setup-first-far = { $day } is too far off. Please choose a day within the next two years.

setup-time = At what time of day shall I write? All times are local in { $zone }.
setup-time-box = A time of day, such as 9.30 am or 14:00
setup-time-give = Another time
setup-time-unclear = I could not read that as a time of day. Please write it like this: 9.30 am, or 14:00.
setup-open = For how many days shall the questions stay open? Whoever has not finished gets one reminder, { $remind } days before the end.
setup-open-days = { $days } days
setup-open-box = A number of days, such as 10
setup-open-give = Another number of days
setup-open-unclear = I could not use that. The questions can stay open for { $least } to { $most } days. Please type a number.

setup-preview = This is your board. Nothing has been sent yet. Please look at it, then press “Start”.
setup-preview-faults = This is your board. One thing must be changed before it can start.
setup-fault-first-past = The first day, { $day }, has passed. Please choose another with “Change the first day”.
setup-fault-overlap = The questions stay open for { $days } days, and the next ones come sooner. Ask less often, or keep them open for less time.
setup-fault-edition-gone = The questions you chose are not there any more. Please choose again with “Change the questions”.
setup-fault-other = I cannot start this board yet: { $fault }
setup-note-few = Of { $people } people, { $reached } can be reached. Figures are shown only if at least { $floor } answer, so look for more accounts before the first day.
setup-note-no-chair = Nobody is marked as the chair. That is fine. You can send the chair's line again with “chair” at its end.

setup-who-asked = Who is asked
setup-column-seat = Seat
setup-column-body = Body
setup-column-sector = Sector
setup-column-name = Name
setup-with-duty = { $name } ({ $duties })
setup-duty-chair = chair
setup-duty-coordinator = coordinator
setup-coordinated = You, { $name }, are a coordinator and get the weekly digest.

setup-row-channel = Summary goes to
setup-row-edition = What is asked
setup-row-first = First time
setup-row-closes = Closes
setup-row-reminder = Reminder
setup-row-every = After that
setup-row-reflections = Question to think about
setup-row-digest = Your weekly digest
setup-row-zone = Times are for
setup-reflections-when = every two weeks from { $day }, answered in private
setup-reflections-none = none
setup-reminder-none = none
setup-digest-when = Mondays at { $time }, from { $day }
setup-can-post =
    { $channel }. { $platform ->
        [teams] I can write there.
       *[other] I am in it and can write there.
    }
setup-cannot-post =
    { $channel }. { $platform ->
        [teams] I cannot write there yet. Add the app to its team, then press “Check again”.
       *[other] I am not in it yet. Open it and invite me as you invite a person, then press “Check again”.
    } You can also do that later.
setup-first-message = This is what each member reads first:

setup-start = Start
setup-check-again = Check again
setup-back = Back
setup-stop = Stop
setup-undo = Undo
setup-change-name = Change the name
setup-change-people = Change the people
setup-change-channel = Change the channel
setup-change-instrument = Change the questions
setup-change-reflections = Change the reflections
setup-change-every = Change how often
setup-change-first = Change the first day
setup-change-time = Change the time of day
setup-change-open = Change how long

setup-started = { $board } is set up. { $people ->
        [one] One person is asked
       *[other] { $people } people are asked
    } for the first time on { $first }. Nobody hears from me before that.
setup-started-cannot-post =
    The summary goes to { $channel }. { $platform ->
        [teams] I cannot write there yet: add the app to its team.
       *[other] I am not in it yet: open it and invite me as you invite a person.
    }
setup-started-without-app =
    { $people ->
        [one] One person does not have the app yet, so I cannot write to them until they have it.
       *[other] { $people } people do not have the app yet, so I cannot write to them until they have it.
    }
setup-started-undo = If something is wrong, press “Undo”. It takes the board back for as long as nothing has been sent.
setup-undone = The board is taken back. Nothing was sent to anybody. Your list is still here: change what you like, and start again.
setup-undo-late = I cannot take { $board } back any more, as it has begun and people may have answered. Please ask whoever runs Boardpulse to change or stop it.
setup-undo-gone = That board is not there any more, so nothing was changed.

setup-stopped = I have stopped. Nothing was sent. I keep what you gave for { $days } days: type “setup” to go on.
setup-stopped-stray = We are not setting up your board at the moment, so nothing was kept. To go on where you were, press the button or type “setup”.
setup-stopped-before = You stopped this. Type “setup” to go on where you were.
setup-started-before = This board is set up already, so nothing was changed.
setup-over = This button is from a set-up that is over. Nothing was changed. Type “setup” to begin again.
setup-not-yours = This set-up belongs to somebody else. Nothing was changed. Type “setup” to begin your own.
setup-members-only =
    { $platform ->
        [teams] Only people of this organisation can set up a board, and no guests.
       *[other] Only members of this workspace can set up a board.
    } Please ask one of them to do it.
setup-no-look-up = I could not look that up just now. Nothing is lost. Please try again in a minute.
setup-empty = There was no text in that, so nothing was changed.
setup-earlier = That button is from an earlier step, so nothing was changed. This is where you are:
setup-help =
    Answer the question below: press a button, or type. “Back” goes one step back. “Stop” ends this for now and keeps what you gave. { $platform ->
        [teams] You can also type “remove” and a name, or paste the link to another channel.
       *[other] You can also type “remove” and a name, or “#” and another channel.
    }
setup-not-understood = I did not understand that, and changed nothing. Press a button, or type the words beside it. “Stop” ends the set-up.
setup-too-long = That text has { $length } characters. I can take { $most } at a time, so nothing was kept. Please send it in parts.
setup-name-too-long = That name has { $length } characters. A board's name can have { $most }. Please shorten it.

# Words somebody may type, separated by commas.
typed-setup = setup, set up, set-up, /pulse setup, set up a board, setup board
typed-setup-back = back, go back, undo
typed-setup-stop = stop, cancel, quit
typed-setup-undo = undo
typed-setup-yes = yes, ok, okay, right, that is right, correct
typed-setup-no = no, none, no thanks, no thank you
typed-setup-remove = remove, take off
typed-setup-column-who = name, names, who, person, people, member, full name
typed-setup-column-seat = seat, role, title, job title, position
typed-setup-column-body = body, organisation, organization, partner
typed-setup-column-sector = sector, group
typed-setup-column-duty = duty, duties
typed-setup-column-mail = e-mail, email, mail, e-mail address, email address, user principal name
typed-setup-duty-chair = chair, chairs
typed-setup-duty-coordinator = coordinator, co-ordinator
typed-setup-titles = cllr, councillor, dr, prof, professor, mr, mrs, ms, miss, mx, rev, sir, dame, lord, lady
typed-setup-month-names = january, february, march, april, may, june, july, august, september, october, november, december
typed-setup-today = today
typed-setup-tomorrow = tomorrow
typed-setup-articles = the, a, an, my, our
typed-setup-morning = am
typed-setup-evening = pm
typed-setup-unit-d = day, days
typed-setup-unit-m = month, months
typed-setup-unit-w = week, weeks
typed-setup-monthly = monthly, every month
typed-setup-quarterly = quarterly, every quarter
typed-setup-yearly = yearly, every year, annually, once a year
