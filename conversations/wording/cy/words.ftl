### Days and times. The patterns are Unicode date patterns: they are read by a program and never shown as they stand.
### A day begins with a capital letter, so our sentences put it behind a colon.

words-date = EEEE d MMMM
words-date-and-year = EEEE d MMMM y
words-time = h.mm aaaa
words-hour = h aaaa
words-midday = hanner dydd
words-midnight = hanner nos
words-day-and-time = { $day } am { $time }
