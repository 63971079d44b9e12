"""Where a withheld place is stands in no text, whichever field or file it would be in."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Project, Run, everything_in

from activity_directory import cli, rules
from activity_directory.catalogue import withheld
from activity_directory.catalogue.loading import load
from activity_directory.catalogue.withheld import (
    Hidden,
    Secrets,
    Street,
    fold,
    secrets_of,
    street_of,
)
from activity_directory.model.place import Venue
from activity_directory.portal import build, leaks, memory
from activity_directory.rules import withheld_stays_withheld
from activity_directory.schema import fields as table
from activity_directory.schema import kinds
from activity_directory.schema.kinds import ListOf, RecordOf, RefTo
from activity_directory.schema.reading import Field, Table

SMALL = Path(__file__).resolve().parents[1] / "small_content"
TODAY = "2026-11-23"
HOUSE = """\
name: The Hidden House
area: the-wharf
street: 14 Rose Lane
postcode: SW1A 2AA
location: 51.4812, -3.1791
withheld: yes
"""
NEVER_SAID = ("rose lane", "sw1a", "2aa", "hidden house", "14 rose", "51.4812", "3.1791")


# --- an address in each field of each table ---------------------------------------------------

WORDS = {
    "plain": "Meet at 14 Rose Lane",
    "with a comma and over two lines": "Meet at number 14,\nRose\nLane",
    "marked up": "Meet at 14 **Rose** `Lane`",
    "the street alone in small letters": "Meet in rose-lane",
    "a postcode without a space": "Meet at sw1a2aa",
    "a postcode over two lines": "Meet at SW1A\n2AA",
    "accents": "Meet at 14 Rosé Làne",
    "a link": "See https://maps.example.org/?q=14+rose%20lane",
    "the name": "Meet at the HIDDEN\nHOUSE",
}
SHORT = {"charity_number": "SW1A 2AA", "language": "sw1a2aa", "phone": "SW1A 2AA"}
"""What fits where few letters do."""
ADDRESSES: dict[object, str] = {
    kinds.URL: "https://maps.example.org/?q=SW1A+2AA",
    kinds.LINK: "https://maps.example.org/14-rose-lane",
    kinds.EMAIL: "roselane@wharf.example.org",
    kinds.PUBLISHED_SLUG: "rose-lane-group",
    kinds.ADDRESS: "stories/rose-lane",
    kinds.PICTURE: "rose-lane.jpg",
    kinds.LOCATION: "51.48121, -3.17909",
}


def ways(one: Table, above: tuple[Field, ...] = ()) -> Iterator[tuple[Field, ...]]:
    """The fields on the way to every text of a table, however deep it is."""
    for field in one.fields:
        way = (*above, field)
        kind = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
        if isinstance(kind, RecordOf | RefTo) and kind.table is not None:
            yield from ways(kind.table, way)
        elif kind is not kinds.POSTCODE and getattr(kind, "holds", "nothing") != "nothing":
            yield way  # a postcode is one of many places', and has tests of its own


def planted(way: tuple[Field, ...], words: str) -> Any:
    """The value of the first field of a way with the address at its end."""
    field = way[-1]
    kind = field.kind.kind if isinstance(field.kind, ListOf) else field.kind
    value: Any = ADDRESSES.get(kind, SHORT.get(field.name, words))
    for field in reversed(way[1:]):
        value = {field.name: [value] if isinstance(field.kind, ListOf) else value}
    return [value] if isinstance(way[0].kind, ListOf) else value


def is_published(way: tuple[Field, ...]) -> bool:
    return all(field.seen_by != "maintainers" for field in way)


def facts_of(file: str) -> dict[str, Any]:
    text = (SMALL / file).read_text(encoding="utf-8")
    return yaml.load(text.split("---\n")[1] if text.startswith("---") else text, yaml.BaseLoader)


BASES = {
    "activities": "activities/boat-trips.md",
    "champions": "champions/library-desk.yml",
    "funding": "funding/kettle-fund.md",
    "organisations": "organisations/wharf-friends.yml",
    "pages": "pages/about.md",
    "stories": "stories/a-warm-room.md",
    "venues": "venues/boat-house.yml",
}
"""A sound file of each folder, to which the field is added."""


def merged(base: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The facts with one more in them, in the group that may be there."""
    old = base.get(name)
    if isinstance(value, dict) and isinstance(old, dict):
        value = {**old, **value}
    return {**base, name: value}


