"""A listing names roles, not people: people move on, and did not agree to be on a website.

`personal-email` (a warning): the address, in a field or in a text, looks like a person's own. Give
an address of the group, for example one that starts with hello@ or info@.

`personal-mobile` (a warning): the number is a mobile, and it doesn't say who answers. Give their
role under `ask_for:`, and make sure they know that it is published.

`personal-name` (a warning): a person seems to be named, as the one to ring or by a title such as
Mrs. Write their role instead: "the class leader".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activity_directory.rules.gates import words_in
from activity_directory.rules.rule import TEXTS, UNREAD_TEXTS, Rule
from activity_directory.rules.text_rule import Finding, as_problems
from activity_directory.sanitise.quoting import quoted
from activity_directory.schema.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.model.activity import Activity
    from activity_directory.model.champion import ChampionPlace
    from activity_directory.model.contact import Contact
    from activity_directory.model.fund import Fund
    from activity_directory.model.organisation import Organisation
    from activity_directory.problems import Problem
    from activity_directory.schema.texts import Passage, Texts
    from activity_directory.source.places import Places


def _of_activity(activity: Activity, _community: Community, _today: date) -> Iterator[Problem]:
    """The contact, and the address of an organisation that is written in its place."""
    names = f"{activity.name} {activity.organisation.name}"
    yield from _in_contact(activity.contact, names, activity.places_in_file)
    if not activity.organisation.id:
        place = "organisation.email"
        yield from _email(activity.organisation.email, names, place, activity.places_in_file)


def _of_champion(place: ChampionPlace, _community: Community, _today: date) -> Iterator[Problem]:
    if place.contact is not None:
        yield from _in_contact(place.contact, place.name or place.venue.name, place.places)


def _of_fund(fund: Fund, _community: Community, _today: date) -> Iterator[Problem]:
    if fund.contact is not None:
        yield from _in_contact(fund.contact, fund.name, fund.places)


def _of_organisation(
    provider: Organisation, _community: Community, _today: date
) -> Iterator[Problem]:
    if provider.places is not None:
        yield from _email(provider.email, provider.name, "email", provider.places)


def _of_texts(texts: Texts, _community: Community, _today: date) -> Iterator[Problem]:
    """Every text but those of stories, which tell of people, their names changed."""
    if texts.folder != "stories" and _may_name_somebody(texts.written):
        yield from _named(texts)


def _may_name_somebody(written: str) -> bool:
    """Whether a name, a title or a person's address is in a file.

    A backslash may stand for any letter.
    """
    return (
        "\\" in written
        or not _NAMES_AND_TITLES.isdisjoint(words_in(written))
        or any(_is_personal(address, "") for address in _addresses_in(written))
    )


def _addresses_in(written: str) -> Iterator[str]:
    """Each e-mail address, looked for around its `@`: the pattern alone would try every word."""
    start = 0
    while (at := written.find("@", start)) >= 0:
        found = _ADDRESS.search(written, max(start, at - _LONGEST_LOCAL), at + _LONGEST_HOST)
        if found is not None:
            yield found[0]
        start = at + 1


def _of_site(_notes: Sequence[None], community: Community, _today: date) -> Iterator[Problem]:
    site = community.site
    yield from _in_contact(site.contact, site.name, site.places)
    yield from _named(texts_of("site", site.places))


def _in_contact(contact: Contact, names: str, places: Places) -> Iterator[Problem]:
    yield from _email(contact.email, names, "contact.email", places)
    if not contact.ask_for and contact.phone.startswith("+447"):
        yield places.problem(
            "contact.phone",
            "personal-mobile",
            "Phone: this is a mobile number, and it doesn't say who answers",
            "Say who answers by their role, for example `ask_for: the class leader`. If the group "
            "has a number of its own, give that instead.",
            "warning",
        )


_PARTS = re.compile("[a-z]+")
FREE_MAIL = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|"
    r"btopenworld|sky|talktalk|virginmedia|ntlworld|tiscali|protonmail|proton|gmx|mail)\."
    r"(?:com|co\.uk|net|me)"
)
_ROLES = frozenset(
    re.findall(
        "[a-z]+",
        "admin advice bookings carers centre chair classes club committee community contact "
        "coordinator council desk enquiries events friends group hello helo help info "
        "library mail manager members office organiser reception referrals secretary "
        "society support team treasurer trust volunteer volunteers welcome wellbeing",
    )
)


def _email(email: str, names: str, field: str, places: Places) -> Iterator[Problem]:
    if _is_personal(email, names):
        finding = _email_found(email)
        message = f"E-mail: {finding.message}"
        yield places.problem(field, finding.rule, message, finding.hint, "warning")


def _is_personal(email: str, names: str) -> bool:
    """Whether an address is a person's own, and not that of a group with these names."""
    local, _, host = email.casefold().partition("@")
    parts = _PARTS.findall(local)
    if _SMALL_NAMES.isdisjoint(parts) and FREE_MAIL.fullmatch(host) is None:
        return False
    own = (word for word in re.findall(r"\w+", names.casefold()) if len(word) > 3)
    return not any(part in _ROLES for part in parts) and not any(
        word in local for word in (*own, *_ROLES)
    )


