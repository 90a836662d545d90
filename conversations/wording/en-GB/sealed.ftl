# Words that are kept encrypted: memos, and what is written in a learning set.

sealed-summary = A word from Boardpulse
sealed-off =
    This is switched off here, because there is no key to lock your words with. Nothing was kept. Whoever runs Boardpulse can switch it on
    with “boardpulse new-key”.
sealed-unreadable =
    I cannot open this just now: the key is missing. Your words are safe, and nothing is lost. Whoever runs Boardpulse has to put the key
    back.
sealed-copy = These words cannot be opened just now. They are safe.

doctor-private = Memos and learning sets
doctor-private-on = Switched on. What people write there is encrypted with your secret keys. Keep a copy of the keys.
doctor-private-off = Switched off. Set BOARDPULSE_SECRET_KEYS to what “boardpulse new-key” prints.
