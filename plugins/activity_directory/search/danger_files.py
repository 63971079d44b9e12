"""The two files by which the find page recognises words of danger.

The first has every word that a phrase of danger may have, and the phrases of one word or one list.
That is enough to know of most searches that they are of no danger, because any other phrase needs
two such words. The second has all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activity_directory.search.front_coding import front_coded, shared_at_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from activity_directory.model.danger import Danger, WordList

AND, BUT_NOT, WHOLE = "+", "-", "."
"""What phrases have between words: any order, what speaks against it, nothing else is typed."""

_FIRST_SIGN, _SIGNS = ord("#"), 92
"""A number is two signs, each one of the 92 from # on: neither a space nor a quotation mark."""
_MOST_SHARED = 9


def danger_files(danger: Danger) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is fetched first, and the rest.

    `names` are the names of lists, in capitals, and what phrases have between words; `words` are
    words, front-coded: the first `meant` of them are those that phrases of danger may have. A
    phrase is written in numbers (`_coded`) that count `names`, then the words of the first file,
    then those of the second. `groups` are the same in both files, each with other phrases.
    """
    lists = {one.id.upper(): one for one in danger.sets}
    phrases = {group.id: [_tokens(phrase) for phrase in group.words] for group in danger.groups}
    harmless = [_tokens(phrase) for phrase in danger.harmless]
    of_danger = [one for of in phrases.values() for one in of]
    short = {token for one in of_danger if _is_short(one) for token in one}
    dangerous = {name for name, one in lists.items() if one.danger}
    early_lists = _with_those_within(dangerous | (short & lists.keys()), lists)
    every = {token for one in (*harmless, *of_danger) for token in one}
    names = [*sorted(lists), AND, BUT_NOT, WHOLE]
    asked_for = {token for one in of_danger for token in _against_nothing(one)}
    meant = _words(asked_for, lists) - {*names}
    early = _words(early_lists, lists) - {*names, *meant}
    late = _words(every | lists.keys(), lists) - {*names, *meant, *early}
    tokens = [*names, *sorted(meant), *sorted(early), *sorted(late)]
    numbers = {token: number for number, token in enumerate(tokens)}

    def sets(names: Iterable[str]) -> list[dict[str, Any]]:
        return [
            {
                "id": lists[name].id,
                "danger": lists[name].danger,
                "words": _coded(sorted(map(_tokens, lists[name].words)), numbers),
            }
            for name in sorted(names)
        ]

    def groups(*, short: bool) -> list[dict[str, Any]]:
        return [
            {
                "id": group.id,
                "needs": group.needs,
                "words": _coded(
                    sorted(one for one in phrases[group.id] if _is_short(one) is short), numbers
                ),
            }
            for group in danger.groups
        ]

    first = {
        "names": names,
        "words": " ".join((*front_coded(sorted(meant)), *front_coded(sorted(early)))),
        "meant": len(meant),
        "sets": sets(early_lists),
        "groups": groups(short=True),
    }
    rest = {
        "words": " ".join(front_coded(sorted(late))),
        "sets": sets(lists.keys() - early_lists),
        "groups": groups(short=False),
        "harmless": _coded(harmless, numbers),
        "lookalikes": sorted(danger.lookalikes),
    }
    return first, rest


def _tokens(phrase: str) -> list[str]:
    return phrase.replace(WHOLE, f" {WHOLE} ").split()


def _against_nothing(tokens: Sequence[str]) -> Sequence[str]:
    """A phrase up to what speaks against it."""
    return tokens[: tokens.index(BUT_NOT)] if BUT_NOT in tokens else tokens


def _is_short(tokens: Sequence[str]) -> bool:
    return sum(token not in {AND, WHOLE} for token in _against_nothing(tokens)) == 1


def _with_those_within(names: set[str], lists: Mapping[str, WordList]) -> set[str]:
    """Lists by name, with those that they name."""
    found: set[str] = set()
    todo = sorted(names)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += {
                token for words in lists[name].words for token in _tokens(words)
            } & lists.keys()
    return found


def _words(tokens: set[str], lists: Mapping[str, WordList]) -> set[str]:
    """The words among some tokens, and those of the lists that they name."""
    named = _with_those_within(tokens & lists.keys(), lists)
    within = {token for name in named for words in lists[name].words for token in _tokens(words)}
    return (tokens | within) - lists.keys()


def _coded(phrases: Iterable[Sequence[str]], numbers: Mapping[str, int]) -> str:
    """Phrases with spaces between.

    Each is how many tokens it shares with the one before (a digit), and the numbers of the rest.
    """
    before: Sequence[str] = ()
    coded = []
    for phrase in phrases:
        shared = shared_at_start(before, phrase, _MOST_SHARED)
        coded.append(f"{shared}{''.join(_signs(numbers[token]) for token in phrase[shared:])}")
        before = phrase
    return " ".join(coded)


def _signs(number: int) -> str:
    first, second = divmod(number, _SIGNS)
    return chr(_FIRST_SIGN + first) + chr(_FIRST_SIGN + second)
