"""The codes of cards while they are kept up to date: new ones, and what cards have come to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from activity_directory.cards.printed_facts import new_facts, printed_facts
from activity_directory.cards.words import Discretion
from activity_directory.model.card_code import code_of_each, with_new

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from activity_directory.catalogue.catalogue import Catalogue
    from activity_directory.model.activity import Activity
    from activity_directory.model.card_code import CardCode


class CodeBook:
    """The codes that there are, by themselves; they grow as versions of the entries are noted."""

    def __init__(self, codes: Iterable[CardCode]) -> None:
        self._codes = {one.code: one for one in codes}

    def note(self, catalogue: Catalogue, on: date, *, earlier: bool = False) -> None:
        """Note what the cards of a version say that had not been said before `on`.

        Of an `earlier` version what is noted already counts, wherever: it may be read once more.
        """
        codes = code_of_each(self._codes.values(), catalogue.renamed)
        for activity in catalogue.activities:
            code = codes.get(activity.slug)
            if code is not None and not activity.about_safety:
                known = {(one.fact, one.mark) for one in code.history if earlier}
                facts = printed_facts(activity)
                new = new_facts(
                    code, tuple(one for one in facts if (one.fact, one.mark) not in known), on
                )
                self._codes[code.code] = replace(code, history=(*code.history, *new))

    def up_to_date(self, catalogue: Catalogue, on: date) -> tuple[CardCode, ...]:
        """All codes in order, with one for each activity, and without what is now withheld."""
        names = ((one.slug, *one.was) for one in catalogue.activities)
        self._codes = with_new(self._codes.values(), names)
        self.note(catalogue, on)
        for slug, one in code_of_each(self._codes.values(), catalogue.renamed).items():
            listed = catalogue.activity_by_slug.get(slug)
            if listed is not None:
                self._codes[one.code] = without_secrets(one, listed, catalogue)
        return tuple(self._codes[code] for code in sorted(self._codes))


def without_secrets(code: CardCode, activity: Activity, catalogue: Catalogue) -> CardCode:
    """The same without what nobody may learn any more: git keeps it, and no website shows it."""
    if activity.about_safety:
        return replace(code, history=())
    secrets, discreet = catalogue.certain_secrets, Discretion(activity)
    history = (
        one
        for one in code.history
        if one.words == discreet(one.words)
        and not (secrets and any(secrets.disclosures(one.words)))
        and not (one.fact == "where" and activity.withholds_its_place)
    )
    return replace(code, history=tuple(history))