def write(path: Path, facts: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(facts, width=1000, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{text}---\n" if path.suffix == ".md" else text, encoding="utf-8")


def check(content: Path, capsys: pytest.CaptureFixture[str], style: str = "json") -> str:
    cli.main(["check", "--content", str(content), "--today", TODAY, "--format", style])
    return capsys.readouterr().out


def told(content: Path, capsys: pytest.CaptureFixture[str]) -> Mapping[str, set[int]]:
    """The lines of each file that tell where a withheld place is, by its path in the folder."""
    said = check(content, capsys)
    lines: dict[str, set[int]] = {}
    for problem in json.loads(said)["problems"]:
        if problem["rule"] == "withheld-in-text":
            path = problem["path"].removeprefix(f"{content}/").removeprefix("content/")
            lines.setdefault(path, set()).add(problem["line"])
            assert not any(words in json.dumps(problem).casefold() for words in NEVER_SAID)
            assert problem["written"] == ""
    return lines


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small borough with a house that nobody may find."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    shutil.copytree(SMALL, folder)
    (folder / "venues" / "refuge.yml").write_text(HOUSE, encoding="utf-8")
    return folder


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("folder", table.OF_FOLDER)
def test_an_address_in_any_field_of_an_entry_is_told(folder, words, content, capsys):
    wanted, unwanted = set(), set()
    base = facts_of(BASES[folder])
    ending = Path(BASES[folder]).suffix
    for number, way in enumerate(ways(table.OF_FOLDER[folder])):
        file = f"{folder}/planted-{number}{ending}"
        write(content / file, merged(base, way[0].name, planted(way, words)))
        (wanted if is_published(way) else unwanted).add(file)
    found = told(content, capsys)
    assert wanted - set(found) == set()
    assert unwanted.isdisjoint(found)
    assert len(wanted) > 3
    for file in wanted:
        lines = (content / file).read_text(encoding="utf-8").split("\n")
        assert len(found[file]) == 1
        near = " ".join(lines[min(found[file]) - 1 :][:6]).casefold()
        assert any(sign in near for sign in ("14", "rose", "2aa", "hidden", "51.4812")), file


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_an_address_in_the_words_below_any_header_is_told(words, content, capsys):
    files = [file for file in BASES.values() if file.endswith(".md")]
    for file in files:
        path = content / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\nAnd more:\n{words}.\n", "utf-8")
    assert set(told(content, capsys)) == set(files)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_an_address_in_any_field_that_all_entries_share_is_told(words, content, capsys):
    site = facts_of("site.yml")
    in_site = [way for way in ways(table.SITE) if is_published(way)]
    terms = [
        merged({"id": f"term-{number}", "label": "A term", "definition": "One."}, way[0].name,
               planted(way, words))
        for number, way in enumerate(ways(table.TERM))
    ]  # fmt: skip
    exceptions = [
        merged({"rule": "night-time", "file": "activities/boat-trips.md", "until": "2026-12-01",
                "reason": "Because."}, way[0].name, planted(way, words))
        for way in ways(table.EXEMPTION)
    ]  # fmt: skip
    write(content / "vocabularies" / "needs.yml", [*terms, *_terms("needs")])
    write(content / "exceptions.yml", exceptions)
    for way in in_site:
        write(content / "site.yml", merged(site, way[0].name, planted(way, words)))
        found = told(content, capsys)
        assert len(found["site.yml"]) == 1, way
        assert len(found["vocabularies/needs.yml"]) == len(terms)
        assert len(found["exceptions.yml"]) == len(exceptions)


def _terms(name: str) -> Any:
    text = (SMALL / "vocabularies" / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)


# --- what is compared, and how ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "street"),
    {
        "14 Rose Lane": ("14", "rose lane"),
        "14, Rose Lane": ("14", "rose lane"),
        "Flat 2, 14 Rose Lane, Larkwell": ("14", "rose lane"),
        "14a Rose Ln": ("14a", "rose lane"),
        "14 Rose Lane Larkwell": ("14", "rose lane"),
        "3 St Anne’s Road (at the back)": ("3", "st annes road"),
        "The Old Vicarage, Rose Lane": ("", "rose lane"),
        "Rose Lane": ("", "rose lane"),
        "14 Broadway": ("14", "broadway"),
        "2 High Street North": ("2", "high street north"),
        "": ("", ""),
        "Flat 2": ("2", ""),
    }.items(),
)
def test_a_street_is_known_by_its_words_and_its_number(written, street):
    number, words = street
    assert street_of(written) == Street(number, tuple(words.split()))


def secrets(shown: tuple[Venue, ...] = (), **facts: Any) -> Secrets:
    venue = Venue(**{"name": "The Hidden House", **facts})
    return secrets_of([Hidden(venue, "content/venues/refuge.yml")], shown)


def whats(of: Secrets, words: str, **more: Any) -> list[str]:
    return [disclosure.secret.what for disclosure in of.disclosures(words, **more)]


HOUSE_SECRETS = secrets(street="14 Rose Lane", postcode="SW1A 2AA", location=(51.4812, -3.1791))


@pytest.mark.parametrize(
    ("words", "what"),
    {
        "14 Rose Lane": "address",
        "14A Rose Lane": "address",
        "12-14 Rose Lane": "address",
        "14 to 16 Rose Lane": "address",
        "number 14 on the corner of Rose Lane": "address",
        "14, Rose\u00a0Ln.": "address",
        "14 Ro**se** Lane": "address",
        "Rose Lane's end": "street",
        "ROSE-LANE": "street",
        "#RoseLane": "street",
        "SW1A\n2AA": "postcode",
        "sw1a2aa": "postcode",
        "S.W.1.A 2 AA": "postcode",
        "a hidden house": "name",
        "51.4812, -3.1791": "position",
        "?ll=51.48124&lon=-3.17913": "position",
    }.items(),
)
def test_these_words_tell_where_it_is(words, what):
    assert whats(HOUSE_SECRETS, words) == [what]


@pytest.mark.parametrize(
    "words",
    [
        "Primrose Lane", "Prose lanes", "Rose", "The lane", "a rose in the lane", "SW1A 2AB",
        "the house", "hidden houses of the wharf"[:6], "14 roses", "51.48, -3.18", "", "£14",
    ],
)  # fmt: skip
def test_these_words_tell_nothing(words):
    assert whats(HOUSE_SECRETS, words) == []


def test_a_short_form_of_a_street_is_a_word_of_its_own_in_an_address_too():
    of = secrets(street="229 Saltborne Crescent")
    assert whats(of, "https://x.example.org/craft-cafe-at-saltborne/,Craft Cafe") == []
    assert whats(of, "https://x.example.org/?q=saltborne+cr&z=9") == ["street"]
    assert whats(of, "https://x.example.org/saltbornecrescents") == ["street"]


def test_a_latitude_alone_is_not_looked_at_closely():
    """Many places have it, and a file of all places is long."""
    assert not HOUSE_SECRETS.may_be_in("51.4812, -0.1234")
    assert HOUSE_SECRETS.may_be_in("ll=51.48124&amp;#x26;lon=-3.17913")
    # However much is between the two, and however many digits there are.
    assert HOUSE_SECRETS.may_be_in(f"51.4812{'0' * 60}, -3.1791")
    assert HOUSE_SECRETS.may_be_in(f"51.4812 {'x ' * 400}-3.1791")
    # The longitude of the next place is none of this one.
    elsewhere = f"51.4812, -0.1234 {'word ' * 40} 51.9999, -3.1791"
    assert not HOUSE_SECRETS.may_be_in(elsewhere)
    assert whats(HOUSE_SECRETS, elsewhere) == []


def test_what_open_places_have_too_is_told_of_the_place_alone():
    hall = Venue("Hall", street="3 Rose Lane", postcode="SW1A 2AA")
    of = secrets((hall,), street="14 Rose Lane", postcode="SW1A 2AA")
    assert whats(of, "Rose Lane, SW1A 2AA") == []
    assert whats(of, "Rose Lane, SW1A 2AA", of_the_place=True) == ["street", "postcode"]
    assert whats(of, "14 Rose Lane, SW1A 2AA") == ["address"]


@pytest.mark.parametrize(
    "open_place",
    [
        {"street": "14 Rose Lane"},
        {"street": "14 Rose Lane", "postcode": "LW7 1AB"},  # a slip in one of the two
        {"postcode": "SW1A 2AA"},
        {"street": "Rose Lane", "postcode": "SW1A 2AA"},
        {"street": "Rose Lane"},
        {"street": "3 Primrose Lane"},
    ],
)
def test_a_place_that_may_be_the_same_takes_no_secret_away(open_place):
    of = secrets((Venue("Hall", **open_place),), street="14 Rose Lane", postcode="SW1A 2AA")
    assert whats(of, "14 Rose Lane") == ["address"]
    if "LW7" not in str(open_place) and "Primrose" not in str(open_place):
        assert whats(of, "Rose Lane, SW1A 2AA") == ["street", "postcode"]


def test_a_single_word_counts_where_it_is_a_name():
    of = secrets(name="Haven", street="14 Broadway")
    assert whats(of, "It is a haven, broadway or not") == []
    assert whats(of, "It is at Haven, Broadway") == ["name", "street"]
    assert whats(of, "a haven in broadway", of_the_place=True) == ["name", "street"]
    assert whats(of, "14 broadway") == ["address"]


PIECES = st.sampled_from(
    ["14", "Rose", "Lane", "rose", "LANE", "SW1A", "2AA", "sw1a2aa", "The", "Hidden", "House",
     "hidden-house", " ", " ", " ", "\n", ", ", "**", "*", "_", "`", "[", "](https://a.example/x)",
     "](/x/)", "][x]", "<b>", "</b>", "<!-- x -->", "&nbsp;", "&#49;4", "&amp;", "%20", "é", "’",
     "e\u0301", "\u00ad", "(", ")", "word", "51.4812", "-3.1791", "https://b.example/?q=", "+",
     "\\", "&", "%", "14-", "a", "-", "n", "| "]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["words", "markdown", "address"])
)
def test_the_quick_look_is_never_wrong_in_saying_no(words, holds):
    if HOUSE_SECRETS.disclosures(words, holds=holds, of_the_place=True):
        assert HOUSE_SECRETS.may_be_in(f"name: Tea\nsummary: {words}\n")


