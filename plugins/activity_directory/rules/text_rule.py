"""How a rule looks at texts: at a whole file as it is written first, and seldom at each text in it.

The first look may say yes where there is nothing, and never no where there is something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from activity_directory.rules.rule import TEXTS, Rule

if TYPE_CHECKING:
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.problems import Problem
    from activity_directory.schema.texts import Passage, Texts


class Finding(NamedTuple):
    """Something in a text that is worth a look: where it starts, its rule, and what is said."""

    start: int
    rule: str
    message: str
    hint: str


MOST_SHARED = 32
"""Files that all share of which it is remembered what a rule found: files are compared again and
again while a list is imported, and after each entry that `serve` sees saved."""

MayHave = Callable[[str], object]
"""Whether a file with these words may have anything to find."""
Findings = Callable[["Passage"], Iterable[Finding]]
"""What there is to find in one text."""


def _nothing(_passage: Passage) -> Iterable[Finding]:
    return ()


def text_rule(
    names: tuple[str, ...],
    manual: str,
    may_have: MayHave,
    findings: Findings,
    *,
    in_markdown: Findings = _nothing,
    notes_too: bool = False,
) -> Rule:
    """A rule whose warnings are found text by text, in entries and in the files that all share.

    `in_markdown` has a first look of its own, at the Markdown alone. `notes_too`: also in what is
    kept for the maintainers alone, which anybody can read in git.
    """

    def look(texts: Texts, _community: Community, _today: date) -> Iterable[Problem]:
        return problems_in(texts)

    def problems_in(texts: Texts) -> Iterable[Problem]:
        if _may_be_found(may_have, texts.written):
            return in_every_text(texts)
        return () if in_markdown is _nothing else in_its_markdown(texts)

    def in_every_text(texts: Texts) -> Iterator[Problem]:
        for passage in texts.every() if notes_too else texts.published():
            if _may_be_found(may_have, passage.words):  # the words of danger are 9,000 texts
                yield from as_problems(passage, findings(passage))
        yield from in_its_markdown(texts)

    def in_its_markdown(texts: Texts) -> Iterator[Problem]:
        for passage in texts.markdown:
            yield from as_problems(passage, in_markdown(passage))

    @lru_cache(maxsize=MOST_SHARED)
    def in_shared(texts: Texts) -> tuple[Problem, ...]:
        return tuple(problems_in(texts))

    def compare(_notes: object, community: Community, _today: date) -> Iterator[Problem]:
        for texts in community.shared_texts:
            yield from in_shared(texts)

    return Rule(names, manual, check_entry={TEXTS: look}, check_all=compare)


def _may_be_found(may_have: MayHave, written: str) -> bool:
    """A backslash, which is reported as a mistake, may stand for any letter."""
    return "\\" in written or bool(may_have(written))


def as_problems(passage: Passage, findings: Iterable[Finding]) -> Iterator[Problem]:
    """What was found in a text, as warnings at its place."""
    for finding in findings:
        yield passage.places.problem(
            passage.place(finding.start),
            finding.rule,
            f"{passage.label}: {finding.message}",
            finding.hint,
            "warning",
        )
