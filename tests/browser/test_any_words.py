"""Words that a theme made for English may not expect: other alphabets, and very long words."""

import shutil
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.conftest import built_once, in_a_process, shared_folder, small_borough
from tests.pages import page_at

from activity_directory import cli

TODAY = "2026-11-23"
ENTRY = """---
name: {name}
summary: {summary}
organisation:
  name: {organisation}
  website: https://nets.example.org
categories: [social-meals]
needs: [loneliness]
format: in-person
venue:
  name: {venue}
  street: {street}
  area: quay
when:
  - every: week
    days: [Tuesday]
    from: 10:30
cost: free
joining: [drop-in]
contact: {{email: nets@brackwater.example}}
status: running
checked: {{date: 2026-10-01, by: Brackwater Net Loft, level: listed}}
---

{description}
"""
LONG = "Straßenbahnhaltestellenbeleuchtungsinstandhaltungsgemeinschaft"
USUAL = {
    "summary": "Tea and a talk.",
    "organisation": "Brackwater Net Loft",
    "venue": "Old School",
    "street": "1 Quay Street",
    "description": "We sit and talk.",
}
LISTINGS = {
    "lodz": {"name": "Łódź i Przyjaciele", "description": "Zespół dla przyjaciół."},
    "arabic": {"name": "حلقة القراءة", "summary": "نقرأ معًا.", "description": "نقرأ كل أسبوع."},
    "tamil": {"name": "தமிழ் குழு", "venue": "கோவில்"},
    "russian": {"name": "Чай и мы", "organisation": "Дружба"},
    "long": dict.fromkeys(("name", "organisation", "venue", "street", "description"), LONG)
    | {"summary": f"{LONG}."},
}
STICKING_OUT = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
        .map((one) => `${one.tagName}.${one.className}`);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    shared = shared_folder(tmp_path_factory)

    def make(folder):
        content = small_borough(shared / "any-words-content")
        for slug, words in LISTINGS.items():
            entry = ENTRY.format(**{**USUAL, **words})
            (content / "activities" / f"{slug}.md").write_text(entry, encoding="utf-8")
        about = "---\ntitle: Spotkania\nsummary: Tea.\n---\n\nMówimy też po polsku, śmiało.\n"
        story = (
            "---\ntitle: Ćwiczenia\nsummary: Tea.\nactivities: [lodz]\ndate: 2026-09-01\n"
            "consent: fictional\n---\n\nByłam sama.\n"
        )
        for folder_of_words, text in (("pages", about), ("stories", story)):
            (content / folder_of_words).mkdir(exist_ok=True)
            (content / folder_of_words / "about.md").write_text(text, encoding="utf-8")
        organisation = f"name: {LONG}\nkind: charity\n"
        (content / "organisations").mkdir(exist_ok=True)
        (content / "organisations" / "long.yml").write_text(organisation, encoding="utf-8")
        done = in_a_process("build", "--content", content, "--output", folder, "--today", TODAY)
        shutil.rmtree(content)
        assert done.returncode == cli.DONE, done.stderr

    return built_once(shared, "any-words", make)


@pytest.fixture(scope="module")
def address(site, served):
    return served(site)


def results(page):
    expect(page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
    return page.locator("[data-find-results] .activity-result__name").all_inner_texts()


def test_the_a_to_z_has_a_place_for_every_name(site):
    page = page_at(site, "a-to-z/")
    places = [
        (section.one("h2").words, [link.words for link in section.all("a")])
        for section in page.main.all("section", class_="link-list")
    ]
    assert places == [
        ("C", ["Чай и мы"]),
        ("H", ["حلقة القراءة"]),
        ("L", ["Łódź i Przyjaciele"]),
        ("N", ["Net Mending & Tea"]),
        ("Q", ["Quiet Line"]),
        ("S", ["Steady Feet", LONG]),
        ("T", ["தமிழ் குழு"]),
    ]


def test_words_in_another_script_say_their_language_on_the_page_the_card_and_in_lists(site):
    for path in (
        "activities/arabic/",
        "activities/arabic/card/",
        "a-to-z/",
        "categories/social-meals/",
    ):
        html = page_at(site, path).html
        for words in ("حلقة القراءة", "نقرأ معًا."):
            assert f' lang="ar" dir="rtl">{words}</' in html, path
    assert '<p lang="ar" dir="rtl">نقرأ كل أسبوع.</p>' in page_at(site, "activities/arabic/").html
    assert 'lang="ta" dir="ltr">கோவில்</' in page_at(site, "activities/tamil/").html


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("lodz", "Lodz i Przyjaciele"),
        ("arabic", "Hlq lqr"),
        ("tamil", "tmilll kulllu"),
        ("russian", "Chai i my"),
    ],
)
def test_a_text_message_spells_a_name_with_letters_that_it_can_have(site, slug, name):
    html = page_at(site, f"activities/{slug}/").html
    assert f'data-copy-content="{name}\n' in html


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Łódź", "Łódź i Przyjaciele"),
        ("lodz", "Łódź i Przyjaciele"),
        ("przyjaciół", "Łódź i Przyjaciele"),
        ("przyjaciol", "Łódź i Przyjaciele"),
        ("القراءة", "حلقة القراءة"),
        ("தமிழ்", "தமிழ் குழு"),
        ("чай", "Чай и мы"),
        ("chai", "Чай и мы"),
        ("druzhba", "Чай и мы"),
        ("strassenbahnhaltestellenbeleuchtungsinstandhaltungsgemeinschaft", LONG),
    ],
)
def test_a_name_is_found_by_its_own_letters_and_by_ours(typed, name, visit):
    page = visit(f"search/#q={quote(typed)}")
    assert results(page) == [name]
    assert "No listing says" not in page.locator("[data-find-matched]").inner_text()


@pytest.mark.parametrize(("typed", "title"), [("smialo", "Spotkania"), ("bylam", "Ćwiczenia")])
def test_pages_and_stories_are_found_by_our_letters_too(typed, title, visit):
    page = visit(f"search/#q={typed}")
    results(page)
    expect(page.locator("[data-find-pages]")).to_contain_text(title)


def test_results_of_a_search_say_their_language(visit):
    page = visit(f"search/#q={quote('القراءة')}")
    assert results(page)
    for part in ("name a", "summary"):
        words = page.locator(f"[data-find-results] .activity-result__{part}")
        expect(words).to_have_attribute("lang", "ar")
        expect(words).to_have_attribute("dir", "rtl")


def test_no_page_with_a_very_long_word_scrolls_sideways(site, visit):
    page = visit("", width=320)
    wide = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        if LONG in file.read_text(encoding="utf-8"):
            page.goto(page.url.partition("#")[0][: page.url.index("/", 8) + 1] + path)
            if sticking_out := page.evaluate(STICKING_OUT):
                wide[path] = sticking_out
    assert wide == {}
