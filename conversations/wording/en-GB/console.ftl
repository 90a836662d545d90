# The terminal as a chat platform. First what stands in a card, then what the talk itself says.

console-chosen = (your answer)
console-box-hint = type “{ $letters }:” and then your own words
console-picture-at = The picture is in this file:

# Letters that are words on their own, separated by commas. None of them opens a text box: “a good start” must stay whole.
console-one-letter-words = a, i, o

console-welcome = Here you can be anyone on this board. Type /help to see what works.
console-goodbye = Goodbye. What you answered is kept.
console-prompt = { $name } >
console-prompt-nobody = nobody >
console-choose = Choose who you are first: /as and a name. /people lists everyone.
console-failed = That did not work this time. Please try it again.
console-unknown-command = I do not know { $command }. Type /help to see what works.

console-help = Answer as you would in a chat: type the letter of a button, a number, or your own words. These also work:
console-help-people = /people – lists everyone, and who has new letters
console-help-as = /as NAME – makes you that person; the first letters of the name will do
console-help-inbox = /inbox – shows your new and latest letters
console-help-channel = /channel – shows the latest letters in the board's channel
console-help-clock = /clock – tells the time
console-help-clock-next = /clock next – goes on to the next time that something is due
console-help-clock-on = /clock +3d – goes on three days; m, h, d and w stand for minutes, hours, days and weeks
console-help-quit = /quit – ends the talk

console-people = These people are here:
console-person =
    { $position }) { $name } – { $about }{ $letters ->
        [0] { "" }
        [one] {" "}(one new letter)
       *[other] {" "}({ $letters } new letters)
    }
console-nobody = There is nobody on this board yet.
console-you-are = You are { $name }: { $about }.
console-as-whom = Say who: /as and a name, or the number that /people shows.
console-nobody-called = Nobody here is called “{ $name }”. /people lists everyone.
console-several-called = Several people fit “{ $name }”: { $names }. Type more of the name, or the number that /people shows.

console-new-letter = New: { $summary }
console-letter = Letter { $position } of { $total }: { $summary }
console-earlier-letters =
    { $letters ->
        [one] One earlier letter is in your /inbox.
       *[other] { $letters } earlier letters are in your /inbox.
    }
console-inbox-empty = No letter has come for { $name } yet.
console-channel-letter = In the channel, { $position } of { $total }: { $summary }
console-channel-earlier =
    { $letters ->
        [one] One earlier letter is not shown.
       *[other] { $letters } earlier letters are not shown.
    }
console-channel-empty = Nothing has been posted in the board's channel yet.
console-elsewhere =
    { $people ->
        [one] One other person has new letters.
       *[other] { $people } other people have new letters.
    } /people shows who.
console-elsewhere-channel = There is something new in the /channel.

console-clock = It is { $day }, { $time }.
console-clock-nothing-due = Nothing is due, so the clock stays where it is. You can still go on by hand, for example with /clock +3d.
console-clock-not-back = The clock only goes forwards.
console-clock-form = I could not read that. Type /clock next, or for example /clock +30m, +5h, +3d or +2w.
