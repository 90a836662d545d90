"""What goes with the instruments: packs, signposts, questions for meetings. Where one of them cannot be used, everything else goes on."""

import dataclasses
import logging

from conversations import signs
from frameworks import annex, loader, packs, signposts

_log = logging.getLogger(__name__)


def shelf(library: loader.Library) -> packs.Shelf | None:
    """The packs; None where one of our editions is gone that they refer to. Then everything else goes on without them."""
    try:
        return packs.load(library)
    except packs.PackFaults as exc:
        _log.error("the packs cannot be used", extra={"action": "packs_unusable", "faults": str(exc)})
        return None


def guide(library: loader.Library) -> signs.Guide:
    """Signposts and questions, as far as they can be used."""
    questions = _questions(library)
    nowhere = dataclasses.replace(signs.NOWHERE, questions=questions)
    there = shelf(library)
    if there is None:
        return nowhere
    try:
        return signs.guide(library, there, signposts.load(library, there), questions)
    except signposts.SignpostFaults as exc:
        _log.error("the signposts cannot be used", extra={"action": "signposts_unusable", "faults": str(exc)})
        return nowhere


def _questions(library: loader.Library) -> annex.Fits:
    """The questions for meetings; none where an edition is gone that they refer to. Then summaries ask the follow-ups alone."""
    try:
        return annex.load(library)
    except annex.QuestionFaults as exc:
        _log.error("the questions for meetings cannot be used", extra={"action": "questions_unusable", "faults": str(exc)})
        return {}
