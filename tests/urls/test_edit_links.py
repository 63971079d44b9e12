"""Where "Add an activity" and "Change this listing" lead, on each forge."""

import shutil
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.conftest import CONTENT, small_borough
from tests.pages import page_at

from activity_directory import cli
from activity_directory.catalogue.loading import load
from activity_directory.schema.generators.annotated import annotated_entry
from activity_directory.urls import edit_links

FORGES = {
    "https://github.com/larkwell/connected": ("/new/main/", "/edit/main/", "filename", "value"),
    "https://codeberg.org/larkwell/all": ("/_new/main/", "/_edit/main/", "filename", "value"),
    "https://gitea.larkwell.example.org/a/b/": ("/_new/main/", "/_edit/main/", "filename", "value"),
    "https://gitlab.com/larkwell/all": ("/-/new/main/", "/-/edit/main/", "file_name", "content"),
    "https://forge.example.org/larkwell/all": ("/new/main/", "/edit/main/", "filename", "value"),
}  # fmt: skip


@pytest.fixture
def borough(tmp_path):
    """Loads the tiny borough with some lines more in its site.yml."""

    def load_with(*lines):
        content = small_borough(tmp_path / "content")
        with (content / "site.yml").open("a", encoding="utf-8") as site:
            site.writelines(f"{line}\n" for line in lines)
        return load(content).catalogue

    return load_with


@pytest.mark.parametrize(("repository", "shape"), FORGES.items())
def test_the_editor_opens_with_the_annotated_entry(borough, repository, shape):
    new, _, name, words = shape
    *_, edit_link = edit_links.add(borough(f"repository: {repository}").site)
    where = urlsplit(edit_link.href)
    assert edit_link.href.startswith(f"{repository.rstrip('/')}{new}content/activities?")
    assert parse_qs(where.query) == {
        name: ["name-of-your-activity.md"],
        words: [annotated_entry()],
    }
    assert len(edit_link.href) < 6000


@pytest.mark.parametrize(("repository", "shape"), FORGES.items())
def test_the_editor_opens_the_very_file_of_a_listing(borough, repository, shape):
    catalogue = borough(f"repository: {repository}")
    for activity in catalogue.activities:
        (edit_link,) = edit_links.change(activity, catalogue.site)
        where = edit_link.href.removeprefix(f"{repository.rstrip('/')}{shape[1]}content/")
        assert (catalogue.folder / where).is_file()


def test_a_facts_file_opens_as_the_facts_file_it_is(borough):
    catalogue = borough("repository: https://github.com/a/b")
    old = catalogue.folder / "activities" / f"{catalogue.activities[0].slug}.md"
    text = old.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[0]
    old.unlink()
    old.with_suffix(".yml").write_text(f"{text}\n", encoding="utf-8")
    again = load(catalogue.folder).catalogue
    (edit_link,) = edit_links.change(again.activities[0], again.site)
    assert edit_link.href.endswith(".yml")


def test_the_site_may_name_its_forge_and_its_branch(borough):
    site = borough(
        "repository: https://git.example.org/a/b", "forge: forgejo", "branch: the site"
    ).site
    assert edit_links.add(site)[-1].href.startswith(
        "https://git.example.org/a/b/_new/the%20site/content/activities?"
    )


def test_a_very_long_address_opens_an_empty_file_with_the_name(borough):
    repository = f"https://github.com/{'a' * 3000}/b"
    *_, edit_link = edit_links.add(replace(borough().site, repository=repository))
    assert edit_link.href == (
        f"{repository}/new/main/content/activities?filename=name-of-your-activity.md"
    )


def test_without_a_repository_no_door_of_the_forge_is_open(borough):
    catalogue = borough()
    assert catalogue.site.repository == ""
    assert edit_links.add(catalogue.site) == ()
    assert edit_links.change(catalogue.activities[0], catalogue.site) == ()


def test_words_that_found_nothing_go_by_email_or_to_the_forge_or_nowhere(borough):
    site = borough("repository: https://github.com/quay/all").site
    by_email = edit_links.nothing_found(site)
    assert site.contact.email
    assert by_email.href.startswith(f"mailto:{site.contact.email}?subject=Nothing%20found%20on%20")
    assert by_email.href.endswith("&body=")
    unreachable = replace(site, contact=replace(site.contact, email=""))
    on_forge = edit_links.nothing_found(unreachable)
    assert on_forge.href == "https://github.com/quay/all/issues/new?title=Nothing%20found%3A%20"
    assert "Everybody can read it" in on_forge.text
    assert edit_links.nothing_found(replace(unreachable, repository="")) is None


def test_what_the_editor_opens_with_passes_check(tmp_path, capsys):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    site = load(content).catalogue.site
    words = parse_qs(urlsplit(edit_links.add(site)[-1].href).query)["value"][0]
    file = content / "activities" / edit_links.NAME_IT
    file.write_text(words, encoding="utf-8")
    cli.main(["check", "--content", str(content), str(file)])
    assert "error:" not in capsys.readouterr().out


def test_the_groups_page_offers_the_door_by_itself(demonstration):
    page = page_at(demonstration, "groups/")
    assert "Ways to add an activity" in page.html
    assert "/new/main/content/activities?filename=name-of-your-activity.md&amp;value=" in page.html


def test_a_forge_that_has_forms_offers_its_form_before_the_file(borough):
    site = borough("repository: https://github.com/larkwell/connected").site
    form, file = edit_links.add(site)
    assert form.href.endswith("/issues/new?template=add-activity.yml")
    assert "/new/main/" in file.href
    assert len(edit_links.add(replace(site, repository="https://gitlab.com/larkwell/all"))) == 1
