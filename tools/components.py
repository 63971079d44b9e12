"""The contract of each component of the theme: its macros' signatures and the views they take.

A signature is in the comment at the top of macro.html, as Python writes it; what a view holds is
in its class alone. The documents, the gallery and the tests take both from here.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import textwrap
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from activity_directory.cards.counter import CounterCard
from activity_directory.cards.poster import Strip
from activity_directory.portal.views import (
    activity,
    area_map,
    card_code,
    common,
    coverage,
    find,
    forms,
    lists,
    my_list,
    others,
    patches,
    professionals,
    site,
    whats_on,
)

COMPONENTS = Path(__file__).resolve().parent.parent / "theme" / "templates" / "components"

# What a signature may name, beside Python's own types. A block is what a template puts between
# `{% call %}` and `{% endcall %}`.
NAMES: Mapping[str, object] = {
    **{
        name: kind
        for module in (
            activity,
            area_map,
            common,
            forms,
            lists,
            card_code,
            my_list,
            others,
            patches,
            professionals,
            site,
            whats_on,
        )
        for name, kind in vars(module).items()
    },
    "Block": Markup,
    "Strip": Strip,
    "CounterCard": CounterCard,
    "Literal": Literal,
    "coverage": coverage,
    "find": find,
}
EMPTY = ("", Markup(), (), None)
"""What stands for something that is missing."""

_COMMENT = re.compile(r"\{#-\n(.*?)-#\}", re.DOTALL)
_SIGNATURE = re.compile(r"^  \w+\((?:.*\)|\n(?:    .+\n)*  \))$", re.MULTILINE)
_HEAD = """\
# Components

What each component of the theme takes: `tools/generated.py` makes this from the macros and the view
classes. How to use one and to add one: [theme/README.md](../theme/README.md).

`from "components/<name>/macro.html" import <macro>`. A type with `?` may be `""`, `()` or `None`:
then its place is left out. `…` are rows. `level` is the level of a heading.
"""


class NotOfThisType(Exception):
    """What was written can't be made a value of the type."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a macro takes. `default` is None where it has to be given."""

    name: str
    type: object
    default: ast.expr | None

    @property
    def in_a_call(self) -> str:
        """Its name, and its default if it has one."""
        return f"{self.name}={ast.unparse(self.default)}" if self.default else self.name


@dataclass(frozen=True, slots=True)
class Macro:
    """One macro that templates may call."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]

    @property
    def signature(self) -> str:
        """How it is called; the block, if it takes one, is no part of it."""
        given = (parameter.in_a_call for parameter in self.parameters if parameter.name != "caller")
        return f"{self.name}({', '.join(given)})"

    def arguments(self, written: Mapping[str, object], place: str) -> dict[str, object]:
        """What YAML wrote, as the values to call the macro with.

        Raises NotOfThisType for a value of another type, one too many and one that is missing.
        """
        if unknown := sorted(written.keys() - {parameter.name for parameter in self.parameters}):
            raise NotOfThisType(f"{place}: {self.name} takes no {', '.join(unknown)}")
        for one in self.parameters:
            if one.default is None and one.name not in written:
                raise NotOfThisType(f"{place}: {self.name} needs {one.name}")
        return {
            one.name: made(written[one.name], one.type, f"{place}: {one.name}")
            for one in self.parameters
            if one.name in written
        }


@dataclass(frozen=True, slots=True)
class Component:
    """A folder of theme/templates/components."""

    name: str
    about: str
    macros: tuple[Macro, ...]

    def macro(self, name: str) -> Macro:
        """The macro of that name."""
        return next(macro for macro in self.macros if macro.name == name)


def components() -> tuple[Component, ...]:
    """Every component, by name."""
    return tuple(component(path.parent.name) for path in sorted(COMPONENTS.glob("*/macro.html")))


def component(name: str) -> Component:
    """The contract that a component's macro.html opens with."""
    text = (COMPONENTS / name / "macro.html").read_text(encoding="utf-8")
    comment = _COMMENT.match(text)
    if comment is None:
        message = f"components/{name}/macro.html must open with a comment that has its signatures"
        raise ValueError(message)
    matches = list(_SIGNATURE.finditer(comment[1]))
    starts = [match.start() for match in matches] + [len(comment[1])]
    macros = (
        _macro(match[0], comment[1][match.end() : end])
        for match, end in zip(matches, starts[1:], strict=True)
    )
    return Component(name, _one_line(comment[1][: starts[0]]), tuple(macros))


