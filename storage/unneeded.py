"""People who are on no board any more: gone, unless something else is theirs."""

import uuid
from collections.abc import Collection

from storage import models

_PART_OF_A_PERSON = {"addresses", "terms", "absences", "opt_outs"}
"""What is only about somebody, and goes with them."""


async def drop(person_ids: Collection[uuid.UUID]) -> None:
    """Delete those of these people of whom nothing else is known: no seat, no duty, no answer, no memo, no set, no message.

    Every table that refers to people is asked, whichever there are.
    """
    left = set(person_ids)
    for name in sorted(models.Person._meta.backward_fk_fields - _PART_OF_A_PERSON):
        if left:
            left -= set(await models.Person.filter(**{f"{name}__isnull": False}, person_id__in=left).values_list("person_id", flat=True))
    await models.Person.filter(person_id__in=left).delete()
