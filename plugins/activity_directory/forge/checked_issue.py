"""An issue after every check: all that the job with write access gets.

One job reads what anybody may have written, and has no rights. Another writes, and takes only this.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from activity_directory.catalogue import code_files
from activity_directory.catalogue.folders import EXCEPTIONS
from activity_directory.forge import issue
from activity_directory.intake.answers import Fault
from activity_directory.intake.arrival import Arrived, arrived
from activity_directory.intake.directory import Directory
from activity_directory.intake.questions import REQUESTS, Request
from activity_directory.intake.submission import understood
from activity_directory.listing.listing import calendar_of
from activity_directory.model.activity import Activity
from activity_directory.model.site import Site
from activity_directory.model.status import Closed, Paused
from activity_directory.reports.differences import Differences
from activity_directory.rules.checked_content import CheckedContent, check_file, content_with
from activity_directory.schema import fields as table
from activity_directory.schema.values.words import slug_fault
from activity_directory.wording.costs import cost_summary
from activity_directory.wording.counting import counted
from activity_directory.wording.phrases import joined, sentence
from activity_directory.wording.schedules import schedule_line
from activity_directory.wording.status import checked_words, suspension_words

LARGEST = 90_000
"""Bytes of a result: in base64 it must fit into one variable of a process."""
LONGEST_TEXT = 40_000
"""Characters of an entry made from an issue."""
MOST_REPORTED = 60
"""Faults that one answer reports."""
FOLDER = "content/activities"


class LeftAlone(Exception):
    """Nothing needs to be done about this issue. The message says why."""


class NotChecked(Exception):
    """This isn't a result of ours, or it isn't valid. The message says what is wrong with it."""


class Fact(NamedTuple):
    """One fact as it was understood: its name, and the text that people will read."""

    name: str
    words: str


@dataclass(frozen=True)
class CheckedIssue:
    """What an issue asks, in the end.

    `digest` is that of the words that were read; `path` and `text` are the entry: no text where
    there are faults.
    """

    number: int
    digest: str
    request: Request
    slug: str
    path: str
    text: str
    facts: tuple[Fact, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


def digest(body: str | None) -> str:
    """A hash of the text of an issue."""
    return hashlib.sha256((body or "").encode("utf-8", "replace")).hexdigest()


# ---- where there are no rights


def read(event: object, content: CheckedContent) -> CheckedIssue:
    """What the issue of an event on the forge asks for. Raises LeftAlone."""
    found = event.get("issue") if isinstance(event, Mapping) else None
    if not isinstance(found, Mapping) or "number" not in found:
        message = "this event is not about an issue"
        raise LeftAlone(message)
    request = issue.request_of(str(label.get("name")) for label in found.get("labels") or ())
    if found.get("state") != "open" or "pull_request" in found:
        message = "it is not an open issue"
        raise LeftAlone(message)
    if request is None:
        message = "it does not have exactly one form label"
        raise LeftAlone(message)
    body = (found.get("body") or "").encode("utf-8", "replace").decode()
    catalogue, today = content.catalogue, content.today
    parsed = issue.parse_issue(request, body, catalogue.vocabularies)
    checked = CheckedIssue(found["number"], digest(body), request, "", "", "", (), (), ())
    if parsed.faults:
        return _fitting(_with(checked, faults=parsed.faults))
    directory = Directory(catalogue, content.loaded.references, today)
    entry = understood(parsed.submission, directory)
    (one,) = arrived(content, [entry]).every
    result = _with_findings(checked, one, catalogue.site, today)
    before = catalogue.activity_by_slug.get(entry.slug)
    if request == "change" and before is not None and one.activity is not None:
        ask = Differences(today, calendar_of(catalogue.site, today)).to_ask(
            before.contact, one.activity.contact, table.CONTACT
        )
        result = _with(result, remarks=(*(Fault("", line, "") for line in ask), *result.remarks))
    return _fitting(result)


def _with_findings(checked: CheckedIssue, one: Arrived, site: Site, today: date) -> CheckedIssue:
    entry = one.understood
    faults = [*one.faults]
    if entry.text and entry.text == entry.before:
        same = "Nothing would change: the listing already says all this"
        faults.append(Fault("", same, "Say below what has changed."))
    sound = one.sound and not faults
    return _with(
        checked,
        slug=entry.slug if sound else "",
        path=f"content/{entry.file}" if sound else "",
        text=entry.text if sound else "",
        facts=tuple(_facts_of(one.activity, checked.request, site, today)) if one.activity else (),
        faults=tuple(faults),
        remarks=one.remarks,
    )


def _with(checked: CheckedIssue, **more: Any) -> CheckedIssue:  # noqa: ANN401 - its own fields
    """The same with these fields, each within its bounds."""
    fields = {**vars(checked), **more}
    for name in ("faults", "remarks"):
        fields[name] = tuple(
            Fault(field.question, _short(field.message), _short(field.hint))
            for field in fields[name][:MOST_REPORTED]
        )
    fields["facts"] = tuple(
        Fact(field.name, _short(field.words)) for field in fields["facts"][:MOST_REPORTED]
    )
    return CheckedIssue(**fields)


def _fitting(checked: CheckedIssue) -> CheckedIssue:
    """The same, or one fault in place of a result that would be too large for the other job."""
    if len(as_json(checked).encode()) <= LARGEST and len(checked.text) <= LONGEST_TEXT:
        return checked
    fault = Fault("", "This is too long for one listing", "Shorten the longest answers.")
    return _with(checked, slug="", path="", text="", facts=(), faults=(fault,), remarks=())


def _short(words: str) -> str:
    return words if len(words) <= 500 else f"{words[:497]}..."


def _facts_of(activity: Activity, request: Request, site: Site, today: date) -> Iterator[Fact]:
    """What the entry says about the request, as people will read it."""
    if request in {"pause", "close"}:
        if isinstance(activity.status, Paused | Closed):
            yield Fact("Status", suspension_words(activity.status))
        return
    if request == "still-right":
        if activity.checked is not None:
            yield Fact("Checked", checked_words(activity.checked.on))
        return
    calendar = calendar_of(site, today)
    for schedule in activity.when:
        yield Fact("When", sentence(schedule_line(schedule, today, calendar)))
    yield Fact("Cost", sentence(cost_summary(activity.costs, today)))
    places = [venue.name for venue in activity.venues if not venue.withheld]
    if places:
        yield Fact("Where", sentence(joined(places)))


def as_json(checked: CheckedIssue) -> str:
    """The result for the other job."""
    return json.dumps(asdict(checked), ensure_ascii=False, indent=1)


# ---- where there are rights


def from_json(raw: bytes, number: int) -> CheckedIssue:
    """The result for an issue, once each part has the right shape. Raises NotChecked."""
    if len(raw) > LARGEST:
        message = f"the result has {counted(len(raw), 'byte')}, {LARGEST:,} at most"
        raise NotChecked(message)
    try:
        found = json.loads(raw)
    except ValueError:
        message = "the result is not JSON"
        raise NotChecked(message) from None
    if not isinstance(found, dict) or set(found) != set(CheckedIssue.__dataclass_fields__):
        message = "the result does not have the parts of a result"
        raise NotChecked(message)
    for name, holds in _HOLDS.items():
        if not holds(found[name]):
            message = f"the result's '{name}' is not valid"
            raise NotChecked(message)
    if found["number"] != number:
        message = f"the result is not for issue {number}"
        raise NotChecked(message)
    text, path, slug = found["text"], found["path"], found["slug"]
    if path not in ({f"{FOLDER}/{slug}{end}" for end in (".md", ".yml")} if text else {""}):
        message = "the result's text and path don't belong together"
        raise NotChecked(message)
    if bool(text) == bool(found["faults"]):
        message = "the result must have either a text or faults"
        raise NotChecked(message)
    return CheckedIssue(
        **found
        | {"facts": tuple(Fact(*one) for one in found["facts"])}
        | {name: tuple(Fault(*one) for one in found[name]) for name in ("faults", "remarks")}
    )


def _rows(value: object, width: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_REPORTED
        and all(
            isinstance(row, list)
            and len(row) == width
            and all(isinstance(words, str) and len(words) <= 500 for words in row)
            for row in value
        )
    )


_HOLDS: Mapping[str, Callable[[Any], object]] = {
    "number": lambda value: type(value) is int and value > 0,
    "digest": lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value),
    "request": lambda value: isinstance(value, str) and value in REQUESTS,
    "slug": lambda value: isinstance(value, str) and (not value or not slug_fault(value)),
    "path": lambda value: isinstance(value, str),
    "text": lambda value: isinstance(value, str) and len(value) <= LONGEST_TEXT,
    "facts": lambda value: _rows(value, 2),
    "faults": lambda value: _rows(value, 3),
    "remarks": lambda value: _rows(value, 3),
}
"""Whether each part of a result is valid."""


def news(checked: CheckedIssue, path: str, text: str, content: CheckedContent) -> tuple[str, ...]:
    """What people will read that an earlier entry of the same issue said differently."""
    if (path, text) == (checked.path, checked.text):
        return ()
    then, now = (_activity(content, *one) for one in ((path, text), (checked.path, checked.text)))
    if then is None or now is None:
        return ("It was rewritten, and can’t be compared.",)
    calendar = calendar_of(content.catalogue.site, content.today)
    lines = [*Differences(content.today, calendar).between(then, now, table.ACTIVITY)]
    if then.slug != now.slug:
        lines.insert(0, f"Its address changed from {then.slug} to {now.slug}.")
    return tuple(map(_short, lines)) or (
        "Only the file's layout has changed: what people read is the same.",
    )


def _activity(content: CheckedContent, path: str, text: str) -> Activity | None:
    """What an entry says; None where it can't be read."""
    if not re.fullmatch(rf"{FOLDER}/[a-z0-9-]+\.(?:md|yml)", path) or len(text) > LONGEST_TEXT:
        return None
    record = check_file(content, path.removeprefix("content/"), text).read.entry.record
    return record if isinstance(record, Activity) else None


