"""Open Referral UK comes in: what each version says becomes entries, and what it can't say waits.

`feeds/` has a page of version 1 and one of version 3, as directories publish them, with the defects
that theirs have. The official examples are held against the reader where they lie beside us.
"""

from __future__ import annotations

import io
import json
import shutil
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.bare import bare_content
from tests.rows import TODAY

from activity_directory import cli
from activity_directory.cli import import_
from activity_directory.importers.open_referral import feed
from activity_directory.importers.open_referral.costs import costs_of
from activity_directory.importers.open_referral.schedules import Scheduled, times_of
from activity_directory.importers.reading import incoming
from activity_directory.importers.sent import Unreadable
from activity_directory.intake.writing import Words
from activity_directory.schema.values.price_in_words import price_in

FEEDS = Path(__file__).parent / "feeds"
SHARED = Path(__file__).parents[3] / "shared"
ON = date.fromisoformat(TODAY)
SERVICE = {"id": "a1", "name": "Tea", "organization": {"id": "o1", "name": "Tea"}, "url": None}
KNOWN = {
    "a page of version 1": {"totalElements": 1, "first": True, "content": [SERVICE]},
    "a page of version 3": {"total_items": 1, "total_pages": 1, "contents": [SERVICE]},
    "a page without counts": {"contents": [SERVICE]},
    "services with few facts": {"services": [{"id": "a1", "name": "Tea", "status": "active"}]},
    "one service": SERVICE,
    "one service with few facts": {"id": "a1", "name": "Tea", "schedules": []},
    "a list of services": [SERVICE, SERVICE],
    "a service with what it costs": {"name": "Tea", "cost_options": [], "id": "a1"},
}
OTHERS = {
    "answers of our form": {"form": "connected", "answers": {"name": "Tea", "content": "Tea"}},
    "a list of answers": [{"answers": {"name": "Tea"}}],
    "answers with an id": {"id": "1", "name": "Tea", "data": {"organization": "Tea"}},
    "answers with an id and a website": {"id": "1", "name": "Tea", "website": "x", "uri": "y"},
    "a list of forms": {"services": [{"id": "1", "name": "Tea", "data": {"name": "Tea"}}]},
    "nothing": {},
    "an empty list": [],
}


