"""The schemas for editors agree with the checker, wherever a schema can know."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from activity_directory.schema.generators import json_schema
from activity_directory.source import nodes
from activity_directory.source.entry import read_entry, read_yaml

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
SCHEMAS = {name: json.loads(text) for name, text in json_schema.schemas().items()}

BEYOND = {
    # Which pages the site has.
    "link-to-a-file-that-was-renamed",
    # Which formats the activity has.
    "time-in-another-format",
    # How long a break is, and what items of one list mean together.
    "break-of-years",
    "days-first-and-third-in-brackets",
    # What goes with a start that nobody knows.
    "end-beside-a-start-to-ask",
    # That one of two fields is needed.
    "neither-checked-nor-taken-over",
    # Which files there are.
    "place-not-known-in-other-words",
    "old-price-without-end",
    # Below the header, and two spellings of one field.
    "html-in-description",
    "html-over-two-lines",
    "unsafe-link-in-description",
    "several-faults-of-a-link-for-texts",
    "link-that-says-otherwise",
    "link-to-a-page-that-is-not-there",
    "link-to-an-area-that-has-no-list",
    "link-to-nothing",
    "link-without-an-address-of-a-known-kind",
    "picture-in-description",
    "description-twice",
    "repeated-field-in-another-spelling",
    "hash-in-a-blank-note",  # a note of YAML
    # Which terms and which files there are.
    "misspelt-term",
    "term-by-its-synonym",
    "unknown-term",
    "unknown-organisation",
    "organisation-that-is-a-little-like-another",
    "need-among-the-audiences",
    "need-among-the-categories-by-another-word",
    "unknown-venue",
    "venue-that-is-not-there",
    "misspelt-access-feature",
    "try-instead-that-is-not-there",
    "time-at-another-venue",
    "old-name-that-is-taken",
    "organisation-by-its-name",
    "organisation-that-is-not-there",
    "no-such-picture",
    "misspelt-picture",
    "not-a-picture",
    "word-that-is-near-two-terms",
    "only-private-needs-and-no-category",
    # What a number, a day or a date really is.
    "no-such-date",
    "season-with-no-such-date",
    "phone-that-cannot-be",
    "phone-that-costs-extra",
    "directory-enquiries-as-the-telephone",
    "invented-phone-on-a-real-site",
    "postcode-of-nowhere",
    "location-the-wrong-way-round",
    "location-outside-the-country",
    "until-no-such-date",
    "formula",
    "curly-marks-around-words",
    "html-code-in-a-name",
    "html-in-summary",
    # What lies between two fields, or between an entry and a date.
    "ages-the-wrong-way-round",
    "all-day-with-times",
    "break-the-wrong-way-round",
    "end-before-start",
    "end-is-start",
    "event-of-several-days-by-its-first-and-last-time",
    "event-of-two-months",
    "ending-before-starting",
    "price-until-before-since",
    "hours-that-end-before-they-start",
    "season-ends-before-it-starts",
    "wrong-weekday",
    "skipped-date-on-another-weekday",
    "no-anchor",
    "rule-without-a-start",
    "which-monday-of-the-month",
    "day-of-month-in-a-week",
    "two-shapes-of-time",
    "fields-that-go-with-another-shape",
    "time-that-says-nothing",
    "missing-day",
    "missing-start-time",
    "missing-venue",
    "contact-without-a-way",
    "cost-that-says-nothing",
    "free-with-price",
    "free-and-a-price-on-the-same-day",
    "two-prices-on-the-same-day",
    "more-places-left-than-places",
    "paused-back-before-it-began",
    "two-statuses",
    "no-status",
    "two-youngest-ages",
    "checked-in-future",
    "taken-over-in-future",
    "description-below-too-long",
    "old-name-that-is-kept",
    "phone-that-takes-text-messages",
    "relay-number-that-cannot-be",
    "picture-that-is-like-one-of-another-kind",
    "rule-every-no-weeks",
    "rule-of-the-29th-of-february",
    "rule-that-ends-before-its-first-date",
    "rule-that-no-date-fits",
    "rule-with-a-part-of-another-frequency",
    "rule-with-a-part-twice",
    "venue-by-its-name-in-cyrillic",
    "venue-that-is-called-con",
    "vocabulary-item-that-is-a-word",  # the mistake is in another file
    "words-of-danger-in-a-list-name-no-list",
    "words-of-danger-name-no-list",  # as above
}
"""Cases that a schema can't know to be mistakes, by what it would have to know."""


