"""Action learning sets: their plan, their prompts, and what is said in them.

What anybody writes in a set is theirs alone until they share it with the set, and never leaves it from here.
"""
