"""An issue's text as a forge makes it of a form: of the form's own file, not of our questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"

GOOD = {
    "name": "Chess at the Mill",
    "summary": "Chess for beginners, with tea.",
    "organisation": "Highfield Neighbours",
    "description": "We play chess, and nobody minds who wins.",
    "first_time": "Come in and say that you are new.",
    "needs": ["Feeling lonely or cut off"],
    "how_often": "Every week",
    "times": "Tuesday 2pm to 4pm",
    "format": ["In person"],
    "venue": "Highfield Community Centre",
    "price": "A price each time",
    "amount": "2.50",
    "joining": ["Just turn up"],
    "phone": "01632 960110",
    "your_role": "the group itself",
}
"""What somebody enters in the form of a new activity: words, or the ticks they make."""


@cache
def form(template: str) -> dict[str, Any]:
    """A form as the forge reads it."""
    found: dict[str, Any] = yaml.safe_load((TEMPLATES / template).read_text(encoding="utf-8"))
    return found


def questions(template: str) -> list[dict[str, Any]]:
    """The elements of a form that people answer."""
    return [one for one in form(template)["body"] if one["type"] != "markdown"]


def submitted(template: str, entered: Mapping[str, Any], line_end: str = "\n") -> str:
    """The issue that comes of what was entered, by the ids of the form."""
    parts = []
    for question in questions(template):
        about = question["attributes"]
        said = entered.get(question["id"], "")
        if question["type"] == "checkboxes":
            labels = [option["label"] for option in about["options"]]
            assert set(said) <= set(labels), f"{question['id']}: {said} of {labels}"
            said = "\n".join(f"- [{'X' if label in said else ' '}] {label}" for label in labels)
        elif question["type"] == "dropdown":
            assert said in {"", *about["options"]}, f"{question['id']}: {said}"
        parts.append(f"### {about['label']}\n\n{said or '_No response_'}")
    return "\n\n".join(parts).replace("\n", line_end)