@given(st.lists(PIECES, max_size=14).map("".join))
def test_each_letter_of_folded_words_is_where_it_was(words):
    letters, at = fold(words)
    assert len(letters) == len(at)
    assert list(at) == sorted(at)
    for letter, place in zip(letters, at, strict=True):
        if letter != " " and words[place] not in "&%":
            plain = withheld.squeezed(words[place]).decode()
            assert plain == letter


@given(st.lists(st.one_of(PIECES, st.characters()), max_size=14).map("".join))
def test_words_folded_at_speed_are_the_same(words):
    assert withheld.letters_of(words) == fold(words).letters


@pytest.mark.parametrize(
    ("words", "in_address", "spans"),
    [
        ("14 rose lane", False, [(3, 12)]),
        ("primrose lane rose rose lane", False, [(19, 28)]),
        ("primrose lane", True, [(4, 13)]),
        ("7rose lane", True, []),
        ("rose lanewards", False, []),
    ],
)
def test_a_street_is_found_among_folded_words(words, in_address, spans):
    street = withheld.Secret("venues/x.md", "street", "rose ?lane", "roselane")
    assert [*street.spans(words, in_address=in_address)] == spans


@given(st.lists(PIECES, max_size=10).map("".join), st.data())
def test_what_a_reader_sees_of_markdown_is_found_in_it(words, data):
    """Whatever stands around it: the page shows it, so it is told."""
    telling = data.draw(st.sampled_from(["14 Rose Lane", "SW1A 2AA", "the **Hidden** House"]))
    assert HOUSE_SECRETS.disclosures(f"x\n\n{telling}\n\n{words}", holds="markdown")


