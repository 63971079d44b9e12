"""Numbers for text messages and for Relay UK lead where they should, wherever they stand."""

from tests.pages import page_at

from activity_directory import cli

CRISIS_LINES = """crisis_lines:
  - {name: Shout, phone: 85258, text: Text SHOUT to this number.}
  - {name: Typed Line, phone: 18001 0800 123 4567}
  - {name: Web Line, website: "https://talk.example.org/"}
"""


def test_short_and_relay_numbers_are_links_to_text_and_to_ring(project, run):
    site = project.content / "site.yml"
    others, _, _ = site.read_text(encoding="utf-8").partition("crisis_lines:")
    site.write_text(others + CRISIS_LINES, encoding="utf-8")
    entry = project.content / "activities/net-mending.md"
    text = entry.read_text(encoding="utf-8")
    numbers = "  phone: 18001 020 7219 3000\n  text: 85258\n"
    entry.write_text(text.replace("contact:\n", f"contact:\n{numbers}", 1), encoding="utf-8")
    told = run("build", "--today", "2026-11-23")
    assert told.code == cli.DONE, told.out + told.err
    links = page_at(project.site, "activities/net-mending/").links
    assert "tel:1800102072193000" in links
    assert links.count("sms:85258") == 2, "its own, and the crisis line's in the footer"
    assert "tel:1800108001234567" in links
    assert "https://talk.example.org/" in links
    assert not [link for link in links if link.startswith("tel:85258")]
    card = page_at(project.site, "activities/net-mending/card/")
    assert "18001 020 7219 3000" in card.words
