"""The fields as JSON Schema, so that an editor can complete, explain and underline them.

An editor reads YAML by its own rules, so a number may come as a number. What lies between two
fields, and which terms and files there are, only `check` knows.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from activity_directory.schema import fields as table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activity_directory.schema.reading import Field, Schema, Table

FILES: Mapping[str, tuple[Table, str, bool]] = MappingProxyType(
    {
        "activity": (table.ACTIVITY, "content/activities/*.yml", False),
        "organisation": (table.ORGANISATION, "content/organisations/*.yml", False),
        "venue": (table.VENUE, "content/venues/*.yml", False),
        "champion": (table.CHAMPION, "content/champions/*.yml", False),
        "fund": (table.FUND, "content/funding/*.yml", False),
        "site": (table.SITE, "content/site.yml", False),
        "terms": (table.TERM, "content/vocabularies/!(danger).yml", True),
        "danger": (table.DANGER, "content/vocabularies/danger.yml", False),
        "exceptions": (table.EXEMPTION, "content/exceptions.yml", True),
    }
)
"""Each schema: its table, the files it is for, and whether such a file is a list."""


def schemas() -> dict[str, str]:
    """Each schema as text, by its path from the project's folder."""
    return {
        f"schemas/{name}.schema.json": _as_text(_whole(name, table, in_list=in_list))
        for name, (table, _, in_list) in FILES.items()
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
    allowed = [field.kind.schema(lambda one: _named(one, groups))]
    if not field.required or field.kind.may_be_blank:
        allowed.append({"type": "null"})  # a field left blank is a field left out
    return described | (allowed[0] if len(allowed) == 1 else {"anyOf": allowed})


def _named(one: Table, groups: dict[str, Schema]) -> Schema:
    """A reference to a group, which stands once among the definitions."""
    name = one.name.replace(" ", "-")
    if name not in groups:
        groups[name] = {}
        groups[name] = _group(one, groups, f"#/definitions/{name}")
    return {"$ref": f"#/definitions/{name}"}
