# A private reflection question.

reflection-heading = A question to reflect on, for { $board } ({ $position } of { $total })
reflection-box = Your thoughts, in your own words
reflection-keep = Keep it
reflection-open = Write my thoughts
reflection-pass = Let it pass
reflection-change = Change my reply
reflection-back = Back to the question
reflection-promise = Only you see your reply. We keep it for { $months } months. You need not reply at all.
reflection-kept = Kept, for you alone: your reply on “{ $item }”.
reflection-passed = Fine. You can come back to it.
reflection-empty = There was no text in that reply, so nothing was changed.
reflection-help = Just write what you think, and I keep it for you alone. Or type “let it pass”.
reflection-prefix = To keep it as your private reflection, begin with “reflect:”.
reflection-none-open = There is no reflection question open, so nothing was kept. Type “home” to see what is yours.
reflection-summary = A private reflection

# Words a member may type, separated by commas.
typed-let-pass = let it pass, pass, skip