# --- the second lock: what is made is looked at, whatever the rules have missed ----------------


@pytest.fixture
def no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the rule had a hole in it."""
    others = tuple(rule for rule in rules.RULES if rule is not withheld_stays_withheld.RULE)
    assert len(others) == len(rules.RULES) - 1
    monkeypatch.setattr(rules, "RULES", others)


@pytest.fixture
def refuge(project: Project) -> Path:
    """The listing of a borough that meets at a house which nobody may find."""
    (project.content / "venues" / "refuge.yml").write_text(
        HOUSE.replace("area: the-wharf\n", ""), encoding="utf-8"
    )
    return project.content / "activities" / "steady-feet.md"


def add(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


TOLD = {
    "a description": ("\n---\n\n", "\n---\n\nWe meet at 14 Rose\nLane. "),
    "marked up": ("\n---\n\n", "\n---\n\nWe meet at 14 **Rose** *La*ne. "),
    "a link": ("\n---\n\n", "\n---\n\n[Here](https://maps.example.org/?q=SW1A%202AA) we are. "),
    "a summary": ("summary: ", "summary: In Rose Lane. "),
    "a note on the time": ("    from: ", "    note: At SW1A 2AA\n    from: "),
    "an old name": ("status: ", "was: [rose-lane-feet]\nstatus: "),
}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_shard_that_would_tell_is_made_either(
    number: int, refuge, project: Project, run: Run, no_rule
):
    """Each is looked at: other computers get them before they are joined."""
    add(refuge, *TOLD["a description"])
    shard = project.folder / "shard"
    told = run("build", "--today", TODAY, "--shard", f"{number}/3", "--output", shard)
    assert told.code == cli.TOOL_FAILED
    assert "The website is not published: it would tell where a withheld place is" in told.err
    assert not shard.exists()


def test_what_is_made_of_joined_shards_is_looked_at_too(
    refuge, project: Project, run: Run, no_rule, monkeypatch: pytest.MonkeyPatch
):
    folders = [project.folder / "first", project.folder / "second"]
    for number, folder in enumerate(folders, 1):
        wanted = ("--shard", f"{number}/2", "--output", folder)
        assert run("build", "--today", TODAY, *wanted).code == cli.DONE
    monkeypatch.setattr(build, "full_date", lambda _day: "14 Rose Lane")  # in keep/files.json
    told = run("build", "--today", TODAY, "--join", *folders)
    assert told.code == cli.TOOL_FAILED
    assert "The first is keep/files.json." in told.err
    assert not project.site.exists()


@pytest.mark.parametrize("how", ["a description", "a note on the time", "an old name"])
def test_a_site_that_would_tell_where_a_withheld_place_is_is_not_published(
    how, refuge, project: Project, run: Run, no_rule, small_site: Path
):
    shutil.copytree(small_site, project.site)
    before = everything_in(project.site)
    add(refuge, *TOLD[how])
    told = run("build", "--today", TODAY)
    assert told.code == cli.TOOL_FAILED
    assert "The website is not published: it would tell where a withheld place is" in told.err
    assert "content/venues/refuge.yml" in told.err
    assert told.err.endswith("The website was not replaced. The last good one is still there.\n")
    assert not any(words in told.err.casefold() for words in NEVER_SAID)
    assert everything_in(project.site) == before


def test_the_last_look_sees_every_sort_of_file(
    refuge, project: Project, run: Run, no_rule, monkeypatch: pytest.MonkeyPatch
):
    for old, new in TOLD.values():
        add(refuge, old, new)
    monkeypatch.setattr(build, "_tells_nothing", lambda *_: None)
    assert run("build", "--today", TODAY).code == cli.DONE
    catalogue = load(project.content).catalogue
    assert catalogue is not None
    found = {leak.file for leak in leaks.leaks(catalogue.certain_secrets, project.site)}
    page = "activities/steady-feet"
    assert found >= {
        f"{page}/index.html",
        f"{page}/card/index.html",
        f"{page}/answers.json",
        "a-to-z/index.html",
        "activities/...",  # the page at its old address
        "addresses.txt",
    }
    assert any(file.endswith(".ics") for file in found)
    assert any(file.startswith("search/rows/") for file in found)


def test_a_site_with_a_withheld_place_that_nothing_tells_is_published(
    refuge, project: Project, run: Run
):
    add(refuge, "venue: old-chapel", "venue: refuge")
    told = run("build", "--today", TODAY)
    assert told.code == cli.DONE, told.err


def test_a_preview_that_would_tell_is_not_written(refuge, project: Project, run: Run, no_rule):
    add(refuge, *TOLD["marked up"])
    told = run(
        "preview", refuge, "--content", project.content, "--today", TODAY,
        "--output", project.folder / "preview.html",
    )  # fmt: skip
    assert told.code == cli.TOOL_FAILED
    assert "The preview is not published" in told.err
    assert not any(words in told.err.casefold() for words in NEVER_SAID)
    assert not (project.folder / "preview.html").exists()


FILES = {
    "a page": b"<p>Come to 14 <strong>Rose</strong> L<em>an</em>e</p>",
    "a page with a line's end in the words": b"<p>Come to 14 Rose<br>\nLane</p>",
    "a page with hard spaces": "<p>SW1A\u00a02AA</p>".encode(),
    "codes of HTML": b"<p>14&nbsp;R&#111;se&#32;Lane</p>",
    "an attribute": b'<img alt="The door of 14 Rose Lane" src="x.jpg">',
    "a link": b'<a href="https://maps.example.org/?q=14%20Rose+Lane">x</a>',
    "a page within a page": b'<iframe srcdoc="&lt;p&gt;14 &lt;b&gt;Rose&lt;/b&gt; Lane">',
    "JSON": b'{"where":"14 Rose\\nLane"}',
    "JSON with codes": b'{"where":"SW1A\\u00a02AA"}',
    "a calendar's fold": b"LOCATION:14 Ro\r\n se Lane\r\n",
    "a calendar's backslashes": b"LOCATION:14\\, Rose\\nLane\r\n",
    "a compressed file": gzip.compress(b"pagefind_dcd{14 rose lane}"),
    "a picture's own words": b"\x89PNG\r\n\x00\x00tEXtComment\x00 14 Rose Lane \x00",
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_an_address_is_seen_in(content):
    assert leaks.places_disclosed_by(HOUSE_SECRETS, "x", content) == ("content/venues/refuge.yml",)


NO_LEAKS = {
    "two things in a list": b"<li>14 Rose</li><li>Lane of the wharf</li>",
    "two strings": b'["14 rose","lane"]',
    "letters of a file": b"xxSW1A2AAxx",
    "a broken archive": b"\x1f\x8b14 rose",
}


@pytest.mark.parametrize("content", NO_LEAKS.values(), ids=NO_LEAKS)
def test_no_address_is_seen_in(content):
    assert leaks.places_disclosed_by(HOUSE_SECRETS, "x", content) == ()


def test_a_file_that_told_nothing_is_looked_at_again_once_it_or_a_secret_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def looked_at(of: Secrets, name: str = "larkwell") -> int:
        looks.clear()
        assert leaks.leaks(of, site, name) == ()
        return len(looks)

    looks: list[str] = []
    look = leaks.places_disclosed_by
    monkeypatch.setattr(memory, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(
        leaks,
        "places_disclosed_by",
        lambda of, name, content: looks.append(name) or look(of, name, content),
    )
    site = tmp_path / "site"
    site.mkdir()
    for page in ("a.html", "b.html", "c.html"):
        (site / page).write_text("Come to 3 Rose Close")
    assert looked_at(HOUSE_SECRETS) == 3
    assert looked_at(HOUSE_SECRETS) == 0
    (site / "a.html").rename(site / "d.html")
    (site / "b.html").write_text("Come")
    assert looked_at(HOUSE_SECRETS) == 2
    assert looked_at(secrets(street="15 Rose Lane")) == 3
    assert looked_at(secrets(street="15 Rose Lane"), "another site") == 3
    (site / "c.html").write_text("Come to 14 Rose Lane")
    for _ in range(2):  # what tells is looked at each time
        assert [leak.file for leak in leaks.leaks(HOUSE_SECRETS, site, "larkwell")] == ["c.html"]


def test_where_nothing_is_withheld_no_file_is_opened(tmp_path: Path):
    (tmp_path / "a.html").mkdir()
    (tmp_path / "b.html").symlink_to(tmp_path / "gone")
    assert leaks.leaks(Secrets(()), tmp_path) == ()
