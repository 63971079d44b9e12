"""Kinds that are one of a list: words the software knows, and terms of a vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.kinds.text import Plain, note, only_text
from activity_directory.schema.reading import ParseContext
from activity_directory.schema.values.mistake import (
    Mistake,
    either,
    shown,
)
from activity_directory.source import nodes
from activity_directory.vocabulary import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from activity_directory.schema.reading import (
        References,
        Schema,
        Table,
        Value,
        ValueIs,
    )


@dataclass(frozen=True)
class OneOf(Plain):
    """A word out of a few that the software gives a meaning."""

    choices: tuple[str, ...]
    synonyms: tuple[tuple[str, str], ...] = ()
    may_be_blank: ClassVar[bool] = False

    @property
    def expected(self) -> str:
        """The choices in words."""
        return either(self.choices)

    @property
    def in_reference(self) -> str:
        """Each choice as it is written."""
        return " · ".join(f"`{choice}`" for choice in self.choices)

    @property
    def value_is(self) -> ValueIs:
        """One of the choices."""
        return "choice"

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """The choices."""
        return {"enum": list(self.choices)}

    @cached_property
    def _known(self) -> dict[str, str]:
        return {choice: choice for choice in self.choices}

    def known(self, _references: References) -> Mapping[str, Value]:
        """The choices."""
        return self._known

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The choice, or None and a problem."""
        text = only_text(node, context, label, self)
        if text is None or text in self.choices:
            return text
        named = {plain(choice): choice for choice in self.choices} | dict(self.synonyms)
        close = plain(text) if plain(text) in named else nearest(plain(text), named)
        meant = named[close] if close else ""
        return note(Mistake(text, meant=meant), node, context, label, self)


ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The shape of an id, whatever its length."""


@dataclass(frozen=True)
class TermOf(Plain):
    """A term of a vocabulary, by its id."""

    vocabulary: str
    may_be_blank: ClassVar[bool] = False

    @property
    def expected(self) -> str:
        """Where the terms are listed."""
        return f"a term of content/vocabularies/{self.vocabulary}.yml"

    @property
    def in_reference(self) -> str:
        """Where the terms are listed."""
        return f"a term of `content/vocabularies/{self.vocabulary}.yml`"

    def known(self, references: References) -> Mapping[str, Value]:
        """The terms by their ids."""
        return references.vocabularies[self.vocabulary].terms

    def schema(self, _group: Callable[[Table], Schema]) -> Schema:
        """An id: which terms there are, only `check` knows."""
        return {"type": "string", "pattern": f"^({ID})$"}

    def read(self, node: nodes.Node, context: ParseContext, label: str) -> Value:
        """The term, or None and a problem."""
        text = only_text(node, context, label, self)
        if text is None:
            return None
        vocabulary = context.references.vocabularies[self.vocabulary]
        term = vocabulary.terms.get(text)
        if term is None and vocabulary.whole:
            meant = vocabulary.meant(text) if context.may_guess() else None
            several = text.split()
            advice = f"The terms are listed in content/vocabularies/{self.vocabulary}.yml."
            for other in ("needs", "audiences", "categories"):
                misplaced = None if meant else context.references.vocabularies[other].named(text)
                if misplaced is not None:
                    advice = f"It is one of the {other}. Move it to `{other}:`."
                    if misplaced.id != text:
                        advice = (
                            f"That is one of the {other}. Write `{misplaced.id}` under `{other}:`."
                        )
            if len(several) > 1 and all(vocabulary.get(word) for word in several):
                meant, advice = None, f"Put commas between them: `{', '.join(several)}`."
            context.problem(
                node,
                "unknown-term",
                f"{label}: {quoted(shown(text))} is not one of the terms",
                f"Did you mean `{meant.id}` ({meant.label})?" if meant else advice,
                meant=meant.id if meant and vocabulary.surely(text) else "",
            )
        return term
