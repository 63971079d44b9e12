"""What a tired maintainer should be shown: found in every shape, and nothing else taken for it.

The exact words, and the fields, are in tests/cases.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from activity_directory import rules
from activity_directory.catalogue.loading import load
from activity_directory.rules.capitals import shouts
from activity_directory.rules.claims_of_authority import _may_claim_authority, claims
from activity_directory.rules.look_alike_domains import (
    _may_have_look_alikes,
    look_alikes,
    one_slip_apart,
)
from activity_directory.rules.numbers_to_ring import (
    _may_have_costly_numbers,
    costly_numbers,
    links_that_mislead,
)
from activity_directory.rules.private_numbers import _may_have_private_numbers, private_numbers
from activity_directory.rules.two_alphabets import _may_have_two_alphabets, mixed_words
from activity_directory.rules.web_addresses import (
    CHATS,
    SHORTENERS,
    _may_have_odd_addresses,
    odd_addresses,
    without_trackers,
)
from activity_directory.schema.texts import texts_of
from activity_directory.source import entry as source_entry
from activity_directory.source.entry import read_entry
from activity_directory.source.places import Places

TODAY = date(2026, 11, 23)
NEW_RULES = {
    *("nhs-number", "national-insurance-number", "card-number", "bank-account", "costly-number"),
    *("link-rings-another", "link-writes-to-another", "chat-invite", "short-link", "plain-http"),
    *("tracking-link", "look-alike-domain", "two-alphabets", "claims-authority", "in-capitals"),
}


def found(finder, text):
    return [one.rule for one in finder(text)]


# --- numbers of one person


def spaced(number, sizes, between):
    parts, start = [], 0
    for size in sizes:
        parts.append(number[start : start + size])
        start += size
    return between.join(parts)


@st.composite
def nhs_numbers(draw):
    nine = draw(st.text("0123456789", min_size=9, max_size=9).filter(lambda one: len({*one}) > 1))
    weighed = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    last = -weighed % 11
    return f"{nine}{last}" if last < 10 and nine[0] != "0" else draw(nhs_numbers())


BETWEEN = st.sampled_from(["", " ", "-", ".", "\u00a0", "\n"])


@given(nhs_numbers(), BETWEEN)
def test_an_nhs_number_is_found_however_it_is_written(number, between):
    text = f"Asha ({spaced(number, (3, 3, 4), between)}) comes."
    assert found(private_numbers, text) == ["nhs-number"]
    assert [private_number.start for private_number in private_numbers(text)] == [6]


@given(nhs_numbers(), st.integers(0, 9), st.integers(1, 9))
def test_another_check_digit_or_another_digit_is_no_nhs_number(number, place, more):
    digit = (int(number[place]) + more) % 10
    assert found(private_numbers, f"{number[:place]}{digit}{number[place + 1 :]}") == []


@st.composite
def card_numbers(draw):
    first, length = draw(st.sampled_from([("4", 16), ("51", 16), ("2221", 16), ("37", 15)]))
    size = length - len(first) - 1
    rest = draw(st.text("0123456789", min_size=size, max_size=size))
    number = f"{first}{rest}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in number[::-2])
    return f"{number}{-(doubled + sum(map(int, number[-2::-2]))) % 10}"


@given(card_numbers(), BETWEEN)
def test_a_card_number_is_found_however_it_is_written(number, between):
    sizes = (4, 6, 5) if len(number) == 15 else (4, 4, 4, 4)
    text = f"Pay with {spaced(number, sizes, between)} please."
    assert found(private_numbers, text) == ["card-number"]
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    assert "card-number" not in found(private_numbers, f"Pay with {wrong} please.")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("NHS number: 943-476-5919.", ["nhs-number"]),
        ("943 476 5919 and 4111 1111 1111 1111", ["nhs-number", "card-number"]),
        ("943 476 5919 4111 1111 1111 1111", ["nhs-number", "card-number"]),
        ("943 476 5919\n12 places", ["nhs-number"]),
        ("> 943 476\n> 5919", ["nhs-number"]),
        ("QQ123456C", ["national-insurance-number"]),
        ("AB 12 34 56 D", ["national-insurance-number"]),
        ("ab123456c", ["national-insurance-number"]),
        ("AB\n12 34 56 D", ["national-insurance-number"]),
        ("12-34-56 12345678", ["bank-account"]),
        ("12-34-56, 12345678", ["bank-account"]),
        ("12345678 12-34-56", ["bank-account"]),
        ("Account 1234 5678, sort code 12-34-56", ["bank-account"]),
        ("Sort Code: 123456 Account No: 12345678", ["bank-account"]),
        ("12–34–56, account 12345678", ["bank-account"]),
        ("GB29NWBK60161331926819", ["bank-account"]),
    ],
)
def test_numbers_of_one_person_are_found(text, what):
    assert found(private_numbers, text) == what
    assert _may_have_private_numbers(f"note: {text}")


@pytest.mark.parametrize(
    "text",
    [
        "Ring 020 7946 0123, 01632 960110, 0117 496 0123 or 01204 62345.",
        "+44 117 496 0123, 0044 117 496 0123 and (0117) 496 0123",
        "0800 111 1112 and 0800111111",
        "On 2026-11-02, 2026-11-09, 02.11.2026 10.30 and 02/11/2026.",
        "- 2026-11-02\n- 2026-11-09\n- 2026-11-16",
        "Charity 1098765, company 01234567, UTR 1234567890",
        "ISBN 0306406152, ISBN-10 0-306-40615-2 and ISBN 978 0 306 40615 7",
        "0000000000 1111111111 9999999999",
        "https://events.example.org/e/9434765919?id=4111111111111111",
        "hello9434765919@example.org",
        "LW4 3FG, 51.4123, -0.3007 and £1,000,000",
        "4111 1111 1111 1112 and 1234 5678 9012 3456",
        "GB 12 34 56 A, BG123456A, QQ 12 34 56 E and DA 12 34 56 A",
        "10 30 45 and 12-11-26. Company 01234567",
        "12-34-56 for 12345678 reasons by the way" + " and more" * 9,
        "GB29 NWBK 6016 1331 9268 18",
        "Bus 12 34 56, then 1234 5678",
    ],
)
def test_other_numbers_are_not_taken_for_one_person_s(text):
    assert found(private_numbers, text) == []


# --- numbers to ring


@pytest.mark.parametrize(
    "number",
    [
        *("0906 123 4567", "09061234567", "(0871) 234 5678", "+44 906 123 4567", "0844 412 3456"),
        *("0044 871 234 5678", "070 1234 5678", "0870 123 4567", "0845 123 4567", "118 118"),
        *("118500", "+44 (0)906 123 4567"),
    ],
)
def test_a_number_that_costs_extra_is_found(number):
    assert found(costly_numbers, f"Ring {number} now.") == ["costly-number"]
    assert _may_have_costly_numbers(f"note: Ring {number} now.")


@pytest.mark.parametrize(
    "text",
    [
        *("Ring 0300 123 4567, 0345 222 3333, 0800 1111, 07700 900131 or 116 123.", "112 or 999"),
        *("Buses 118, 119 and 118.", "£118.50", "118,500 people", "118500.5", "0118 496 0123"),
        *("09:30 to 10:30", "09.30-10.30 08.45", "2026-09-12", "https://a.example.org/118118"),
        *("Ring +44 (0)118 918 1234 or (0)118 918 123.", "0300 118 918 0", "118 918 1234"),
        *("Charity 1185000", "x0906 123 4567", "https://a.example.org/?n=09061234567"),
    ],
)
def test_other_numbers_cost_nothing_extra(text):
    assert found(costly_numbers, text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[Ring 020 7946 0000](tel:+449061234567)", ["link-rings-another"]),
        ("[Ring 020 7946 0000](tel\\:+449061234567)", ["link-rings-another"]),
        ("[020 7946 0000][1]\n\n[1]: tel:02079460001", ["link-rings-another"]),
        ("[Text 07700 900131](sms:+447700900132)", ["link-rings-another"]),
        ("[Ring us](tel:+449061234567)", ["costly-number"]),
        ("[a@b.example.org](mailto:b@b.example.org)", ["link-writes-to-another"]),
        ("[write to a@b.example.org](mailto:b@b.example.org)", ["link-writes-to-another"]),
        ("[a@b.example.org](https://c.example.org)", ["link-writes-to-another"]),
        ("[Ring 020 7946 0000](tel:+442079460000)", []),
        ("[Ring +44 (0)20 7946 0000](tel:02079460000)", []),
        ("[116 123](tel:116123)", []),
        ("[Ring us at 9 or 10.30](tel:01632960110)", []),
        ("[on 2026-11-02](tel:01632960110)", []),
        ("[A@B.example.org](mailto:a@b.example.org)", []),
        ("[write to us](mailto:a@b.example.org)", []),
        ("[ask a@b.example.org about it](https://b.example.org)", []),
        ("[our page](https://b.example.org)", []),
        ("<tel:+441632960110> and <a@b.example.org>", []),
        ("`[Ring 020 7946 0000](tel:+449061234567)`", []),
    ],
)
def test_a_link_does_what_it_shows(text, what):
    assert found(links_that_mislead, text) == what


# --- web addresses


@pytest.mark.parametrize("address", CHATS)
def test_every_chat_is_found_with_and_without_its_scheme(address):
    for text in (f"https://{address}x1", f"see {address}x1.", f"[x](https://www.{address}x1)"):
        assert found(odd_addresses, text) == ["chat-invite"]
        assert _may_have_odd_addresses(text)


@pytest.mark.parametrize("address", SHORTENERS)
def test_every_shortener_is_found_with_and_without_its_scheme(address):
    for text in (f"https://{address}x1", f"see {address}x1.", f"[x](http://{address}x1)"):
        assert found(odd_addresses, text) == ["short-link"]
        assert _may_have_odd_addresses(text)


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        (
            "https://a.example.org/b?utm_source=x&id=3&fbclid=y#top",
            "https://a.example.org/b?id=3#top",
        ),
        ("https://a.example.org/?utm_source=x", "https://a.example.org/"),
        ("https://a.example.org?gclid=1", "https://a.example.org"),
        ("https://a.example.org/?mc_eid=1&mc_cid=2&a=1&b", "https://a.example.org/?a=1&b"),
        ("https://a.example.org/?UTM_Source=1", "https://a.example.org/"),
        ("https://a.example.org/?a=utm_source", "https://a.example.org/?a=utm_source"),
        ("https://a.example.org/?autm_source=1", "https://a.example.org/?autm_source=1"),
        ("https://a.example.org/utm_source=1", "https://a.example.org/utm_source=1"),
        ("https://a.example.org/?", "https://a.example.org/?"),
    ],
)
def test_an_address_without_what_tells_who_came(address, clean):
    assert without_trackers(address) == clean
    assert without_trackers(clean) == clean
    assert found(odd_addresses, address) == (["tracking-link"] if clean != address else [])


@pytest.mark.parametrize(
    "text",
    [
        *("https://discord.com/about", "https://maps.app.goo.gl/x", "https://direct.co/x", "t.me"),
        *("hello@m.me", "https://a.example.org/?day=2", "https://forms.gle/x", "httpd and http"),
        *("https://youtu.be/x", "https://notbit.ly/x", "https://bit.ly.example.org/x", "e.g. t.co"),
        "https://a.example.org/?next=t.me/x",
    ],
)
def test_other_addresses_are_let_alone(text):
    assert found(odd_addresses, text) == []


# --- domains


@pytest.mark.parametrize(
    "host",
    [
        *("gmial.com", "gmail.co", "gamil.com", "gmaill.com", "gnail.com", "hotmial.co.uk"),
        *("hotmail.con", "yaho.co.uk", "yahooo.com", "outlok.com", "iclould.com", "aol.con"),
        *("btintenet.com", "nhs.ent", "faceboook.com", "pennybridge.gov.uk.example.com"),
        *("www.facebook.com.example.net", "gmail.com.example", "xn--gmil-6na.com"),
    ],
)
def test_a_domain_that_is_nearly_a_known_one_is_found(host):
    for text in (f"https://{host}/x", f"hello@{host}"):
        assert found(look_alikes, text) == ["look-alike-domain"]
        assert _may_have_look_alikes(f"website: {text}")


@pytest.mark.parametrize(
    "host",
    [
        *("gmail.com", "email.com", "mail.com", "ymail.com", "love.com", "give.co.uk", "ski.com"),
        *("nhs.uk", "nhs.net", "wharf.example.org", "google.com.au", "m.facebook.com", "aol.co.uk"),
        *("larkwell.gov.uk", "www.larkwell.gov.uk", "outlook.live.com", "hotmail.fr", "uk.com"),
    ],
)
def test_a_domain_of_its_own_is_let_alone(host):
    assert found(look_alikes, f"https://{host}/x hello@{host}") == []


LETTERS = st.text("abc.", max_size=6)


def neighbours(word):
    """Every word that one slip makes of a word, by trying all."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(left + right[1:] for left, right in splits if right),
        *(left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1),
        *(left + letter + right[1:] for left, right in splits if right for letter in "abc."),
        *(left + letter + right for left, right in splits for letter in "abc."),
    } - {word}


