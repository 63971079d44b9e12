"""The fields as JSON Schema, so that an editor can complete, explain and underline them.

An editor reads YAML by its own rules, so a number may come as a number. What lies between two
fields, and which terms and files there are, only `check` knows.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from activity_directory.schema import fields as table
from activity_directory.schema import kinds
from activity_directory.schema.values import LONGEST_EMAIL, LONGEST_URL, MONTHS, RULE_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.schema.fields import Field, Table
    from activity_directory.schema.kinds import Kind

Schema = dict[str, Any]

FILES: Mapping[str, tuple[Table, str, bool]] = MappingProxyType(
    {
        "activity": (table.ACTIVITY, "content/activities/*.yml", False),
        "organisation": (table.ORGANISATION, "content/organisations/*.yml", False),
        "venue": (table.VENUE, "content/venues/*.yml", False),
        "champion": (table.CHAMPION, "content/champions/*.yml", False),
        "fund": (table.FUND, "content/funding/*.yml", False),
        "site": (table.SITE, "content/site.yml", False),
        "terms": (table.TERM, "content/vocabularies/*.yml", True),
        "exceptions": (table.EXEMPTION, "content/exceptions.yml", True),
    }
)
"""Each schema: its table, the files it is for, and whether such a file is a list."""

_WORDS: Schema = {"type": ["string", "number", "boolean"]}
_DATE = r"(199\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]?\d|2[0-3]):[0-5]\d"
_DAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_YEAR = rf"\d{{1,2}} ({'|'.join(month.title() for month in MONTHS)})"
_MONEY = r"(?!£0+(\.00)?$)(£\d{1,3}(,\d{3})+(\.\d{2})?|£\d{1,6}(\.\d{2})?|\d{1,2}p)"
_PART = rf"({'|'.join(RULE_PARTS[1:])})=[A-Z0-9,+-]+"
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9._+'-]*@[A-Za-z0-9.-]+\.[A-Za-z]{2,24}"
_NOT_TOO_LONG = f"(?!.{{{LONGEST_URL + 1}}})"
_DIALLED: Schema = {"anyOf": [{"type": "string", "pattern": "^[0-9 +()-]+$"}, {"type": "integer"}]}
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (kinds.SLUG, r"(?!.{61})[a-z0-9]+(-[a-z0-9]+)*"),
    (kinds.PUBLISHED_SLUG, r"(?!.{61})[a-z0-9]+(-[a-z0-9]+)*"),
    (kinds.DATE, _DATE),
    (kinds.DATE_OR_BLANK, _DATE),
    (kinds.TIME, _TIME),
    (kinds.HOURS, rf"{_TIME} to {_TIME}"),
    (kinds.MONEY, _MONEY),
    (kinds.PRICE, _MONEY),
    (kinds.PRICE_OR_BLANK, _MONEY),
    (kinds.INTERVAL, r"((0?[1-9]|1\d|2[0-6]) )?(week|month)s?"),
    (kinds.WEEKS, r"(?!0+ )\d{1,3} weeks?"),
    (kinds.MONTHS_LONG, r"(?!0+ )\d{1,2} months?"),
    (kinds.UNTIL, rf"(until|from) {_DATE}"),
    (kinds.PERIOD, rf"{_DATE} to {_DATE}|{_DAY_OF_YEAR} to {_DAY_OF_YEAR}"),
    (
        kinds.DAY,
        rf"((first|second|third|fourth|fifth|last) )?{_DAY}|(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)",
    ),
    (kinds.DAYS_OF_WEEK, rf"Every day|{_DAY}( to {_DAY})?"),
    (kinds.RULE, rf"({_PART};)*FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;{_PART})*"),
    (
        kinds.EMAIL,
        rf"(?!.{{{LONGEST_EMAIL + 1}}}){_EMAIL}",
    ),
    (kinds.URL, rf"{_NOT_TOO_LONG}https?://[!-~]+"),
    (kinds.SECURE_URL, rf"{_NOT_TOO_LONG}https://[!-~]+"),
    (kinds.LINK, rf"{_NOT_TOO_LONG}https?://[!-~]+|/([a-z0-9-]+/)*"),
    (
        kinds.ADDRESS,
        r"((activities|organisations|stories|needs|categories|areas)/)?[a-z0-9]+(-[a-z0-9]+)*",
    ),
    (kinds.PICTURE, r"[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)"),
    (kinds.LOCATION, r"-?\d{1,2}\.\d{1,7}, ?-?\d{1,2}\.\d{1,7}"),
    (kinds.POSTCODE, r"GIR 0AA|[A-Z]{1,2}\d[A-Z0-9]? \d[ABD-HJLNP-UW-Z]{2}"),
)
_ANSWERS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (kinds.YES_NO, ("yes", "no")),
    (kinds.ANSWER, ("yes", "no", "ask")),
    (kinds.BANK_HOLIDAYS, ("open", "closed", "ask")),
)


def schemas() -> dict[str, str]:
    """Each schema as text, by its path from the project's folder."""
    return {
        f"schemas/{name}.schema.json": _as_text(_whole(name, one, in_list=in_list))
        for name, (one, _, in_list) in FILES.items()
    }


