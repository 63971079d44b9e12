"""Access: what is said of a place and a session, and what follows from it.

Nobody may take what was never said for a yes, nor for a no: it is "ask" in every output.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.model.place import access_together, is_at_a_place
from activity_directory.wording.places import shown_venues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from activity_directory.model.activity import Activity
    from activity_directory.model.place import Access, Answer
    from activity_directory.vocabulary import Term, Vocabulary

STEP_FREE = "step-free"


def access_shown(access: Access, features: Vocabulary, *, of_a_place: bool) -> Access:
    """What a page says of access: all that is known, and of a place always whether it has steps."""
    known = with_what_follows(access, features)
    step_free = features.get(STEP_FREE)
    if not of_a_place or step_free is None or any(term is step_free for term, _ in known):
        return known
    return (*known, (step_free, "ask"))


def with_what_follows(access: Access, features: Vocabulary) -> Access:
    """The same, and what follows: a place with an accessible toilet has a toilet.

    A place without parking has no Blue Badge parking either, unless that is said.
    """
    answers: dict[Term, Answer] = dict(access)
    for term, answer in access:
        if answer == "yes":
            answers |= dict.fromkeys(_wider(term, features), "yes")
    for term in features:
        if term not in answers and any(answers.get(one) == "no" for one in _wider(term, features)):
            answers[term] = "no"
    return tuple(answers.items())


def access_answers(activity: Activity, features: Vocabulary) -> Mapping[str, Answer]:
    """One answer for each feature by its id: yes only where every place that is shown says yes.

    Where places differ somebody has to ask which, as about what nobody has said. What only a
    withheld place has is not told. Features of a place are left out where people go nowhere.
    """
    shown = shown_venues(activity.venues)
    by_place = [access_together(venue.access, activity.access) for venue in shown]
    known = [dict(with_what_follows(access, features)) for access in by_place or [activity.access]]
    at_a_place = is_at_a_place(activity.formats)
    answers: dict[str, Answer] = {}
    for term in features:
        stated = {place.get(term, "ask") for place in known}
        is_stated = any(term in place for place in known)
        if is_stated or at_a_place or term.scope != "venue":
            answers[term.id] = stated.pop() if len(stated) == 1 else "ask"
    return MappingProxyType(answers)


def _wider(term: Term, features: Vocabulary) -> Iterator[Term]:
    """The features that it is a kind of, the nearest first. A circle ends the climb."""
    seen = {term}
    wider = features.get(term.parent)
    while wider is not None and wider not in seen:
        seen.add(wider)
        yield wider
        wider = features.get(wider.parent)