@given(LETTERS, LETTERS)
def test_one_slip_is_one_letter(one, other):
    assert one_slip_apart(one, other) == (other in neighbours(one))
    assert one_slip_apart(one, other) == one_slip_apart(other, one)


# --- words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NНS Аpproved Walking", ["NНS", "Аpproved"]),
        ("Gαrden and tеa", ["Gαrden", "tеa"]),
        ("𝗬𝗼𝗴𝗮 and ＮＨＳ", ["𝗬𝗼𝗴𝗮", "ＮＨＳ"]),
        ("Скамейка дружбы, Παρέα και τσάι, יוגה, 健康", []),
        ("Café Łódź, Tŷ Gwyn, naïve, Straße, œuvre", []),
        ("Tシャツ, 10µm, β-blockers, π, COVID‑19", []),
        ("БАНЯ-club", []),
    ],
)
def test_words_of_two_alphabets(text, words):
    assert [
        text[mixed_word.start :].split()[0].strip(",") for mixed_word in mixed_words(text)
    ] == words


@pytest.mark.parametrize(
    ("text", "is_claim"),
    [
        ("NHS approved walking", True),
        ("It is NHS-approved.", True),
        ("Approved by the NHS", True),
        ("endorsed by Larkwell Council", True),
        ("An official council service", True),
        ("Run on behalf of the NHS", True),
        ("on behalf of Larkwell Borough\nCouncil", True),
        ("This is an NHS service.", True),
        ("doctor recommended", True),
        ("It is not NHS approved.", False),
        ("This isn't an NHS service.", False),
        ("Paid for by the council.", False),
        ("Come if recommended by your GP.", False),
        ("Ring NHS 111, the NHS service near you.", False),
        ("We work with the NHS and the council.", False),
        ("The official photographs of the council", False),
    ],
)
def test_claims_of_authority(text, is_claim):
    assert bool(found(claims, text)) is is_claim
    assert _may_claim_authority(text) or not is_claim


