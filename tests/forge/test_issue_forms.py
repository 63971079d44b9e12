"""The forge's issue forms: made of the questions, and of nothing a forge would refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from tests import issues

from activity_directory.catalogue.loading import load
from activity_directory.forge import issue_form
from activity_directory.intake.questions import FORMS, REQUESTS, REQUIRED
from activity_directory.model.site import Site
from activity_directory.urls import edit_links

ROOT = Path(__file__).resolve().parents[2]
REPOSITORY = "https://forge.example.org/larkwell/connected"


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_form_asks_every_question_but_the_confidential_ones_in_order(request_):
    found = issues.questions(edit_links.ISSUE_FORMS[request_])
    assert [one["id"] for one in found] == [
        form.id for form in FORMS[request_] if not form.confidential
    ]
    assert not {"your_name", "your_email"} & {one["id"] for one in found}


@pytest.mark.parametrize("request_", REQUESTS)
def test_what_a_request_needs_must_be_given_wherever_a_forge_can_insist(request_):
    for question in issues.questions(edit_links.ISSUE_FORMS[request_]):
        insists = question.get("validations", {}).get("required", False)
        needed = question["id"] in REQUIRED[request_] and question["type"] != "checkboxes"
        assert insists == needed, question["id"]


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_form_gives_its_issues_the_one_label_that_says_what_is_asked(request_):
    form = issues.form(edit_links.ISSUE_FORMS[request_])
    assert form["labels"] == [issue_form.LABELS[request_]]
    assert form["name"] == REQUESTS[request_]


def test_every_choice_of_every_form_is_text_that_a_forge_keeps_apart():
    for template in edit_links.ISSUE_FORMS.values():
        for question in issues.questions(template):
            options = [
                option["label"] if isinstance(option, dict) else option
                for option in question["attributes"].get("options", [])
            ]
            assert all(isinstance(option, str) for option in options)
            assert "none" not in {option.casefold() for option in options}
            assert len({option.casefold() for option in options}) == len(options)


@pytest.fixture
def borough(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests/small_content", tmp_path / "content"))


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ([{"id": "none-at-all", "label": "None"}], "a choice called `None`, which means an empty"),
        (
            [{"id": "one", "label": "The Quay"}, {"id": "two", "label": "the, quay"}],
            "too similar",
        ),
        (
            [{"id": "one", "label": "The Quay"}, {"id": "two", "label": "The quay"}],
            "too similar",
        ),
        ([{"id": "one", "label": "*Quay*"}], "the forge would show differently: `*Quay*`"),
        ([], "`Area` has no choices"),
    ],
)
def test_a_choice_that_a_forge_would_confuse_is_told_before_there_is_a_form(borough, terms, said):
    written = [{"definition": "A part of the town.", **term} for term in terms]
    (borough / "vocabularies/areas.yml").write_text(yaml.safe_dump(written), encoding="utf-8")
    catalogue = load(borough).catalogue
    assert catalogue is not None
    with pytest.raises(issue_form.CannotAsk) as told:
        issue_form.forms(catalogue)
    assert said in str(told.value)


def test_another_borough_has_its_own_terms_and_address(borough):
    catalogue = load(borough).catalogue
    assert catalogue is not None
    forms = issue_form.forms(catalogue)
    assert set(forms) == {
        f".github/ISSUE_TEMPLATE/{name}"
        for name in (*edit_links.ISSUE_FORMS.values(), "config.yml")
    }
    assert "Larkwell" not in "".join(forms.values()).replace("who live in Larkwell.", "")
    assert isinstance(catalogue.site, Site)
    assert catalogue.site.address in forms[".github/ISSUE_TEMPLATE/config.yml"]