def run(content: Path, *arguments: object) -> tuple[int, str]:
    """What `import` returns and prints."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = cli.main(
            ["import", *map(str, arguments), "--content", str(content), "--today", TODAY]
        )
    return code, said.getvalue()


class Imported:
    """The two pages of `feeds/` in a content folder."""

    def __init__(self, folder: Path) -> None:
        self.content = bare_content(folder)
        self.feed = folder / "feeds"
        shutil.copytree(FEEDS, self.feed)
        self.code, self.said = run(self.content, self.feed)
        self.waiting = folder / "feeds-waiting.xlsx"

    def entry(self, slug: str) -> str:
        return (self.content / f"activities/{slug}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> Imported:
    return Imported(tmp_path_factory.mktemp("feeds"))


# --- what is a feed


@pytest.mark.parametrize("name", KNOWN)
def test_a_feed_is_known_for_what_it_is(name):
    found = incoming(json.dumps(KNOWN[name]).encode())
    assert found.is_feed
    assert [one.submission.answers["name"] for one in found.every] == ["Tea"]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_sent_by_a_form_is_no_feed(name):
    assert not feed.is_feed(json.dumps(OTHERS[name]))


@pytest.mark.parametrize("text", ["[", "{", "[[[[[[", '{"a":', " {}", '[{"id"'])
def test_what_breaks_off_is_no_feed(text):
    assert not feed.is_feed(text)


# --- a folder of saved pages


def test_the_sum_comes_first(both):
    assert both.code == cli.FAULTS
    first, *_ = both.said.splitlines()
    assert first == "feeds: 7 listings: 1 whole, 3 with a loss, 1 waiting, 2 refused."


def test_version_1_becomes_an_entry(both):
    text = both.entry("chair-yoga-at-mill-lane")
    assert "needs: [loneliness, unpaid-carer]\n" in text  # by the codes of other lists
    assert "categories: [peer-support]\n" in text
    assert "    days: [Tuesday, Thursday]\n    from: 10:00\n    to: 11:30\n" in text
    assert "    except: [2026-12-22 to 2026-12-31]\n" in text
    assert "  - per session: £3.50\n    note: per session, tea included\n" in text
    assert "    accessible-toilet: yes\n" in text
    assert "  access_note: Two steps at the door, and no ramp.\n" in text
    assert "  minimum_age: 50\n  text: For people over 50.\n" in text
    assert "languages: [pl]\n" in text
    assert "  ask_for: Class leader\n" in text
    assert "Gentle stretching in a chair.\n\n- Tea & cake\n" in text


def test_version_3_becomes_an_entry(both):
    text = both.entry("walk-and-talk")
    assert "categories: [walking-outdoors]\naudiences: [older-people]\n" in text
    assert "  - every: 2 weeks\n    days: [Wednesday]\n" in text
    assert "    starting: 2026-11-18\n    note: At Memorial Park gate.\n" in text
    assert "    days: [first Saturday, third Saturday]\n    from: 10:00\n" in text
    assert (
        "  - date: 2026-12-20\n    from: 11:00\n    to: 13:00\n    note: A winter walk.\n" in text
    )
    assert "  - per session: £2\n    only for: Adults\n" in text
    assert "  - free:\n    only for: Children\n" in text


def test_it_says_whose_list_it_is_from_and_when_it_was_checked(both):
    walk, soup = both.entry("walk-and-talk"), both.entry("soup-lunch")
    assert (
        "checked:\n  date: 2026-10-05\n  by: the owners of the list\n  level: listed\n"
        "source:\n  list: an Open Referral feed\n"
        "  id: 0b7c0f0e-0d57-4d3c-9a53-6d3a1b5c2001\n  taken: 2026-11-23\n"
    ) in walk
    assert "checked:" not in soup
    assert "\n  id: 1001\n" in both.entry("chair-yoga-at-mill-lane")


def test_what_is_over_is_left_out_and_reported(both):
    assert "09:00" not in both.entry("chair-yoga-at-mill-lane")
    words = "`Every week on Monday, until 31 December 2019, 09:00 to 10:00`"
    assert f"{words} was over on 2019-12-31, so it is left out" in both.said
    assert "`session £2` held until 2020-03-31, so it is left out" in both.said


SESSION = {"option": "Session", "amount": "6"}


@pytest.mark.parametrize(
    ("fees", "option", "answers"),
    [
        (
            "£5",
            {"amount": "5", "amount_description": "for breakfast"},
            {"amount": "£5", "price_note": "for breakfast"},
        ),
        (
            "£6.50 incl. tea/coffee",
            {"option": "Lunch", "amount": 6.5},
            {"amount": "£6.50 incl. tea/coffee", "price_note": "Lunch"},
        ),
        ("£5 per session", {"amount": "5"}, {"amount": "£5 per session"}),
        ("£5", {"amount": "5", "option": "Per family"}, {"price_note": "£5; Per family £5"}),
    ],
)
def test_one_price_said_twice_is_one_price(fees, option, answers):
    option = {name: str(value) for name, value in option.items()}
    assert costs_of(fees, [option], ON).answers == answers


@pytest.mark.parametrize(
    ("fees", "options", "costs", "words"),
    [
        ("", [SESSION], ["per session"], ""),
        ("Ask about concessions", [SESSION], ["per session"], ""),
        ("", [{"amount": "20", "amount_description": "per course"}], ["per course"], ""),
        ("", [{"amount": "0"}], ["free"], ""),
        ("Free", [SESSION], [], "Free; Session £6"),
        ("£8 per month", [SESSION], [], "£8 per month; Session £6"),
        ("", [{"amount": "0", "amount_description": "Ask for prices"}], [], "£0 Ask for prices"),
        ("", [{"amount": "5", "amount_description": "per hour"}], [], "£5 per hour"),
        ("", [{"option": "Court hire", "amount": "5"}], [], "Court hire £5"),
        ("", [{**SESSION, "currency": "EUR"}], [], "Session 6 EUR"),
        ("", [{**SESSION, "amount": "-3"}], [], "Session -3"),
        ("", [{**SESSION, "amount_description": "£4 for carers"}], [], "Session £6 £4 for carers"),
        ("Free to call", [{"option": "Free", "amount": "0"}], ["free"], ""),
        ("", [{"option": "Per family", "amount": "2"}], [], "Per family £2"),
        (
            "",
            [{"option": "Family", "amount": "1.5", "amount_description": "£1.50 per family"}],
            [],
            "Family £1.50 per family",
        ),
    ],
)
def test_a_price_that_is_not_sure_is_words(fees, options, costs, words):
    found = costs_of(fees, options, ON)
    assert [next(iter(one)) for one in found.costs] == costs
    assert "".join(found.answers.values()) == words
    if words:
        assert price_in(words) is None


def test_a_contradiction_is_quoted_and_not_decided(both):
    quoted = (
        "The list says “Thursday, Friday 10:00 to 18:00”, and also “We are open from 10 am to 6pm "
        "on weekdays.”"
    )
    assert quoted in both.said
    text = both.entry("soup-lunch")
    assert f"when:\n  - ask:\n    text: {quoted}\n" in text
    assert "every:" not in text


def test_what_is_not_known_is_asked_for(both):
    text = both.entry("night-line")
    assert "format: ask\nvenue: ask\n" in text
    assert "when: ask\n" in text  # its words name somebody: `Various, ask Tom.`
    assert "Tom" not in text
    assert "2 services say not where or how they happen" in both.said
    assert "people have to ask (`Night Line` and `" in both.said


def test_services_that_are_left_out_are_in_a_spreadsheet_with_whom_to_ask(both):
    assert "The services that were left out are in " in both.said
    titles, *rows = openpyxl.load_workbook(both.waiting).active.iter_rows(values_only=True)
    assert titles[0] == "Name of the activity"
    assert titles[-1] == "What to do"
    to_do = {row[1]: row[-1] for row in rows}
    assert len(to_do) == len(rows)
    assert any("Status: this says `inactive`" in words for words in to_do.values())
    assert all(words and row[2] for row, words in zip(rows, to_do.values(), strict=True))


def test_a_status_that_is_not_running_or_not_understood_refuses_the_service(both):
    assert "Status: this says `inactive`, so it is not imported" in both.said
    assert (
        "Status: expected `Active`, `Waiting list`, `Full` or `Closed`, found `hibernating`"
        in both.said
    )


def test_a_term_that_we_do_not_have_is_in_the_description(both):
    assert "What kind of activity it is: Widgets\n" in both.entry("chair-yoga-at-mill-lane")


def test_what_only_lacks_an_answer_waits(both):
    draft = (both.content / "drafts/morning-line.md").read_text(encoding="utf-8")
    assert "# Lacks: A way to ask (phone, e-mail or website)\n" in draft
    assert "days: [Monday]\n    from: 10:00\n    to: 12:00\n" in draft
    assert "\n  id:" not in draft  # the id of another service
    assert "1 service has the id of another" in both.said


def test_no_person_and_no_masked_address_comes_in(both):
    every = [file for file in both.content.rglob("*") if file.is_file()]
    words = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in every)
    for private in ("Persona", "private.person", "Secret Row", "LW9 9ZZ", "Mrs"):
        assert private not in words + both.said


def test_no_text_of_a_service_has_a_person_a_masked_address_or_a_way_into_a_meeting():
    ann = {"name": "Ann Persona", "email": "ann.persona@example.org", "title": "Rev. Ann Persona"}
    home = {
        "location": {
            "name": "Ann's house",
            "addresses": [{"address_1": "4 Oak Lane", "postal_code": "LW2 2BB"}],
        }
    }
    refuge = {
        "location": {
            "name": "7 Secret Street",
            "mask_exact_address": True,
            "addresses": [{"address_1": "7 Secret Street", "postal_code": "LW9 9ZZ"}],
        }
    }
    words = (
        "Come for tea. Ring ANN PERSONA first. Ann has the key. We meet at Secret Street, LW99ZZ. "
        "Join at https://us02web.zoom.us/j/812?pwd=QW passcode 123456. All are welcome."
    )
    both_ = {"assurer_email": "jo.checker@council.example", "email": "jo.checker@council.example"}
    services = [
        SERVICE
        | {
            "description": words.replace(
                "We meet at Secret Street, LW99ZZ. ",
                "" if place is home else "We meet at Secret Street, LW99ZZ. ",
            ),
            "contacts": [ann],
            "service_at_locations": [place],
        }
        | {"fees": "Pay Ann Persona", "url": "https://zoom.us/j/812?pwd=QW"}
        | {"schedules": [{"freq": "WEEKLY", "byday": "MO", "notes": "Ann Persona leads"}]}
        | {"id": str(number), "name": f"Tea {number}", **both_}
        for number, place in enumerate((home, refuge))
    ]
    services.append(SERVICE | {"id": "3", "name": "Ann Persona's class", "contacts": [ann]})
    services[2]["email"] = "jo.checker@council.example"  # whoever checked another
    *found, named = incoming((PAGE % ", ".join(map(json.dumps, services))).encode()).every
    for sent in (*found, named):
        said = repr(sent.submission)
        for private in ("Persona", "Ann", "Oak", "Secret", "LW2", "LW9", "zoom", "1234", "jo.che"):
            assert private.casefold() not in said.casefold(), (private, said)
        assert sent.submission.answers.get("description", "") in {
            "",
            "Come for tea. All are welcome.",
        }
    remarks = {one.question for sent in found for one in sent.remarks}
    assert {"venue", "description", "website", "email"} <= remarks
    assert [one.question for one in named.faults] == ["name"]  # it waits


def test_a_page_that_says_less_brings_no_masked_address_back():
    def at(**more) -> dict:
        addresses = [{"address_1": "7 Secret Road", "postal_code": "LW9 9ZZ"}]
        return {"location": {"name": "The Haven", "addresses": addresses, **more}}

    less = {"id": "1", "name": "Tea", "description": "Tea at 7 Secret Rd. All are welcome."}
    whole = SERVICE | less | {"service_at_locations": [at(mask_exact_address=True)]}
    of_a_list = less | {"organization": {"id": "o1", "name": "Friends"}}
    with_address = of_a_list | {"service_at_locations": [at()]}
    other = SERVICE | {"id": "2", "name": "Walk", "description": "From 7 Secret Rd. We walk."}
    together = [whole, with_address | dict.fromkeys(map(str, range(30))), other]
    known = feed.Known(without_address=frozenset({"1"}), today=ON)
    later = feed.incoming([("", PAGE % json.dumps(with_address))], known).every
    of_words = feed.incoming([("", PAGE % json.dumps(of_a_list))], known).every
    first = feed.incoming([("", PAGE % ", ".join(map(json.dumps, together)))], feed.Known()).every
    assert [one.submission.answers["description"] for one in (*first, *later)] == [
        "All are welcome.",
        "We walk.",
        "All are welcome.",
    ]
    assert not any("LW9" in repr(one.submission.answers) for one in (*first, *later))
    assert later[0].submission.answers["venue"] == "The Haven"
    assert {"summary", "description"} <= of_words[0].silent  # they may say where it is


def test_a_masked_place_without_a_name_is_withheld(tmp_path):
    place = {"mask_exact_address": True, "addresses": [{"address_1": "7 Row", "city": "Larkwell"}]}
    one = SERVICE | {
        "id": "00000000-0000-4000-8000-000000000001",
        "description": "Tea.",
        "email": "tea@example.org",
        "attributes": [{"taxonomy_term": {"name": "loneliness", "taxonomy": "needs"}}],
        "service_at_locations": [{"location": place}],
    }
    (tmp_path / "one.json").write_text(json.dumps(one), encoding="utf-8")
    content = bare_content(tmp_path / "content")
    code, said = run(content, tmp_path / "one.json")
    assert code == cli.DONE, said
    entry = (content / "activities/tea.md").read_text(encoding="utf-8")
    assert "  name: Address not published\n" in entry
    assert "  withheld: yes\n" in entry
    assert "7 Row" not in entry


def test_what_has_a_word_of_a_person_or_a_group_in_it_is_no_person():
    groups = {"name": "Age UK Larkwell"}, {"name": "Duty Team"}, {"name": "Larkwell Shed"}
    words = "Age UK Larkwell runs it. Ring the Duty Team. The Larkwell Shed is near St Mary's."
    one = SERVICE | {
        "name": "Larkwell Shed",
        "description": words,
        "contacts": [*groups, {"name": "Mary Otherwise"}],
        "organization": {"id": "o1", "name": "Age UK Larkwell"},
        "email": "ageuklarkwell@gmail.com",
        "service_at_locations": [
            {
                "location": {
                    "name": "Northgate Hall",
                    "addresses": [{"attention": "Mrs Hill", "address_1": "12 Hill Road"}],
                }
            }
        ],
    }
    [sent] = incoming(json.dumps(one).encode()).every
    assert sent.submission.answers["description"] == words
    assert sent.submission.answers["organisation"] == "Age UK Larkwell"
    assert sent.submission.answers["email"] == "ageuklarkwell@gmail.com"
    assert sent.submission.answers["venue"] == "Northgate Hall"
    assert sent.submission.answers["street"] == "12 Hill Road"


def test_the_same_pages_again_change_no_byte(both):
    def everything() -> dict[str, bytes]:
        return {str(one): one.read_bytes() for one in both.content.rglob("*") if one.is_file()}

    before = everything()
    _, said = run(both.content, both.feed)
    assert said.startswith("feeds: 7 listings: 1 waiting, 2 refused, 4 unchanged.\n")
    assert everything() == before


def test_a_map_says_whose_list_it_is_and_what_its_words_mean(tmp_path):
    content, words = bare_content(tmp_path), tmp_path / "our.map.yml"
    page = Path(shutil.copy(FEEDS / "version-1.json", tmp_path))
    words.write_text(
        "source: the council's directory\nvalues:\n  What kind of activity it is:\n"
        "    Widgets: arts-crafts\nfor all:\n  How it happens: By phone\n",
        encoding="utf-8",
    )
    code, said = run(content, page, "--map", words)
    assert code == cli.FAULTS
    assert "pages will say" not in said
    text = (content / "activities/chair-yoga-at-mill-lane.md").read_text(encoding="utf-8")
    assert "categories: [peer-support, arts-crafts]\n" in text
    assert "  list: the council's directory\n  id: 1001\n" in text
    assert "format: in-person\n" in text  # what the feed says stands above the map


def test_a_service_is_known_again_by_its_id(tmp_path):
    content, words = bare_content(tmp_path), tmp_path / "our.map.yml"
    words.write_text("source: the council's directory\n", encoding="utf-8")
    page = tmp_path / "page.json"
    page.write_bytes((FEEDS / "version-1.json").read_bytes())
    run(content, page, "--map", words)
    before = page.read_text(encoding="utf-8")
    page.write_text(before.replace("Chair Yoga at Mill Lane", "Yoga in a Chair"), encoding="utf-8")
    _, said = run(content, page, "--map", words)
    [entry] = (content / "activities").glob("*.md")
    assert "name: Yoga in a Chair\n" in entry.read_text(encoding="utf-8"), said


WHOLE = SERVICE | {
    "email": "hello@tea.example.org",
    "description": "Tea and talk.",
    "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00"}],
    "service_at_locations": [{"location": {"name": "Tea Hall"}}],
    "cost_options": [{"amount": 0, "option": "Free"}],
    "attributes": [{"taxonomy_term": {"name": "loneliness"}}],
}
IN_A_LIST = ("id", "name", "description", "organization", "email")


@pytest.mark.parametrize("empty", [{}, {"fees": ""}, {"fees": None, "fees_description": " "}])
def test_a_list_page_takes_nothing_out_of_what_the_own_page_said(tmp_path, empty):
    content, words = bare_content(tmp_path), tmp_path / "our.map.yml"
    words.write_text(
        "source: the council's directory\nfor all:\n  Why people come: bereavement\n",
        encoding="utf-8",
    )

    def imported(service: object) -> tuple[str, str]:
        (tmp_path / "page.json").write_text(PAGE % json.dumps(service), encoding="utf-8")
        _, said = run(content, tmp_path / "page.json", "--map", words)
        return (content / "activities/tea.md").read_text(encoding="utf-8"), said

    in_a_list = {name: WHOLE[name] for name in IN_A_LIST} | empty
    whole, _ = imported(WHOLE)
    for fact in ("needs: [loneliness]\n", "    days: [Monday]\n", "Tea Hall\n", "  - free:\n"):
        assert fact in whole
    again, said = imported(in_a_list)
    assert again == whole
    assert "1 service is less than on its own page" in said
    changed, said = imported(in_a_list | {"email": "tea@tea.example.org"})
    assert "this is less than the service's own page: no days and times, place or price" in said
    assert changed == whole.replace("hello@tea.example.org", "tea@tea.example.org")
    # What is there and empty says that there is none.
    none_left, _ = imported(WHOLE | {"schedules": []})
    assert "Monday" not in none_left


FRIENDS = "We are neighbours. Ring 01632 960119. We run clubs\nfor all ages. "


def test_what_an_organisation_says_of_itself_is_said_once(tmp_path):
    def service(number: int, of: str, about: str, text: str = "Tea.") -> dict:
        who = {"id": of, "name": of, "description": about}
        return (
            WHOLE
            | {"id": f"t{number}", "name": f"Tea {number}"}
            | {
                "organization": who,
                "description": text,
            }
        )

    services = [
        service(1, "Friends of Tea", FRIENDS),
        service(2, "Friends of Tea", FRIENDS),
        service(3, "Lone Club", "A club of its own. It has a garden."),
        service(4, "Same Club", "We sew.", "We sew. On Mondays."),
        service(5, "Long Club", f"We knit{' and we knit' * 50}. {'We rest. ' * 60}"),
    ]
    content = bare_content(tmp_path)
    (tmp_path / "page.json").write_text(PAGE % ", ".join(map(json.dumps, services)), "utf-8")
    (tmp_path / "our.map.yml").write_text(
        "source: the council's directory\nfor all:\n  Why people come: bereavement\n", "utf-8"
    )
    _, said = run(content, tmp_path / "page.json", "--map", tmp_path / "our.map.yml")
    shared = (content / "organisations/friends-of-tea.yml").read_text(encoding="utf-8")
    assert (
        shared
        == "name: Friends of Tea\ndescription: We are neighbours. We run clubs for all ages.\n"
    )
    entries = [(content / f"activities/tea-{at}.md").read_text("utf-8") for at in range(1, 6)]
    assert "organisation: friends-of-tea\n" in entries[0]
    assert "  description: A club of its own. It has a garden.\n" in entries[2]
    assert "  description: " not in entries[3]
    assert "  description: We knit and we knit" in entries[4]
    assert "what 2 organisations say of themselves is cut to its first sentences" in said


def test_the_target_audience_of_a_service_is_whom_it_is_for(tmp_path):
    whom = [
        "Carers",
        "Parents>Bakers ",
        "Sensory Impaired>Visually Impaired",
        "Bereavement",
        "Bakers",
    ]
    service = WHOLE | {
        "pc_targetAudience": [{"id": str(at), "audienceType": one} for at, one in enumerate(whom)],
        "pc_attendingAccess_additionalInfo": "Book with the desk.",
        "pc_metadata": {"assured_by": "someone@example.org"},
    }
    content = bare_content(tmp_path)
    (tmp_path / "page.json").write_text(PAGE % json.dumps(service), "utf-8")
    code, said = run(content, tmp_path / "page.json")
    assert code == cli.DONE, said
    entry = (content / "activities/tea.md").read_text("utf-8")
    assert "audiences: [carers, parents, blind-people, bereaved-people]\n" in entry
    assert "Bakers" in entry
    assert "Book with the desk." in entry
    assert "no entry has a place for" not in said


def test_a_service_without_a_name_answers_no_question_for_the_others(tmp_path):
    lacks = WHOLE | {"attributes": []}
    nameless = {name: value for name, value in lacks.items() if name != "name"}
    services = [lacks | {"id": "k1"}, lacks | {"id": "k2", "name": "Cake"}, nameless]
    (tmp_path / "page.json").write_text(PAGE % ", ".join(map(json.dumps, services)), "utf-8")
    _, said = run(bare_content(tmp_path), tmp_path / "page.json")
    assert "no listing answers these questions" in said


def test_nothing_of_a_feed_is_refused_for_its_length_or_a_bad_link(tmp_path):
    long = f"Food in Larkwell: {'Upper Bridge, ' * 5}and Mill Lane"
    services = [
        WHOLE | {"id": "n1", "name": long},
        WHOLE | {"id": "n2", "name": "@tea in Larkwell"},
        WHOLE
        | {
            "id": "n3",
            "name": "Cake",
            "description": '<p>Ask <a href="http://here">the desk</a>, or look at '
            '<a href="https://tea.example.org/b">cake.example.org</a>.</p>',
        },
        WHOLE | {"id": "n4", "name": "Pie", "description": "We bake. And so on. " * 500},
    ]
    content = bare_content(tmp_path)
    (tmp_path / "page.json").write_text(PAGE % ", ".join(map(json.dumps, services)), "utf-8")
    words = tmp_path / "our.map.yml"
    words.write_text("source: the council's directory\n", "utf-8")
    code, said = run(content, tmp_path / "page.json", "--map", words)
    assert code == cli.DONE, said
    entries = [file.read_text("utf-8") for file in sorted(content.glob("activities/*.md"))]
    cake, food, pie, tea = entries
    assert f"Name of the activity: {long}" in food
    assert "name: 'Food in Larkwell:" in food.replace('"', "'")
    assert "so only some of its words are there; all of it is in the description" in said
    assert "name: tea in Larkwell\n" in tea
    assert "Ask the desk, or look at <https://tea.example.org/b>." in cake
    assert len(pie) < 7_000
    assert "9,999 characters are too many, so its end is left out" in said


def test_a_name_that_is_in_the_address_of_another_listing_keeps_no_row_out(tmp_path):
    content = bare_content(tmp_path)
    (tmp_path / "page.json").write_text(PAGE % json.dumps(WHOLE), "utf-8")
    (tmp_path / "one.map.yml").write_text("source: one list\n", "utf-8")
    (tmp_path / "two.map.yml").write_text("source: another list\n", "utf-8")
    run(content, tmp_path / "page.json", "--map", tmp_path / "one.map.yml")
    entry = content / "activities/tea.md"
    entry.write_text(entry.read_text("utf-8").replace("name: Tea\n", "name: Big Tea\n"), "utf-8")
    place = {"location": {"name": "Far Hall"}}
    other = WHOLE | {"id": "o9", "organization": {"id": "o9", "name": "Far Friends"}}
    (tmp_path / "page.json").write_text(
        PAGE % json.dumps(other | {"service_at_locations": [place]}), "utf-8"
    )
    code, said = run(content, tmp_path / "page.json", "--map", tmp_path / "two.map.yml")
    assert code == cli.DONE, said
    assert len([*content.glob("activities/tea*.md")]) == 2


def test_what_is_there_twice_or_was_checked_on_no_day_is_reported():
    other = WHOLE | {"schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00"}]}
    found = incoming((PAGE % f"{json.dumps(WHOLE)}, {json.dumps(other)}").encode())
    assert len(found.every) == 1
    assert any("1 service is in it twice" in remark for remark in found.remarks)
    for day in ("01/06/2026", "2999-01-01"):
        service = json.dumps(WHOLE | {"assured_date": day})
        [sent] = feed.incoming([("", service)], feed.Known(today=ON)).every
        [fault] = sent.remarks
        assert fault.message.startswith(f"assured_date: `{day}` is ")
        assert fault.question in sent.lost


def test_no_map_is_begun_for_a_feed(both, tmp_path):
    code, said = run(both.content, both.feed / "version-1.json", "--map", tmp_path / "new.map.yml")
    assert code == cli.WRONG_CALL
    assert "none is begun for a feed" in said
    assert not (tmp_path / "new.map.yml").exists()


# --- limits


def refused(text: str) -> str:
    with pytest.raises(Unreadable) as found:
        incoming(text.encode())
    return str(found.value)


def faults(text: str) -> list[str]:
    return [fault.message for one in incoming(text.encode()).every for fault in one.faults]


PAGE = '{"total_items": 1, "contents": [%s]}'


def test_what_is_damaged_or_deep_is_one_service(monkeypatch):
    deep = '{"id": "1", "name": ' + "[" * 100_000 + "]" * 100_000 + "}"
    sound = json.dumps(SERVICE)
    every = (sound, deep, '{"id": }', "7")
    page = PAGE % ", ".join(every)
    assert faults(page) == [
        "lists and groups are nested 100,001 levels deep here",
        "it breaks off or is damaged in line 1",
        "expected a service, found something else",
    ]
    monkeypatch.setattr(feed, "MOST_SIGNS", 50)
    with pytest.raises(Unreadable, match="more than 50 names, values and brackets"):
        feed.incoming([("", PAGE % ", ".join([sound] * 9))], feed.Known())
    monkeypatch.setattr(feed, "MOST_SIGNS", 5_000)
    monkeypatch.setattr(feed, "MOST", 5)
    many = [json.dumps(SERVICE | {"id": str(number)}) for number in range(6)]
    assert refused(PAGE % ", ".join(many)) == (
        "it has more than 5 services. Import it in several parts."
    )


def test_an_empty_page_and_a_folder_without_pages_are_refused(both, tmp_path):
    assert refused('{"total_items": 0, "contents": []}') == "there are no services in it"
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    code, said = run(both.content, tmp_path)
    assert code == cli.WRONG_CALL
    assert "it has no page of an Open Referral feed (`.json`)" in said


def test_a_folder_has_limits(both, tmp_path, monkeypatch):
    page = PAGE % json.dumps(SERVICE)
    for number in range(3):
        (tmp_path / f"page-{number}.json").write_text(page, encoding="utf-8")
    for name, most in (("MOST_PAGES", 2), ("MOST_OF_PAGES", len(page) * 2)):
        with monkeypatch.context() as patched:
            patched.setattr(import_, name, most)
            code, said = run(both.content, tmp_path)
            assert code == cli.WRONG_CALL
            assert "Import it in several parts." in said
    (tmp_path / "notes.json").write_text('{"a": 1}', encoding="utf-8")
    _, said = run(both.content, tmp_path, "--check")
    assert "1 file in it is no page of services, such as notes.json" in said
    assert "0 listings would be imported, 1 left out." in said  # one service on three pages


def test_a_feed_that_gives_its_first_page_again_and_again_is_not_whole():
    first, other = (json.dumps({**SERVICE, "id": one, "name": one}) for one in ("tea", "cake"))
    pages = [PAGE.replace("1", "3", 1) % f"{first}, {other}"] * 3
    looped = feed.incoming([(f"{at}.json", page) for at, page in enumerate(pages)], feed.Known())
    assert looped.is_part  # so nothing that it lacks is taken to have left
    assert [one.submission.answers["name"] for one in looped.every] == ["tea", "cake"]
    last = PAGE.replace("1", "3", 1) % json.dumps({**SERVICE, "id": "bun", "name": "bun"})
    assert not feed.incoming([("1.json", pages[0]), ("2.json", last)], feed.Known()).is_part
    own = [("1.json", pages[0]), ("tea.json", first), ("cake.json", other)]
    assert feed.incoming(own, feed.Known()).is_part


ORGANISATION = {"id": "o1", "name": "Tea", "organization_identifiers": []}
PLACE = {"id": "l1", "location": {"id": "p1"}, "service": {"id": "a1", "name": "Tea"}}
TERM = {"id": "t1", "name": "Tea", "taxonomy": "x", "term": "tea"}


@pytest.mark.parametrize(
    ("thing", "kind"),
    [(ORGANISATION, "organisation"), (PLACE, "place"), (TERM, "term")],
)
def test_other_things_of_a_feed_are_named_and_not_taken_for_services(thing, kind):
    words = f"1 {kind} in it is no service, and not imported"
    for text in (json.dumps(thing), json.dumps([thing]), PAGE % json.dumps(thing)):
        assert refused(text) == (
            f"there are no services in it ({words}). Save the pages of `services`."
        )
    found = incoming((PAGE % f"{json.dumps(thing)}, {json.dumps(SERVICE)}").encode())
    assert [one.submission.answers["name"] for one in found.every] == ["Tea"]
    assert words in found.remarks


def test_who_runs_a_service_is_no_service():
    bare = {"id": "o1", "name": "Tea", "description": "Who runs it."}
    text = PAGE % f"{json.dumps(bare)}, {json.dumps(SERVICE)}"
    found = incoming(text.encode())
    assert [one.submission.origin.id for one in found.every] == ["a1"]
    assert "1 organisation in it is no service, and not imported" in found.remarks


@pytest.mark.parametrize("wrong", [7, "x", [], {}, None, True, [[]], [7], {"a": []}, "9" * 5000])
def test_a_part_of_another_shape_costs_no_service(wrong):
    parts = (
        *("description", "organization", "contacts", "phones", "schedules", "service_areas"),
        *("service_at_locations", "cost_options", "languages", "attributes", "eligibilitys"),
        *("minimum_age", "fees", "assured_date", "email", "url", "holiday_schedules"),
    )
    [sent] = incoming(json.dumps(SERVICE | dict.fromkeys(parts, wrong)).encode()).every
    assert sent.submission.answers["name"] == "Tea"
    assert not sent.faults


def test_letters_that_no_file_can_contain_keep_nothing_out(both, tmp_path):
    service = SERVICE | {
        "email": "hello@tea.example.org",
        "schedules": [{"freq": "WEEKLY", "byday": "MO", "notes": "- Tea\ud800\u0000 and cake"}],
        "attributes": [{"taxonomy_term": {"name": "loneliness"}}],
    }
    (tmp_path / "tea.json").write_text(json.dumps(service), encoding="utf-8")
    content = Path(shutil.copytree(both.content, tmp_path / "content"))
    code, said = run(content, tmp_path / "tea.json")
    assert code == cli.DONE, said
    tea = (content / "activities/tea.md").read_text(encoding="utf-8")
    assert "    note: Tea and cake\n" in tea


# --- schedules, one by one


def plainly(value: object) -> object:
    """A fact with its values as text."""
    match value:
        case Words(text=text):
            return text
        case tuple():
            return ", ".join(map(str, map(plainly, value)))
        case dict():
            return {name: plainly(one) for name, one in value.items()}


def when(**schedule) -> object:
    found = times_of([Scheduled(schedule)], [], ON)
    return [plainly(one) for one in found.when] or [*found.in_words, *found.unread] or "over"


AT_TEN = {"opens_at": "10:00:00", "closes_at": "11:30:00"}
HOURS = {"from": "10:00", "to": "11:30"}
PATTERNS = {
    "weekly": (
        {"freq": "WEEKLY", "byday": "MO"},
        {"every": "week", "days": "Monday"},
    ),
    "in small letters and whole words": (
        {"freq": "week", "BYDAY": "monday, Wednesday"},
        {"every": "week", "days": "Monday, Wednesday"},
    ),
    "daily": (
        {"freq": "DAILY"},
        {"every": "week", "days": "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"},
    ),
    "of a month": (
        {"freq": "MONTHLY", "byday": "1TU,-1FR"},
        {"every": "month", "days": "first Tuesday, last Friday"},
    ),
    "dates of a month": (
        {"freq": "MONTHLY", "bymonthday": "2,15,-1"},
        {"every": "month", "days": "2nd, 15th, last day"},
    ),
    "from a day to come until another": (
        {"freq": "WEEKLY", "byday": "MO", "valid_from": "2027-01-04", "valid_to": "2027-03-29"},
        {"every": "week", "days": "Monday", "starting": "2027-01-04", "ending": "2027-03-29"},
    ),
    "of every second month": (
        {"freq": "MONTHLY", "byday": "2TU", "interval": "2", "dtstart": "2026-11-12"},
        {"every": "2 months", "days": "second Tuesday", "starting": "2027-01-12"},
    ),
    "every two weeks from another day": (
        {"freq": "WEEKLY", "byday": ["MO", "WE"], "interval": "2", "dtstart": "2026-11-20"},
        {"every": "2 weeks", "days": "Monday, Wednesday", "starting": "2026-11-30"},
    ),
    "six times": (
        {"freq": "WEEKLY", "byday": "MO", "dtstart": "2026-11-02", "count": "6"},
        {"every": "week", "days": "Monday", "ending": "2026-12-07"},
    ),
    "on the day of its start": (
        {"freq": "WEEKLY", "dtstart": "2026-11-24"},
        {"every": "week", "days": "Tuesday", "starting": "2026-11-24"},
    ),
    "valid from another day of the week": (
        {"freq": "WEEKLY", "byday": "MO", "valid_from": "2027-01-10"},
        {"every": "week", "days": "Monday", "starting": "2027-01-11"},
    ),
    "since years ago": (
        {"freq": "WEEKLY", "byday": "MO", "valid_from": "2005-01-01"},
        {"every": "week", "days": "Monday"},
    ),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_becomes_a_time(name):
    schedule, made = PATTERNS[name]
    expected = {"every": made["every"], "days": made["days"], **HOURS, **made}
    assert when(**AT_TEN, **schedule) == [expected]


ONE_DAY = {"dtstart": "2026-12-05", "until": "2026-12-05"}


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "DAILY"},
        {"freq": "WEEKLY"},
        {"freq": "WEEKLY", "byday": "SA"},
        {"freq": "DAILY", "valid_to": "2026-12-05", "count": "1"},
    ],
)
def test_a_rule_that_ends_on_the_day_it_begins_is_one_date(rule):
    assert when(**AT_TEN, **ONE_DAY, **rule) == [{"date": "2026-12-05", **HOURS}]


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "WEEKLY", "byday": "MO"},
        {"freq": "DAILY", "until": "2026-12-06"},
        {"freq": "MONTHLY", "bymonthday": "6"},
    ],
)
def test_a_rule_that_goes_on_or_is_on_other_days_is_no_date(rule):
    [made, *_] = when(**AT_TEN, **ONE_DAY | rule)
    assert "date" not in made


NO_PATTERNS = (
    ({"freq": "WEEKLY"}, "Every week"),
    ({"freq": "WEEKLY", "byday": "1MO"}, "Every week on the first Monday"),
    ({"freq": "MONTHLY", "byday": "MO"}, "Every month on Monday"),
    ({"freq": "YEARLY", "byday": "MO"}, "Every year on Monday"),
    ({"freq": "WEEKLY", "byday": "XX"}, "Every week"),
    (
        {"freq": "MONTHLY", "byday": "TH", "bymonthday": "2"},
        "Every month on Thursday and the 2nd",
    ),
    ({"freq": "MONTHLY", "bymonthday": "32"}, "Every month"),
    ({"freq": "WEEKLY", "byday": "MO", "interval": "2"}, "Every 2 weeks on Monday"),
    (
        {"freq": "MONTHLY", "byday": "2TU", "interval": "2", "valid_from": "2027-01-01"},
        "Every 2 months on the second Tuesday, from 1 January 2027",
    ),
    ({"freq": "WEEKLY", "byday": "MO", "interval": "-1"}, "Every week on Monday"),
    (
        {"freq": "WEEKLY", "byday": "MO", "byweekno": "2,4"},
        "Every week on Monday, in weeks 2 and 4 of the year",
    ),
    (
        {"freq": "MONTHLY", "byday": "MO,TU", "bysetpos": "1"},
        "Every month on Monday and Tuesday, only some of these days",
    ),
    ({"freq": "WEEKLY", "byday": "MO", "count": "6"}, "Every week on Monday, 6 times"),
    (
        {"freq": "DAILY", "interval": "2", "dtstart": "2026-11-16"},
        "Every 2 days, from 16 November 2026",
    ),
    (
        {"freq": "WEEKLY", "byday": "MO", "valid_from": "2027-03-01", "valid_to": "2027-01-01"},
        "Every week on Monday, from 1 March 2027, until 1 January 2027",
    ),
)


@pytest.mark.parametrize(
    ("schedule", "words"), NO_PATTERNS, ids=[words for _, words in NO_PATTERNS]
)
def test_what_is_no_pattern_of_ours_is_plain_english(schedule, words):
    schedule = {**AT_TEN, "description": "Sometimes.", **schedule}
    assert when(**schedule) == [f"{words}, 10:00 to 11:30. Sometimes"]


def test_hours_that_can_not_be_read_are_in_words():
    weekly = {"freq": "WEEKLY", "byday": "MO"}
    assert when(**weekly, opens_at="soon") == ["Every week on Monday, soon"]
    assert when(**weekly, opens_at="12:00", closes_at="11:00") == [
        "Every week on Monday, 12:00 to 11:00"
    ]


def test_an_interval_that_nobody_knows_the_start_of_is_never_every_week(both):
    every_other = {"freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "10:00"}
    service = SERVICE | {"schedules": [every_other | {"description": "Mondays at 10:00"}]}
    [sent] = incoming(json.dumps(service).encode()).every
    words = "Every 2 weeks on Monday, 10:00. Mondays at 10:00"
    assert plainly(sent.submission.beyond.facts["when"][0]) == {"ask": "", "text": words}
    assert "times" not in sent.submission.answers
    assert sent.lost == {"times"}


def test_the_time_on_a_day_that_is_known_may_not_be():
    assert when(freq="WEEKLY", byday="MO") == [{"every": "week", "days": "Monday", "from": "ask"}]


def test_what_is_past_is_over():
    assert when(dtstart="2026-11-22", **AT_TEN) == "over"
    assert when(freq="WEEKLY", byday="MO", valid_to="2026-11-22", **AT_TEN) == "over"
    assert when(freq="WEEKLY", byday="MO", valid_to="2026-11-23", **AT_TEN) != "over"
    assert when(freq="WEEKLY", byday="MO", until="2026-11-22", **AT_TEN) == "over"
    assert when(freq="WEEKLY", byday="MO", dtstart="2026-11-02", count="3", **AT_TEN) == "over"


@pytest.mark.parametrize(
    ("words", "agree"),
    [
        ("Mondays, 10am to 11.30am", True),
        ("Every week in the hall.", True),
        ("Not on Tuesdays. Ring first.", True),
        ("We meet on Tuesday.", False),
        ("Monday to Wednesday", False),
        ("Monday from 2pm", False),
        ("10:00 sharp on Mondays", True),
        ("For women only, by appointment. Closed on Fridays.", True),
        ("Mondays 10am to 11.30am fortnightly", False),
        ("Alternate Mondays", False),
        ("Every other week", False),
        ("First Monday of the month", False),
        ("Monday 10am-11.30am and 1pm-3pm", False),
        ("Mondays, except August", False),
        ("From January", False),
        ("Currently closed", False),
        ("Not in term time", False),
    ],
)
def test_words_are_held_against_their_pattern(words, agree):
    found = times_of(
        [Scheduled({"freq": "WEEKLY", "byday": "MO", "description": words, **AT_TEN})], [], ON
    )
    assert bool(found.when) == agree
    assert bool(found.in_words) != agree


@pytest.mark.parametrize("name", ["description", "notes"])
def test_limits_that_an_entry_has_a_field_for_are_its_facts(name):
    weekly = {"freq": "WEEKLY", "byday": "MO", **AT_TEN}
    monday = {"every": "week", "days": "Monday", **HOURS}
    assert when(**weekly, **{name: "Mondays 10am to 11.30am, term time only"}) == [
        monday | {"term_time": "only"}
    ]
    assert when(**weekly, **{name: "(not bank holidays)"}) == [monday | {"bank_holidays": "closed"}]
    assert when(**weekly, **{name: "Tea and cake, in term time"}) == [
        monday | {"term_time": "only", "note": "Tea and cake, in term time"}
    ]


def test_words_are_right_where_the_pattern_says_the_same():
    fortnight = {"freq": "WEEKLY", "interval": "2", "byday": "MO", "dtstart": "2026-11-16"}
    assert "note" in when(**AT_TEN, **fortnight, notes="Every other week, in the hall")[0]
    monthly = {"freq": "MONTHLY", "byday": "1MO,3MO"}
    assert "note" in when(**AT_TEN, **monthly, notes="First and third Monday of the month, tea")[0]
    assert when(**AT_TEN, **monthly, notes="First Monday of the month")[0].startswith("The list")


def test_what_is_quoted_has_all_the_times():
    twice = [
        {"freq": "WEEKLY", "byday": "MO", "notes": "Fortnightly", **AT_TEN},
        {"freq": "WEEKLY", "byday": "WE", **AT_TEN},
    ]
    found = times_of([*map(Scheduled, twice)], [], ON)
    [words] = found.in_words
    quotes = "“Monday 10:00 to 11:30”, and also “Fortnightly”"
    assert words == f"The list says {quotes}; besides, “Wednesday 10:00 to 11:30”"


def test_other_hours_of_a_day_are_a_time_of_that_day():
    monday = Scheduled({"freq": "WEEKLY", "byday": "MO", **AT_TEN})
    one_day = {"start_date": "2026-12-28", "end_date": "2026-12-28"}
    week = {"start_date": "2026-12-28", "end_date": "2027-01-03"}
    others = {"closed": False, "opens_at": "14:00", "closes_at": "15:00"}
    found = times_of([monday], [one_day | others], ON)
    assert [plainly(one) for one in found.when] == [
        {"every": "week", "days": "Monday", **HOURS, "except": "2026-12-28"},
        {"date": "2026-12-28", "from": "14:00", "to": "15:00"},
    ]
    found = times_of([monday], [week | others], ON)
    assert plainly(found.when[0])["except"] == "2026-12-28 to 2027-01-03"
    assert found.other_days == ["28 December 2026 to 3 January 2027: 14:00 to 15:00"]
    assert found.remarks
    # A day on which it is never on is no exception.
    found = times_of([monday], [{"start_date": "2026-12-25", "closed": True}], ON)
    assert "except" not in found.when[0]


def test_each_time_happens_in_its_own_way():
    hall = {"location": {"location_type": "physical", "name": "Tea Hall"}}
    letters = {"location": {"location_type": "postal", "name": "PO Box 7"}}
    service = SERVICE | {
        "service_at_locations": [hall, letters],
        "schedules": [
            {"freq": "WEEKLY", "byday": "MO", "attending_type": "online", **AT_TEN},
            {"freq": "WEEKLY", "byday": "WE", "attending_type": "in-person", **AT_TEN},
        ],
    }
    [sent] = incoming(json.dumps(service).encode()).every
    assert sent.submission.answers["format"] == "in-person\nonline"
    assert [plainly(one)["format"] for one in sent.submission.beyond.facts["when"]] == [
        "online",
        "in-person",
    ]


def answers_of(**more) -> dict[str, str]:
    [sent] = incoming(json.dumps(SERVICE | more).encode()).every
    return dict(sent.submission.answers)


ESCAPED_TWICE = {
    "&lt;p&gt;Slow moves.&lt;/p&gt; &lt;p&gt;For all.&lt;/p&gt;": "Slow moves.\n\nFor all.",
    "<p>Tea &amp;amp; cake&amp;nbsp;here</p>": "Tea & cake here",
    "<p>&lt;p&gt;Tea&lt;br /&gt;Cake&lt;/p&gt;</p>": "Tea\nCake",
    "&lt;p class=&quot;x&quot;&gt;Tea&lt;/p&gt;": "Tea",
    "&amp;lt;p&amp;gt;Tea&amp;lt;/p&amp;gt;": "Tea",
    "For ages &lt; 5 &amp; &gt; 60": "For ages < 5 & > 60",
    "AT&amp;T; R&amp;B; tea &lt;ask us&gt;": "AT&T; R&B; tea <ask us>",
}


@pytest.mark.parametrize("written", ESCAPED_TWICE)
def test_html_that_was_escaped_twice_is_read(written):
    assert answers_of(description=written)["description"] == ESCAPED_TWICE[written]


def test_a_box_at_a_post_office_is_no_place_whatever_it_is_called():
    box = {"address_1": "PO Box 77", "city": "Larkwell", "address_type": "postal"}
    office = {"name": "Head office", "location_type": "physical", "addresses": [box]}
    found = answers_of(service_at_locations=[{"location": office}])
    assert not {"venue", "street", "postcode"} & found.keys()
    street = box | {"address_1": "7 Quay Street"}
    found = answers_of(service_at_locations=[{"location": office | {"addresses": [street]}}])
    assert found["venue"] == "Head office"
    both = office | {"addresses": [box, street | {"address_type": "physical"}]}
    found = answers_of(service_at_locations=[{"location": both}])
    assert (found["venue"], found["street"]) == ("Head office", "7 Quay Street")


def test_the_number_of_an_office_comes_before_a_person_s():
    ann = {"name": "Ann Okafor", "phones": [{"number": "07700 900241"}]}
    office = {"name": "Office", "phones": [{"number": "01632 960241"}]}
    assert answers_of(contacts=[ann, office])["phone"] == "01632 960241"
    assert answers_of(contacts=[ann])["phone"] == "07700 900241"
    other = office | {"name": "Bookings", "phones": [{"number": "01632 960242"}]}
    assert answers_of(contacts=[office, other])["phone"] == "01632 960241; 01632 960242"


def test_the_address_of_who_runs_a_service_is_beside_the_number_of_the_service():
    of_it = {"id": "o1", "name": "Tea", "email": "office@tea.example.org"}
    phones = [{"number": "01632 960241"}]
    found = answers_of(organization=of_it, phones=phones)
    assert (found["phone"], found["email"]) == ("01632 960241", "office@tea.example.org")
    found = answers_of(organization=of_it, phones=phones, email="tea@tea.example.org")
    assert found["email"] == "tea@tea.example.org"
    ann = of_it | {"email": "ann.okafor@gmail.com"}
    assert "email" not in answers_of(organization=ann, phones=phones)


@pytest.mark.parametrize(
    ("words", "is_online"),
    [
        ("Zoom group, first Tuesday 8pm.", True),
        ("We talk. We meet on Zoom.", True),
        ("An online craft course.", True),
        ("We also have a Zoom group.", False),
        ("Zoom group or meet us at the hall.", False),
        ("We meet face to face. The online group has a film.", False),
        ("Online booking. Zoom in on birds.", False),
    ],
)
def test_a_group_that_meets_on_a_screen_alone_is_online(words, is_online):
    assert (answers_of(description=words).get("format") == "online") == is_online
    hall = {"location": {"location_type": "physical", "name": "Tea Hall"}}
    found = answers_of(description=words, service_at_locations=[hall])
    assert found["format"] == "in-person"


ANOTHER_PRICE = {
    "Only £3!": True,
    "Tea. It costs £3 per session.": True,
    "Tea. Entry: £3.": True,
    "Only £5.20!": False,
    "Only £3 for lunch. Bring £1.": False,
    "We raised £3. Just £5.20, or £3 for members.": False,
}


@pytest.mark.parametrize("words", ANOTHER_PRICE)
def test_a_text_with_another_price_makes_people_ask(words):
    option = {"option": "per session", "amount": 5.2, "currency": "GBP"}
    sent = incoming(
        json.dumps(SERVICE | {"description": words, "cost_options": [option]}).encode()
    ).every[0]
    is_sure = "cost" in sent.submission.beyond.facts
    assert is_sure != ANOTHER_PRICE[words]
    if not is_sure:
        assert "£3" in sent.submission.answers["price_note"]
        assert "£5.20" in sent.submission.answers["price_note"]


# --- the official examples, and the fault that this answers


BESIDE = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the examples of Open Referral aren't beside us"
)


@BESIDE
def test_the_fault_of_the_issue_is_answered():
    folder = SHARED / "faults/37-open-referral"
    for name, lacks_who_runs_it in (("v1.json", True), ("v3list.json", False)):
        [sent] = incoming((folder / name).read_bytes()).every
        answers = sent.submission.answers
        assert answers["name"] == "Community Counselling"
        assert ("organisation" not in answers) == lacks_who_runs_it
        # In the second it is that of whoever checked the service, too.
        assert ("email" in answers) == lacks_who_runs_it
        assert "assurer" not in repr(sent)


@BESIDE
@pytest.mark.parametrize("kind", ["Default", "Fail", "Warn", "Test"])
@pytest.mark.parametrize("name", ["service_full", "service_list"])
def test_the_official_mocks_are_read(kind, name):
    file = SHARED / f"data/examples/hsds-uk-3.0-mocks/{kind}/{name}.json"
    found = incoming(file.read_bytes())
    assert found.every
    for sent in found.every:
        named = sent.submission.answers.get("name") == "Community Counselling"
        assert named or [fault.message for fault in sent.faults] == ["this service has no name"]
        assert "Persona" not in repr(sent)


@pytest.mark.parametrize("its_id", ["abc-1", "11111111-0000-4000-8000-0000000000aa"])
def test_a_feed_that_is_named_later_is_the_same_list(tmp_path, its_id):
    content = bare_content(tmp_path)

    def take(name: str, runs: str, *options: object) -> str:
        tea = {
            **SERVICE,
            "id": its_id,
            "name": name,
            "description": "Tea.",
            "email": "tea@example.org",
            "organization": {"name": runs},
            "attributes": [{"taxonomy_term": {"name": "Arts and crafts"}}],
        }
        page = {"total_items": 1, "contents": [tea]}
        (tmp_path / "page.json").write_text(json.dumps(page), encoding="utf-8")
        code, said = run(content, tmp_path / "page.json", *options)
        assert code == cli.DONE, said
        return said

    def slugs() -> list[str]:
        return sorted(file.stem for file in content.glob("activities/*"))

    source = tmp_path / "feed.map.yml"
    source.write_text("source: the council's directory\n", encoding="utf-8")
    take("Tea", "Tea Friends")
    if its_id == "abc-1":  # another feed may have that id, too
        take("Cake", "Cake Friends")
        assert slugs() == ["cake", "tea"]
    take("Tea", "Tea Friends", "--map", source)
    tea = content / "activities" / "tea.md"
    assert "  list: the council's directory\n" in tea.read_text(encoding="utf-8")
    take("Tea at Three", "Other Friends", "--map", source)
    assert "name: Tea at Three\n" in tea.read_text(encoding="utf-8")
    assert "Nothing changed" in take("Tea at Three", "Other Friends", "--map", source)


def test_what_a_damaged_page_had_is_not_paused(tmp_path):
    content, pages = bare_content(tmp_path), tmp_path / "pages"
    pages.mkdir()
    source = tmp_path / "feed.map.yml"
    source.write_text("source: the council's directory\n", encoding="utf-8")
    for name in ("Tea", "Cake"):
        service = {
            "id": name,
            "name": name,
            "description": "We talk.",
            "email": "tea@example.org",
            "organization": {"name": f"{name} Friends"},
            "attributes": [{"taxonomy_term": {"name": "Arts and crafts"}}],
        }
        page = json.dumps({"contents": [service], "total_items": 2})
        (pages / f"{name}.json").write_text(page, encoding="utf-8")
    assert run(content, pages, "--map", source)[0] == cli.DONE
    whole = (pages / "Tea.json").read_text(encoding="utf-8")
    for broken in (whole[:40], "<html>"):
        (pages / "Tea.json").write_text(broken, encoding="utf-8")
        said = run(content, pages, "--map", source, "--whole-list", "--check")[1]
        assert (
            "1 of 2 listings that came from the council's directory are not in this file. " in said
        )
        assert "None is paused, as a part of it is damaged. Save that part again.\n" in said