@pytest.mark.parametrize(
    ("text", "is_loud"),
    [
        *(("NAME IN CAPITALS", True), ("CHAIR YOGA", True), ("YOGA and PILATES", True)),
        *(("PHYSIOTHERAPY", True), ("ÉCOLE FRANÇAISE", True), ("COME AND JOIN us", True)),
        *(("WI", False), ("NHS, GP and BSL", False), ("BINGO", False), ("Age UK", False)),
        *(("ESOL for beginners", False), ("Yoga FOR ALL", False), ("Tai Chi (NHS)", False)),
        *(("", False), ("Скамейка", False), ("10:30 TO 11:30", False)),
    ],
)
def test_capitals(text, is_loud):
    assert shouts(text) is is_loud


# --- the first look at a whole file

SEEDS = st.sampled_from(
    [
        *("943 476 5919", "9434765919", "943-476-5919", "QQ 12 34 56 C", "4111 1111 1111 1111"),
        *("378282246310005", "12-34-56", "12345678", "1234 5678", "sort code 12 34 56", "account"),
        *("GB29 NWBK 6016 1331 9268 19", "0", "44", "(", ")", "-", "2026-11-02", "01632 960110"),
        *("0906 123 4567", "+44 871 234 5678", "070", "118 118", "118", "500", "09:30", "0871"),
        *("https://t.me/x", "bit.ly/x", "http://a.example.org", "?utm_id=1", "a@gmial.com", "www."),
        *("facebok.com", "//", "xn--a", "NHS", "approved", "council", "service", "this is an"),
        *(
            "on behalf of",
            "official",
            "NНS",
            "Аb",
            "the",
            "not",
            "yoga",
            "1",
            "12",
            "345",
            ".",
            ",",
        ),
    ]
)
BREAKS = st.sampled_from([" ", "  ", "\n", "", "-", ", ", "\n\n", "\u00a0", "\t", " > ", "\n> "])


