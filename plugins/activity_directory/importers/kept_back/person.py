"""What a person's name is, in a place where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from activity_directory.importers.kept_back.days import without_days
from activity_directory.importers.kept_back.word import Read, folded
from activity_directory.rules.personal_details import FIRST_NAMES
from activity_directory.vocabulary import plain

TITLES = frozenset(
    re.findall(
        "[a-z]+",
        "mr mrs ms miss mx dr drs doctor rev revd reverend prof professor fr father pastor canon "
        "cllr councillor sir dame lady sister sensei smt shri sgt",
    )
)
"""How people are addressed, in small letters."""
_TITLES = re.compile(rf"^(?:(?:{'|'.join(sorted(TITLES))}|rev[’']d)\b\.? )+", re.IGNORECASE)
_TITLED = re.compile(rf"{_TITLES.pattern}(?=[^\W\d_](?:[\w’']|\.? ?[^\W\d_]))", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:admin\w*|advice|advi[sc]ers?|age|assistant|association|bookings?|captain|care|carers?"
    r"|caretaker|cent(?:re|er)|chair|charity|church|class(?:es)?|clinic|club|coach|committee"
    r"|community|contact|co-?ordinators?|college|council|customer|department|desk|director|duty"
    r"|enquir\w*|events?|executive|foundation|friends|general|group|hall|head|health|help"
    r"|helpline|hospital|hotline|house|hub|information|instructor|lead|leaders?|library|line|ltd"
    r"|main|manager|member\w*|mind|minister|nhs|number|nurses?|of|offic\w+|organi[sz]ers?|parish"
    r"|physio\w*|practice|president|project|receptionist|reception|rector|referrals?|school"
    r"|secretary|services?|society|staff|support|surgery|switchboard|teachers?|team|the|therapists?"
    r"|trainer|treasurer|trust|tutor|uk|unit|vicar|visits?|volunteers?|warden|wellbeing|workers?"
    r"|youth|cic|and|for)\b",
    re.IGNORECASE,
)
"""Words that are no part of a person's name."""
_REACHED = re.compile(r"\S+@\S+|\+?\d[\d ()./-]{4,}\d")
"""An e-mail address, or a telephone number, beside a name."""
_BEFORE_A_NAME = re.compile(
    r"^\W*(?:contact|name|ask for|please contact|ring|call|speak to|e-?mail|tel|mob(?:ile)?)\b"
    r"(?: name)?[\s:.-]+(?=\S)",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\W*([^\W\d_][\w’'-]+)\s*,\s*([^\W\d_][\w’'-]*\.?)\W*")
"""A surname, a comma, and a first name or its letter."""
_FEW, _MOST, _LETTERS_AFTER = 2, 4, 2
"""Words of a name, and more behind one with a title: `Rev Jean van der Berg BA`."""
_MORE_NAMES = frozenset(
    re.findall(
        "[A-Z][a-z]+",
        "Abena Abi Adaeze Agnieszka Ahmed Akua Alastair Amit Andy Anil Annie Anwen Arjun Asha "
        "Barb Becky Bethany Bev Bhavna Blessan Bronagh Chidi Chioma Colette Danny Debs Deirdre "
        "Della Desmond Dev Dipti Eddie Ellis Eloise Erika Eunice Fatou Fergus Folake Frankie "
        "Fraser Funmi Geeta Gita Gwenda Hetty Ifeoma Imogen Indira Isabel Isobel Janine Jas "
        "Jaspreet Jaswinder Jayne Jen Jenni Jerry Jess Johanna Jonny Kamal Karina Kath Kathy "
        "Kavita Kenji Kofi Kwame Lakshmi Leila Len Lilly Lois Lorna Lottie Lou Lynette Mabel "
        "Maddie Maeve Mairi Marcia Marjory Marta Maud Meena Meera Mel Mick Mohan Mohinder "
        "Mukesh Naveen Neelam Ngozi Nikki Nirmala Nuala Nuhu Olga Ollie Oluwaseun Orla Padma "
        "Pam Pawel Pete Phoebe Piotr Polly Prakash Pravin Priti Pushpa Rafael Rajiv Ramesh Rani "
        "Rashid Ravi Rekha Renu Rhiannon Rhona Ricky Rodrigo Roisin Ros Roz Rukhsana Sal "
        "Sandeep Sangita Santosh Saoirse Shanti Shauna Shazia Sheena Shehnaz Shelagh Shirin "
        "Shona Sinead Siobhan Sita Steph Stu Sukhdev Sunil Sunita Surinder Susie Suzie Tess "
        "Tilly Tobias Tomasz Trudy Uma Una Val Vikram Viv Vivien Wendy Wilf Winnie Yetunde "
        "Yvette Zara Zeynep Zofia Zuzanna",
    )
)
"""First names that a list may have besides the most common; words and places are none of them."""


def is_first_name(word: str) -> bool:
    """Whether a word is a first name that is common here, and no other word."""
    name = folded(word).capitalize()
    return name in FIRST_NAMES or name in _MORE_NAMES


def person(words: str, *groups: str) -> str:
    """A person's name without its title; empty where it is none, as that of one of `groups`."""
    titled = _TITLED.match(words.strip())
    name = " ".join(without_title(words.strip()).split())
    parts = name.split()
    if not parts or not re.fullmatch(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)*", name):
        return ""
    most = _MOST + _LETTERS_AFTER if titled and not name.islower() else _MOST
    if len(parts) > most or _GROUP.search(name):
        return ""
    if is_first_name(parts[0].partition("-")[0]):
        return name
    if len(parts) < _FEW:
        return " ".join(words.split()) if titled else ""  # `Mrs Hill`: a hill may be anywhere
    if any({*plain(name).split()} <= {*plain(one).split()} for one in groups):
        return ""
    return name if all(one[:1].isupper() for one in parts) or titled else ""


def people_in(words: str, *groups: str) -> Iterator[str]:
    """Whoever is named where a person belongs: one, or several, with or without a number."""
    words = _BEFORE_A_NAME.sub("", without_days(_REACHED.sub(";", words)))
    turned = _TURNED.fullmatch(words)
    if turned and not (_GROUP.search(words) or is_first_name(turned[1])):
        is_first = is_first_name(turned[2]) or len(turned[2].rstrip(".")) == 1
        words = f"{turned[2]} {turned[1]}" if is_first else words
    for part in re.split(r"[(),;:/\n&+|]| [-–—] | and | or | with ", words):
        if one := person(part, *groups):
            yield one


def is_named(words: str) -> bool:
    """Whether words in the place of a role are certainly somebody's name."""
    name = person(words)
    return bool(name) and (
        _TITLED.match(words) is not None or is_first_name(re.split("[ -]", name)[0])
    )


def has_word_of_a_group(words: str) -> bool:
    """Whether some words have one that is no part of a person's name."""
    return _GROUP.search(words) is not None


def without_title(name: str) -> str:
    """A name without the titles in front of it."""
    return _TITLES.sub("", name)


def is_titled(name: str) -> bool:
    """Whether a title is in front of a name."""
    return _TITLES.match(name) is not None


def parts_of(name: str) -> list[list[str]]:
    """The words of a name as they are compared, each of them in its parts: Anne-Marie has two."""
    found = [[word.key for word in Read(part).words] for part in without_title(name).split()]
    return [part for part in found if part]
