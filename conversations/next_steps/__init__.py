"""From talk to action: what a board agreed of itself, and the few next steps that come back until they are done or dropped.

Pure. People read "action"; the code says next step, because an action here is what a button carries.
"""