def editor_settings() -> str:
    """.vscode/settings.json: which schema is for which files."""
    wired = {f"./schemas/{name}.schema.json": files for name, (_, files, _) in FILES.items()}
    return _as_text({"yaml.schemas": wired, "yaml.yamlVersion": "1.2", "files.eol": "\n"})


def editor_tasks() -> str:
    """.vscode/tasks.json: `check`, with its problems as the editor's own, for the .md files too."""
    matcher = {
        "owner": "entries",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": r"^(.+):(\d+):(\d+): (error|warning): (.*) \[(.+)\]$",
            "file": 1,
            "line": 2,
            "column": 3,
            "severity": 4,
            "message": 5,
            "code": 6,
        },
    }
    task = {
        "label": "check the entries",
        "type": "shell",
        "command": "python3 publish.py check",
        "windows": {"command": "py publish.py check"},
        "problemMatcher": matcher,
        "group": {"kind": "build", "isDefault": True},
    }
    return _as_text({"version": "2.0.0", "tasks": [task]})


def _as_text(value: Schema) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _whole(name: str, one: Table, *, in_list: bool) -> Schema:
    groups: dict[str, Schema] = {}
    inner = _group(one, groups, "#/items" if in_list else "#")
    if one is table.ACTIVITY:
        inner["anyOf"] = [{"required": ["needs"]}, {"required": ["categories"]}]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{name.capitalize()}: content",
        **({"type": "array", "items": inner} if in_list else inner),
        "definitions": groups,
    }


def _group(one: Table, groups: dict[str, Schema], place: str) -> Schema:
    """The fields of a table. A name of several words may be written with spaces."""
    properties: Schema = {}
    for field in one.fields:
        properties[field.name] = _described(field, groups)
        if "_" in field.name:
            spaced = field.name.replace("_", " ")
            properties[spaced] = {"$ref": f"{place}/properties/{field.name}"}
    required = [field.name for field in one.required]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _described(field: Field, groups: dict[str, Schema]) -> Schema:
    described: Schema = {
        "title": field.label,
        "description": f"{field.help}\n\n{field.written}: {field.example}",
    }
    allowed = [_of(field.kind, groups)]
    if not field.required or field.kind.may_be_blank:
        allowed.append({"type": "null"})  # a field left blank is a field left out
    return described | (allowed[0] if len(allowed) == 1 else {"anyOf": allowed})


def _of(kind: Kind, groups: dict[str, Schema]) -> Schema:
    if isinstance(kind, kinds.ListOf):
        one = _of(kind.kind, groups)
        return {"anyOf": [one, {"type": "array", "items": one, "maxItems": kind.most}]}
    if isinstance(kind, kinds.RecordOf):
        return _record(kind, groups)
    if isinstance(kind, kinds.RefTo):
        slug = {"type": ["string", "number"]}
        if kind.table is None:
            return slug
        return {"anyOf": [slug, _named(kind.table, groups)]}
    if isinstance(kind, kinds.AccessFacts):
        answers = {"enum": ["yes", "no", "ask"]}
        return {"type": "object", "additionalProperties": answers}
    if isinstance(kind, kinds.OpenHours):
        return {
            "type": "object",
            "propertyNames": _words(kinds.DAYS_OF_WEEK),
            "additionalProperties": _of(kinds.ListOf(kinds.HOURS), groups),
        }
    return _words(kind)


def _record(kind: kinds.RecordOf, groups: dict[str, Schema]) -> Schema:
    allowed = [_named(kind.table, groups)]
    if kind.bare:
        alone = [*kind.bare, *(name.replace("_", " ") for name in kind.bare if "_" in name)]
        allowed.append({"enum": alone})
    if kind.short:
        allowed.append(_of(kind.table.by_name[kind.short].kind, groups))
    return allowed[0] if len(allowed) == 1 else {"anyOf": allowed}


def _named(one: Table, groups: dict[str, Schema]) -> Schema:
    """A reference to a group, which stands once among the definitions."""
    name = one.name.replace(" ", "-")
    if name not in groups:
        groups[name] = {}
        groups[name] = _group(one, groups, f"#/definitions/{name}")
    return {"$ref": f"#/definitions/{name}"}


def pattern_of(kind: Kind) -> str:
    """The shape of a kind's words as a pattern for the whole of them; empty where none is known."""
    return next((f"^({pattern})$" for one, pattern in _PATTERNS if kind is one), "")


def _words(kind: Kind) -> Schema:
    if pattern := pattern_of(kind):
        return {"type": "string", "pattern": pattern}
    for one, answers in _ANSWERS:
        if kind is one:
            return {"enum": list(answers)}
    if isinstance(kind, kinds.OneOf):
        return {"enum": list(kind.choices)}
    if isinstance(kind, kinds.TermOf):
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    if kind is kinds.PHONE:
        return _DIALLED
    if kind is kinds.NOTHING:
        return {"type": "null"}
    bounds = getattr(kind, "bounds", None)
    if bounds is not None:
        return {"type": "integer", "minimum": bounds[0], "maximum": bounds[1]}
    longest = getattr(kind, "longest", None)
    return _WORDS | ({"maxLength": longest} if longest else {})