def _macro(signature: str, about: str) -> Macro:
    written = ast.parse(f"def {signature.strip()}: ...").body[0]
    if not isinstance(written, ast.FunctionDef):
        raise TypeError(signature)
    taken = written.args
    required = len(taken.args) - len(taken.defaults)
    rows = [
        *zip(taken.args, [*[None] * required, *taken.defaults], strict=True),
        *zip(taken.kwonlyargs, taken.kw_defaults, strict=True),
    ]
    return Macro(written.name, _one_line(about), tuple(_parameter(*row) for row in rows))


def _parameter(argument: ast.arg, default: ast.expr | None) -> Parameter:
    if argument.annotation is None:
        message = f"{argument.arg} has no type"
        raise ValueError(message)
    kind = eval(ast.unparse(argument.annotation), dict(NAMES))  # noqa: S307 - the theme's own file
    return Parameter(argument.arg, kind, default)


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ---- values and types


def fields_of(view: type) -> dict[str, object]:
    """The fields of a view by name, each with its type."""
    hints = typing.get_type_hints(view, include_extras=True)
    return {field.name: hints[field.name] for field in dataclasses.fields(view)}


def is_view(kind: object) -> typing.TypeGuard[type]:
    """Whether a type is a class of views."""
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


def faults(value: object, kind: object, place: str) -> list[str]:
    """Every way in which a value is not of the type, each with its place."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        every = [faults(value, one, place) for one in inside]
        return [] if [] in every else every[0]
    if origin is tuple and isinstance(value, tuple):
        return _faults_of_rows(value, inside, place)
    if is_view(kind) and dataclasses.is_dataclass(value):
        return _faults_of_view(value, kind, place)
    return [] if _is_plainly(value, kind) else [f"{place}: {value!r} is not {type_words(kind)}"]


def _is_plainly(value: object, kind: object) -> bool:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return isinstance(value, inside[0])
    if origin is Literal:
        return value in inside
    if not isinstance(kind, type):
        return False
    return (
        isinstance(value, kind)
        and (kind is not str or value != "")
        and _is_no_odd_bool(value, kind)
    )


def _is_no_odd_bool(value: object, kind: type) -> bool:
    """Python counts True among its numbers; a contract doesn't."""
    return kind is bool or not isinstance(value, bool)


def _faults_of_rows(value: Sequence[object], inside: Sequence[object], place: str) -> list[str]:
    kinds = [inside[0]] * len(value) if inside[-1] is ... else list(inside)
    if len(kinds) != len(value):
        return [f"{place}: {value!r} are not {len(kinds)} values"]
    rows = zip(value, kinds, strict=True)
    return [
        fault
        for number, (row, kind) in enumerate(rows)
        for fault in faults(row, kind, f"{place}[{number}]")
    ]


def _faults_of_view(value: object, view: type, place: str) -> list[str]:
    """The faults of its fields. Another class will do, as far as it has fields of these names."""
    return [
        fault
        for name, kind in fields_of(view).items()
        if hasattr(value, name)
        for fault in faults(getattr(value, name), kind, f"{place}.{name}")
    ]


def made(written: object, kind: object, place: str) -> object:
    """The value that YAML wrote: a view for a mapping, a tuple for a list.

    What may be missing may be left out. Raises NotOfThisType, with the place.
    """
    value = _shaped(written, kind, place)
    if wrong := faults(value, kind, place):
        raise NotOfThisType("; ".join(wrong))
    return value