def as_an_editor_reads_it(node):
    """Nodes as YAML 1.2's core schema has them: numbers, true and false, nothing."""
    if isinstance(node, nodes.Mapping):
        return {key.text: as_an_editor_reads_it(value) for key, value in node.pairs}
    if isinstance(node, nodes.Sequence):
        return [as_an_editor_reads_it(item) for item in node.items]
    if node.quoted:
        return node.text
    if node.text in {"", "~", "null"}:
        return None
    if node.text in {"true", "false"}:
        return node.text == "true"
    if re.fullmatch(r"-?\d+", node.text):
        return int(node.text)
    if re.fullmatch(r"-?\d+\.\d*", node.text):
        return float(node.text)
    return node.text


def is_right(name: str, raw: bytes, *, with_body: bool) -> bool:
    """Whether an editor would have nothing to say."""
    read = read_entry if with_body else read_yaml
    entry, _ = read(raw, "a")
    if entry is None:
        return False
    schema = SCHEMAS[f"schemas/{name}.schema.json"]
    return jsonschema.Draft7Validator(schema).is_valid(as_an_editor_reads_it(entry.header))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name):
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


FOLDERS = {
    "activities": "activity",
    "organisations": "organisation",
    "venues": "venue",
    "champions": "champion",
    "funding": "fund",
    "vocabularies": "terms",
}
SOUND = [
    (name, path)
    for content in (ROOT / "content", ROOT / "tests" / "small_content")
    for folder, name in FOLDERS.items()
    for path in sorted((content / folder).glob("*.*"))
    if path.name not in {"README.md", "danger.yml"}
] + [
    ("site", ROOT / "content" / "site.yml"),
    ("danger", ROOT / "content" / "vocabularies" / "danger.yml"),
]


@pytest.mark.parametrize(
    ("name", "path"), SOUND, ids=lambda one: one if isinstance(one, str) else one.stem
)
def test_what_the_checker_passes_the_schema_passes(name, path):
    assert is_right(name, path.read_bytes(), with_body=path.suffix == ".md")


ENTRIES = sorted(path.parent.name for path in CASES.glob("*/entry.md"))


@pytest.mark.parametrize("case", [case for case in ENTRIES if case.startswith("fine-")])
def test_a_fine_entry_is_fine_to_both(case):
    assert is_right("activity", (CASES / case / "entry.md").read_bytes(), with_body=True)


def is_readable(case: str) -> bool:
    """Whether the mistake is one of fields, not one that an editor's own YAML reader tells."""
    entry, problems = read_entry((CASES / case / "entry.md").read_bytes(), "a")
    return entry is not None and not problems


def is_of_its_exceptions(case: str) -> bool:
    """Whether the mistake is in exceptions.yml, of which the entry's schema knows nothing."""
    return (CASES / case / "content" / "exceptions.yml").is_file()


def is_of_a_withheld_place(case: str) -> bool:
    """Whether the mistake is that words tell where a place is, of which no schema knows."""
    return "[withheld-in-text]" in (CASES / case / "expected.txt").read_text(encoding="utf-8")


def is_no_more_than_a_warning(case: str) -> bool:
    return ": error: " not in (CASES / case / "expected.txt").read_text(encoding="utf-8")


MISTAKES = [
    case
    for case in ENTRIES
    if not case.startswith("fine-")
    and is_readable(case)
    and not is_of_its_exceptions(case)
    and not is_of_a_withheld_place(case)
]


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_one_to_both_but_where_a_schema_cannot_know(case):
    raw = (CASES / case / "entry.md").read_bytes()
    unknowable = case in BEYOND or is_no_more_than_a_warning(case)
    assert is_right("activity", raw, with_body=True) == unknowable


def test_each_place_beyond_a_schema_is_a_case():
    assert sorted(BEYOND - set(MISTAKES)) == []


def test_the_editor_finds_the_place_of_each_problem_in_what_check_prints():
    task = json.loads(json_schema.editor_tasks())["tasks"][0]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    for case in CASES.glob("*/expected.txt"):
        lines = case.read_text(encoding="utf-8").splitlines()
        told = [line for line in lines if line.startswith("content/")]
        assert all(pattern.match(line) for line in told)