def _email_found(email: str, start: int = 0) -> Finding:
    return Finding(
        start,
        "personal-email",
        f"{quoted(email)} looks like a person's own address",
        "Give an address of the group, for example one that starts with `hello@` or `info@`.",
    )


_LONGEST_LOCAL, _LONGEST_HOST = 64, 254
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def personal_details_in(text: str, names: str = "") -> Iterator[Finding]:
    """Names and e-mail addresses of people in some words of a group with these `names`."""
    for match in _ASK.finditer(text):
        if match[1] in FIRST_NAMES:
            yield _name_found(match[1], match.start(1))
    for match in _TITLE_AND_NAME.finditer(text):
        if match[1] not in _NO_SURNAMES:
            yield _name_found(match[0], match.start())
    for match in _ADDRESS.finditer(text) if "@" in text else ():
        if _is_personal(match[0], names):
            yield _email_found(match[0], match.start())


def _of_unread(texts: Texts, _community: Community, _today: date) -> Iterator[Problem]:
    """The addresses of an entry whose facts can't all be read: `_of_activity` has none of it."""
    if "@" not in texts.written or texts.folder == "stories":
        return
    passages = list(texts.published())
    names = " ".join(one.words for one in passages if one.field.rpartition(".")[2] == "name")
    for passage in passages:
        if passage.field.rpartition(".")[2] == "email" and _is_personal(passage.words, names):
            yield from as_problems(passage, (_email_found(passage.words),))


_TITLES = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof"),
    *("Rev", "Revd", "Fr", "Cllr", "Sir", "Dame", "Sister"),
)
_TITLE = re.compile(rf"\b(?:{'|'.join(_TITLES)})\.? [A-Z]")
_NAMED = re.compile(r"([A-Z][a-z’'-]+)(?: [A-Z][a-zA-Z’'-]*){0,2}")
_ASK = re.compile(
    r"\b(?:[Rr]ing|[Cc]all|[Pp]hone|[Tt]ext|[Ee]-?mail|[Cc]ontact|[Aa]sk for|[Ss]peak to|"
    r"[Tt]alk to|[Rr]un by|[Ll]ed by)\s+([A-Z][a-z]+)\b"
)


NAMED_AFTER = (
    "Road|Street|Lane|Avenue|Close|Drive|Way|Court|Gardens|Park|School|House|Hall|Rooms?|Centre|"
    "Surgery|Clinic|Hospital|Library|Trust|Foundation|Award|Cup"
)
"""What may have a person's name, and is none."""
_TITLE_AND_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Revd?|Cllr)\.? (?:[A-Z]\.? )?"
    r"((?:[A-Z][’'])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
    rf"(?!(?:[’']s)? (?:[A-Z][a-z]+ )?(?:{NAMED_AFTER})\b)"
)
"""A title with a surname, such as Mrs Patel."""
_NO_SURNAMES = frozenset(
    re.findall(
        "[A-Z][a-z]+",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
        "June July August September October November December Out The This Your Our Who Men Bean "
        "Martens Motivator Right Universe World Christmas",
    )
)


def _named(texts: Texts) -> Iterator[Problem]:
    """Whoever is named where a role belongs or in a text, and their own addresses in texts."""
    names = ""
    for text in texts.published():
        if text.holds == "role" and _is_a_name(text.words):
            yield _problem(text, 0, " ".join(text.words.split()))
        elif text.holds in {"role", "words", "markdown"}:
            if "@" in text.words and not names:
                names = " ".join(_OWN_NAMES.findall(texts.written))
            yield from as_problems(text, personal_details_in(text.words, names))


_OWN_NAMES = re.compile(r"^\s*(?:name|organisation|also_known_as):(.*)$", re.MULTILINE)
"""What an entry calls itself and its group: `larkwell.choir@gmail.com` may be the choir's."""


def _is_a_name(words: str) -> bool:
    match = _NAMED.fullmatch(words)
    return bool(_TITLE.search(words) or (match and match[1] in FIRST_NAMES))


def _problem(text: Passage, start: int, words: str) -> Problem:
    [problem] = as_problems(text, (_name_found(words, start),))
    return problem


def _name_found(words: str, start: int) -> Finding:
    return Finding(
        start,
        "personal-name",
        f"{quoted(words)} looks like a person's name",
        "Write the person's role instead, for example `the class leader` or `reception`.",
    )