@st.composite
def texts(draw):
    parts = draw(st.lists(st.tuples(SEEDS | st.text(max_size=4), BREAKS), min_size=1, max_size=7))
    return "".join(word + after for word, after in parts)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def folded(text):
    lines = [line for line in text.split("\n") if line.strip()] or ["x"]
    return ">\n" + "\n".join(f"    {line.strip()}" for line in lines)


LOOKS = {
    "private numbers": (_may_have_private_numbers, private_numbers),
    "costly numbers": (_may_have_costly_numbers, costly_numbers),
    "odd addresses": (_may_have_odd_addresses, odd_addresses),
    "look-alikes": (_may_have_look_alikes, look_alikes),
    "two alphabets": (_may_have_two_alphabets, mixed_words),
    "claims": (_may_claim_authority, claims),
}


@pytest.mark.parametrize("what", LOOKS)
@settings(max_examples=150, deadline=None)
@given(one=texts(), other=texts(), body=texts(), in_quotes=st.booleans())
def test_the_first_look_only_spares_work(what, one, other, body, in_quotes):
    """What may be found in a text of a file, in whichever style, is never missed for the file."""
    may_have, finder = LOOKS[what]
    write = quoted if in_quotes else folded
    facts = f"name: Tea\nsummary: {write(one)}\nlinks:\n  - {{title: {quoted(other)}}}\n"
    written = f"---\n{facts}---\n{body}\n"
    entry, _ = read_entry(written.encode("utf-8", "replace"), "entry.md")
    if entry is None:
        return
    places = Places("content/activities/entry.md", entry.text, source_entry.facts)
    findings = [
        finding for text in texts_of("activities", places).every() for finding in finder(text.words)
    ]
    assert not findings or may_have(entry.text)


# --- false alarms


def test_the_demonstration_has_none():
    loaded = load(ROOT / "content")
    broken = rules.problems_in(loaded.catalogue, TODAY)
    assert [problem for problem in broken if problem.rule in NEW_RULES] == []
