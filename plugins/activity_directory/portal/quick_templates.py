"""Templates as Jinja2 runs them, with less work at each of a million small steps of a build.

It knows Jinja2's inner workings, and changes nothing of what a template makes: a test compares
whole sites made with and without it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2 import Environment
    from jinja2.environment import TemplateModule

REMEMBERED = frozenset(
    {
        "activity_result",
        "icon",
        "outline",
        "patch",
        "session_line",
        "site_banner",
        "site_footer",
        "site_header",
        "tag",
    }
)
"""Macros that are given the same things on many pages: see `_remembering`."""
_MOST = 10_000
"""As many pieces of markup of one macro are kept."""


def make_quick(environment: Environment) -> None:
    """Have an environment use what is here, before it reads its first template."""
    environment.template_class = QuickTemplate
    environment.context_class = QuickContext


class QuickContext(Context):
    """What a template calls macros by: most of them at once, with what they are given in order."""

    def call(self, what: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja2 has it
        """The markup of a macro, or what anything else gives."""
        if type(what) is not Macro:
            return super().call(what, *args, **kwargs)
        kwargs.pop("_block_vars", None)  # for what asks for the context, as no macro does
        kwargs.pop("_loop_vars", None)
        left = len(what.arguments) - len(args)
        if kwargs or left < 0 or what.caller or what.catch_kwargs or what.catch_varargs:
            return what(self.eval_ctx, *args, **kwargs)
        in_order = [*args, *[missing] * left]
        return what._invoke(in_order, self.eval_ctx.autoescape)  # noqa: SLF001 - what calling it does


class QuickTemplate(Template):
    """A template that finds what it imports at once, and whose macros may remember."""

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja2's name
    ) -> Template:
        # What a compiled template calls is found by these names.
        namespace["escape"] = _escaped
        namespace["Macro"] = _macro
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The macros of an imported template.

        Jinja2 compares names first, in case a page has globals of its own. No page has.
        """
        del ctx
        if self._module is None:
            self._module = self.make_module()
        return self._module


def _escaped(value: object) -> str:
    """A value as text of a page. What Jinja2 calls makes `Markup` of it, to join it at once."""
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


def _macro(environment: Environment, make: Callable[..., str], name: str, *more: Any) -> Macro:  # noqa: ANN401 - as Jinja2 has it
    if name in REMEMBERED:
        make = partial(_remembering, make, {})
    return Macro(environment, make, name, *more)


def _remembering(make: Callable[..., str], known: dict[Any, Any], *given: object) -> str:
    """What a macro makes of what it is given, made once for the same texts and the same objects.

    Views never change, so an object stands for all that is in it. It is kept beside the markup,
    so that no other object gets its number.
    """
    key = tuple([one if type(one) is str else id(one) for one in given])
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST:
            known.clear()
        found = known[key] = make(*given), given
    return found[0]