FIRST_NAMES = frozenset(
    re.findall(
        "[A-Z][a-z]+",
        "Aaliyah Aaron Abdul Abdullah Abigail Adam Adele Adrian Aisha Alan Albert Alex "
        "Alexander Alexandra Alfie Ali Alice Alison Amanda Amelia Amina Amir Amy Ana "
        "Anastasia Andrea Andrew Aneta Angela Angharad Anita Anjali Ann Anna Anne Annette "
        "Anthony Antonio Anwar Arthur Ashley Audrey Ayesha Barbara Barry Beata Ben Benjamin "
        "Bernard Beryl Beth Bethan Betty Beverley Bob Brenda Brian Bridget Bronwen Callum "
        "Cara Carl Carol Caroline Carys Catherine Cathy Ceri Charles Charlie Charlotte "
        "Cheryl Chloe Chris Christina Christine Christopher Claire Clare Clive Colin Connor "
        "Craig Daisy Daniel Danielle Darren Dave David Dawn Dean Debbie Deborah Deepak "
        "Denise Dennis Derek Diana Diane Dilys Dominic Donald Donna Dora Doreen Dorothy "
        "Doug Douglas Duncan Dylan Edith Edna Edward Eileen Eilidh Elaine Eleanor Eleri "
        "Elizabeth Ella Ellen Ellie Elsie Emily Emma Eric Erin Ethel Eva Evelyn Ewa Farah "
        "Fatima Fiona Frances Francesca Francis Fred Freya Gabriela Gail Gareth Gary Gavin "
        "Gemma Geoff Geoffrey George Georgia Georgina Gerald Geraldine Gillian Gladys "
        "Glenys Glyn Gordon Graham Greta Gurpreet Gwen Gwyneth Hamza Hannah Harjit Harold "
        "Harriet Harry Hasan Hassan Hazel Heather Heidi Helen Henry Hilary Hilda Howard "
        "Hugh Hussain Hywel Ian Ibrahim Ieuan Imran Ines Ingrid Irene Iris Isaac Isabella "
        "Isla Ivy Iwona Jack Jackie Jacob Jacqueline Jade Jake James Jamie Jan Jane Janet "
        "Janice Jasmine Jason Jean Jeff Jennifer Jenny Jeremy Jessica Jill Jim Jo Joan "
        "Joanna Joanne Jodie Joe John Jonathan Jordan Joseph Josephine Josh Joshua Joyce "
        "Juan Judith Judy Julia Julian Julie June Kalpana Karen Karim Karl Kasia Katarzyna "
        "Kate Katherine Kathleen Kathryn Katie Kay Keith Kelly Ken Kenneth Kerry Kevin "
        "Khadija Kieran Kim Kimberley Kirsty Kumar Laura Lauren Laurence Leah Lee Lena Leo "
        "Leon Lesley Leslie Lewis Liam Lilian Linda Lindsay Lisa Liz Lloyd Lorraine Louis "
        "Louise Lucy Luke Lynda Lynn Lynne Magda Maggie Malcolm Malgorzata Mandy Manjit "
        "Marcus Margaret Maria Marian Marie Marilyn Marion Marjorie Martha Martin Mary "
        "Mateusz Matt Matthew Maureen Mavis Maxine Megan Mehmet Melanie Melissa Michael "
        "Michelle Mike Mildred Mina Miriam Mohamed Mohammad Mohammed Moira Molly Monica "
        "Morag Muhammad Muriel Nadia Nancy Naomi Narinder Natalie Natasha Neil Nia Niamh "
        "Nicholas Nick Nicola Nigel Nina Noah Noor Nora Norma Norman Olive Oliver Olivia "
        "Omar Oscar Owen Pamela Parminder Pat Patricia Patrick Paul Paula Pauline Peggy "
        "Penelope Penny Peter Petra Phil Philip Phyllis Pippa Polly Poppy Priya Rachel "
        "Rajesh Ralph Ravi Ray Raymond Rebecca Reginald Rhian Rhiannon Rhys Richard Rita "
        "Rob Robert Robin Rodney Roger Rohan Ron Ronald Rosemary Rosie Ross Roy Ruby "
        "Russell Ruth Ryan Sadie Sally Sam Samantha Samina Samir Samuel Sandra Sanjay Sara "
        "Sarah Saskia Scott Sean Shabana Shane Shannon Sharon Shaun Sheila Shirley Sian "
        "Simon Simone Sioned Sophia Sophie Stacey Stan Stella Stephanie Stephen Steve "
        "Steven Stuart Sue Suresh Susan Suzanne Sylvia Tamsin Tanya Tara Tariq Ted Terence "
        "Teresa Terry Thelma Theresa Thomas Tim Timothy Tina Toby Tom Tomasz Tony Tracey "
        "Tracy Trevor Trish Usha Valerie Vanessa Vera Veronica Vicki Vicky Victor Victoria "
        "Vijay Vincent Violet Wayne Wendy Wilfred William Winifred Yasmin Yusuf Yvonne "
        "Zainab Zara Zoe",
    )
)
"""First names common in the United Kingdom, but for those that are ordinary words as well."""
_SMALL_NAMES = frozenset(map(str.lower, FIRST_NAMES))
_NAMES_AND_TITLES = frozenset(name.encode() for name in FIRST_NAMES.union(_TITLES))

RULE = Rule(
    ("personal-email", "personal-mobile", "personal-name"),
    __doc__,
    check_entry={
        "activities": _of_activity,
        "champions": _of_champion,
        "funding": _of_fund,
        "organisations": _of_organisation,
        TEXTS: _of_texts,
        UNREAD_TEXTS: _of_unread,
    },
    check_all=_of_site,
)
