### Days and times. The patterns are Unicode date patterns: they are read by a program and never shown as they stand.

words-date = EEEE d MMMM
words-date-and-year = EEEE d MMMM y
words-time = h.mm a
words-hour = h a
words-midday = midday
words-midnight = midnight
words-day-and-time = { $day } at { $time }