class Change(NamedTuple):
    """A file that an issue changes. `before` is the file as it is: empty for a new one."""

    path: str
    before: str
    text: str


def checked_again(checked: CheckedIssue, content: CheckedContent) -> tuple[Change, ...]:
    """The files that an issue changes: its entry, checked once more as the reading job checked it.

    A new entry brings the code for its card. If the entry no longer needs an exception, the file of
    exceptions changes too. Raises NotChecked.
    """
    if not checked.text:
        return ()
    folder = content.catalogue.folder
    file = checked.path.removeprefix("content/")
    place = folder / file
    if place.is_file() == (checked.request == "add"):
        message = f"{checked.path} {'is there already' if place.is_file() else 'is not there'}"
        raise NotChecked(message)
    trial = content_with(content, [check_file(content, file, checked.text)])
    errors = [
        problem
        for problem in (*trial.problems[file], *trial.elsewhere)
        if problem.severity == "error"
    ]
    if errors:
        message = f"{checked.path} would make an error: {errors[0].message}"
        raise NotChecked(message)
    before = place.read_text(encoding="utf-8") if place.is_file() else ""
    files = [Change(checked.path, before, checked.text)]
    codes = code_files.new_files(content.catalogue.codes, trial.after.catalogue.codes)
    files += [Change(f"content/{path}", "", text) for path, text in codes.items()]
    if trial.exceptions is not None:
        exceptions = (folder / EXCEPTIONS).read_text(encoding="utf-8")
        files.append(Change(f"content/{EXCEPTIONS}", exceptions, trial.exceptions))
    return tuple(files)