def _shaped(written: object, kind: object, place: str) -> object:
    inside = typing.get_args(kind)
    if type(None) in inside:
        return None if written is None else _shaped(written, inside[0], place)
    if isinstance(written, dict) and is_view(kind):
        return _view(written, kind, place)
    if isinstance(written, list) and typing.get_origin(kind) is tuple:
        kinds = [inside[0]] * len(written) if inside[-1] is ... else inside
        rows = zip(written, kinds, strict=False)
        return tuple(_shaped(row, one, f"{place}[{at}]") for at, (row, one) in enumerate(rows))
    return written


def _view(written: Mapping[str, object], view: type, place: str) -> object:
    kinds = fields_of(view)
    if unknown := sorted(written.keys() - kinds.keys()):
        raise NotOfThisType(f"{place}: {view.__name__} has no {', '.join(unknown)}")
    values = {name: _shaped(part, kinds[name], f"{place}.{name}") for name, part in written.items()}
    for field in dataclasses.fields(view):
        if field.name not in values and field.default is dataclasses.MISSING:
            values[field.name] = _nothing(kinds[field.name], f"{place}.{field.name}")
    return view(**values)


def _nothing(kind: object, place: str) -> object:
    for empty in EMPTY:
        if not faults(empty, kind, place):
            return empty
    raise NotOfThisType(f"{place} is missing: {type_words(kind)}")


# ---- the document


def type_words(kind: object) -> str:
    """A type as the document has it: `Link…` for rows of links, `text?` for what may be empty."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated or origin in {typing.Union, types.UnionType}:
        return f"{type_words(inside[0])}?"
    if origin is Literal:
        return " ".join(f'"{one}"' for one in inside)
    if origin is tuple:
        rows = inside[-1] is ...
        return f"{type_words(inside[0])}…" if rows else f"({', '.join(map(type_words, inside))})"
    return _name_of(kind) if isinstance(kind, type) else str(kind)


def _name_of(kind: type) -> str:
    """What readers know it by; a view of one page alone, with its module."""
    if is_view(kind) and kind.__module__ in {coverage.__name__, find.__name__}:
        return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
    return {"str": "text", "Markup": "HTML", "int": "number"}.get(kind.__name__, kind.__name__)


def _views_in(kind: object) -> Iterator[type]:
    if is_view(kind):
        yield kind
    for inside in typing.get_args(kind):
        yield from _views_in(inside)


def views_of(every: Sequence[Component]) -> tuple[type, ...]:
    """Every view that a component takes and those that they hold, by name."""
    taken = (
        parameter.type for part in every for macro in part.macros for parameter in macro.parameters
    )
    waiting = [view for kind in taken for view in _views_in(kind)]
    found: set[type] = set()
    while waiting:
        view = waiting.pop()
        if view not in found:
            found.add(view)
            waiting += [inner for kind in fields_of(view).values() for inner in _views_in(kind)]
    return tuple(sorted(found, key=lambda view: (view.__name__, view.__module__)))


def as_markdown() -> str:
    """docs/components.md."""
    every = components()
    lines = [_HEAD]
    for one in every:
        lines += [f"## {one.name}", "", *_filled(one.about), ""]
        for macro in one.macros:
            lines += [*_macro_lines(macro), ""]
    lines += ["# What they take", ""]
    for view in views_of(every):
        about = (view.__doc__ or "").partition("\n\n")[0]
        lines += [f"## {_name_of(view)}", "", *_filled(_one_line(about)), ""]
        lines += [f"* `{name}`: {type_words(kind)}" for name, kind in fields_of(view).items()]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def _macro_lines(macro: Macro) -> Iterator[str]:
    yield f"`{macro.signature}`"
    if macro.about:
        yield from ("", *_filled(macro.about))
    if taken := [
        parameter for parameter in macro.parameters if parameter.name not in {"level", "caller"}
    ]:
        yield from ("", *(f"* `{one.name}`: {type_words(one.type)}" for one in taken))
    for block in macro.parameters:
        if block.name == "caller":
            may = "may be" if block.default else "is"
            call = f"`{{% call {macro.name}(…) %}}…{{% endcall %}}`"
            yield from ("", f"It {may} called with a block: {call}.")


def _filled(text: str) -> list[str]:
    return textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False)
