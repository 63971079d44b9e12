"""Every call of a component, as pages are really made, is what the component's contract says."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jinja2.runtime
import pytest
from tests.conftest import CONTENT, Run, small_borough
from tests.small_site import golden
from tools import components as contracts

from activity_directory import cli


class Calls:
    """What templates called and what was wrong with it."""

    def __init__(self) -> None:
        self.contracts = {
            (component.name, macro.name): macro
            for component in contracts.components()
            for macro in component.macros
        }
        self.seen: set[tuple[str, str]] = set()
        self.faults: set[str] = set()

    def note(self, macro: jinja2.runtime.Macro, values: list[Any]) -> None:
        make = macro._func  # noqa: SLF001 - Jinja tells it nowhere else
        if isinstance(make, partial):  # one that remembers what it made: portal/quick_templates.py
            make = make.args[0]
        file = Path(make.__code__.co_filename)
        contract = self.contracts.get((file.parent.name, macro.name))
        if file.name != "macro.html" or contract is None:
            return
        self.seen.add((file.parent.name, macro.name))
        kinds = {parameter.name: parameter for parameter in contract.parameters}
        for name, value in zip(macro.arguments, values, strict=False):
            if value is jinja2.runtime.missing:
                if kinds[name].default is None:
                    self.faults.add(f"{macro.name} needs {name}")
            elif name != "caller":
                self.faults.update(
                    contracts.faults(value, kinds[name].type, f"{macro.name}: {name}")
                )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[Calls]:
    calls = Calls()
    invoke = jinja2.runtime.Macro._invoke  # noqa: SLF001 - every call of a macro ends there

    def noting(macro: jinja2.runtime.Macro, values: list[Any], autoescape: bool) -> str:  # noqa: FBT001 - Jinja's own
        calls.note(macro, values)
        return invoke(macro, values, autoescape)

    monkeypatch.setattr(jinja2.runtime.Macro, "_invoke", noting)
    return calls


@pytest.mark.parametrize("borough", ["small", "demonstration"])
def test_pages_call_components_as_their_contracts_say(
    borough: str, calls: Calls, run: Run, tmp_path: Path
) -> None:
    content = CONTENT if borough == "demonstration" else small_borough(tmp_path / "content")
    built = run(
        "build", "--content", content, "--output", tmp_path / "site", "--today", golden.TODAY
    )
    assert built.code == cli.DONE, built.err
    assert len(calls.seen) > 30
    assert "\n".join(sorted(calls.faults)) == ""
