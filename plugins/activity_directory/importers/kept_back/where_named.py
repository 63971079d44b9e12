"""Where in a sentence a person is named: whom to ask, who leads, whose number it is.

These are patterns alone, each with the group `name`. Whether the words there are somebody's name is
for `anybody.py` to say. Days in the text have no capitals (`days.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from activity_directory.importers.kept_back.days import A_DAY, DAYS
from activity_directory.importers.kept_back.person import TITLES
from activity_directory.rules.personal_details import NAMED_AFTER

_UPPER = "".join(
    one for one in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if one.isupper()
)
"""Capital letters of all that is written with ours: Ł, Ş, Ọ."""
_LETTER = r"[\w\u0300-\u036f’'-]"
_TITLE = rf"(?:(?i:{'|'.join(sorted(TITLES))}|rev[’']d)\b\.?\s{{1,3}})?"
_SMALL = r"(?:(?:de|da|dos|van|von|der|den|al|el|bin|ap|la|le)[ \t])?"
_NO_DAY = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    r"|E-?[Mm]ail|Mob|Mobile|Phone|Tel|Telephone)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:19|20)\d\d\b)"
)
"""Words with a capital that are no name, and stand beside one; of `1 June 2026`, the month."""
_FIRST = rf"{_NO_DAY}[{_UPPER}]{_LETTER}{{1,30}}"
_INITIALS = rf"(?:(?:(?![AI] )[{_UPPER}] |[{_UPPER}]\. ?){{1,3}}(?=[{_UPPER}]{_LETTER}))?"
_NAME = (
    rf"{_TITLE}{_INITIALS}{_FIRST}"
    rf"(?:[ \t]{{1,3}}{_SMALL}{_NO_DAY}(?:[{_UPPER}]\.|[{_UPPER}]{_LETTER}{{0,30}})){{0,2}}"
)
AND = r"\s{0,3}(?:,|&|/|\band\b|\bor\b)\s{0,3}"
NAMES = rf"{_NAME}(?:{AND}{_NAME}){{0,3}}"
"""Names, and others after them."""
CAPITAL = re.compile(rf"\b[{_UPPER}]{_LETTER}+")
"""A word with a capital letter."""
AFTER_AND = re.compile(rf"{AND}(?P<name>{_NAME})")

WHATSAPP = r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send\?phone=)\+?44"
"""How a link begins that opens a chat with a number."""
NUMBER = rf"(?:{WHATSAPP}|\+44|0044|\(?0)[\d ().-]{{7,18}}\d"
"""A telephone number."""
ASK = (
    r"(?:ring|call|(?:tele)?phone|text|contact|e-?mail|ask(?:ing)? for|speak (?:to|with)"
    r"|talk to|chat (?:to|with)|message|dm|whatsapp|let|(?:in )?touch with|out to"
    r"|(?:book|bookings?|check|register|arrange|reserve|place|confirm) (?:with|through|via)"
    r"|(?:rsvp|reply|apply|write|enquiries|enquire|queries|questions|payable|transfer|cheques?|forms?|applications?)"
    r" to|(?:e-?mail|letter|message|note|text) to|look (?:out )?for|say (?:hi|hello) to|c/o"
    r"|care of|f\.?a\.?o\.?|attn)"
)
"""What asks people to get in touch with whoever is named next."""
ROLE = (
    r"(?:leader|teacher|tutor|instructor|organi[sz]er|co-?ordinator|secretary|treasurer"
    r"|chair(?:man|woman|person)?|convenor|facilitator|host|coach|trainer|warden|caretaker|contact"
    r"|practitioner|therapist|founder|manager|steward|captain|conductor|director|brown owl|akela"
    r"|celebrant|officiant|organist|preacher|speaker|verger|churchwarden|accompanist|pianist|vicar"
    r"|rector|curate|priest|chaplain|deputy)s?"
)
AT_WORK = (
    r"(?:(?:community|countryside|park|project|wildlife|youth) )?"
    r"(?:officer|curator|ranger|worker|coordinator|warden|practitioner|facilitator)s?"
)
"""What people are whom groups and councils send."""
OF_ARTS = (
    r"(?:community|experienced|freelance|guest|lead|local|our|professional|qualified|resident"
    r"|specialist|visiting|your)(?: [a-z]+)?"
    r" (?:artist|craftsperson|musician|nurse|painter|photographer|potter|printmaker|sculptor)s?"
)
"""What people are who come to a session, and not whom it is about: `the artist Hokusai`."""
MADE = (
    r"(?!(?:center|chapter|computer|contractor|corner|dinner|employer|former|funder|further|her"
    r"|indoor|inner|later|number|offer|older|operator|other|our|outdoor|over|partner|provider"
    r"|retailer|river|sector|sister|sponsor|summer|supper|supplier|water|winter|younger)s?\b)"
    r"(?:[a-z]+(?:ant|er|ician|ist|or|orian|wright)|actress|champion|chair|chef|comedian|contact|cook"
    r"|guide|host|lead|medic|poet|rep)"
)
"""A word that may be a role by its end: `befriender`, `organist`; groups are providers, too."""
WHO_LEADS = (
    r"(?:(?!(?:an?|her|his|our|the|their|two|three) )[a-z-]+,? ){0,3}"
    rf"(?i:{ROLE}|{AT_WORK}|{MADE})s?"
)
"""What stands before the name of whoever leads, without an article: `local performer`."""
KNOWN_FOR = (
    r"(?:(?!(?:from|in|of) )[\w&’'-]+,? ){0,6}?"
    rf"(?:{ROLE}|{AT_WORK}|(?:[a-z]+-)?{MADE})s?,?"
)
"""The same with a name in it, or a comma behind it: `former Royal Ballet dancer,`."""
_BESIDE = (
    r"(?:\s{0,3}(?:\([^()\d]{0,60}\)|[,:;–-]"
    r"|\b(?:is )?(?:on|at|[Cc]all|[Rr]ing|tel|mob|mobile|phone|via|by|e-?mail)\b[.:]?"
    rf"|{DAYS})){{0,4}}\s{{0,3}}"
)
_FROM = (
    r"(?:(?:copies|dates|details|forms?|info|information|keys?|leaflets?|lists?|programmes?|tickets"
    r"|timetables?) (?:are |is )?"
    r"(?:available )?|(?:greetings|message|news|note|regards|welcome) )from"
)
BEFORE_A_NUMBER = re.compile(
    rf"(?P<before>\b(?i:{ASK}|{_FROM}|ping|try|tel|telephone|mob|mobile|{ROLE}|or|and)\b[\s:.,–-]{{1,3}}(?:{DAYS})?)?"
    rf"\b(?P<names>{NAMES})"
    rf"{_BESIDE}(?P<opens>\(\s?)?(?={NUMBER}|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-])"
)
"""Names before a telephone number or an e-mail address, with the words before them."""
AFTER_A_NUMBER = re.compile(
    rf"(?P<number>{NUMBER})"
    r"(?P<between>(?:\s{0,3}(?:[,–-]|\(|\b(?:and )?ask for\b|\bfor\b)){0,3}\s{0,3})"
    rf"(?P<days>{DAYS})?\b(?P<names>{NAMES})(?![\w.+-]*@)(?:,?[ ](?P<then>{DAYS}))?(?P<close>\)?)"
)
IS_REACHED = re.compile(NUMBER)
MAY_BE_REACHED = re.compile(r"\d[\d ().-]{7}")
"""A telephone number, and what is in each: a quick look."""

_WILL = (
    r"will (?:be (?:around|at|by|delighted|glad|happy|here|in|on|pleased|there|waiting|with)|answer"
    r"|assist|bring|call"
    r"|collect|contact|cook|drive|e-?mail|explain|greet|guide|help|host|lead|meet|phone|reply|ring"
    r"|run|say|show|take|teach|text|welcome|wrap up)"
)
_IT = r"(?:the|our|this|it|all|every|these|both|us)"
_OUR_ROLE = rf"(?:our|your|the) (?:[\w-]+ ){{0,4}}{ROLE}"
_DOES = (
    r"(?:teach(?:es)?|(?:bakes|cooks|drives|plays) (?:the|our|this|it|all|us)"
    rf"|(?:run|lead|host|organi[sz]e|facilitate|co-?ordinate|start|set up)s? {_IT}"
    rf"|{_WILL}|(?:is|are) {_OUR_ROLE}|lives|can be (?:reached|contacted)"
    r"|is (?:away|happy|available|ill|off|on (?:hand|holiday|duty)|back)"
    r"|has (?:led|run|taught|been (?:leading|running|teaching))|looks? forward"
    r"|would (?:love|be (?:delighted|glad|happy|pleased)))"
)
_MAY_DO = r"(?:runs|leads|hosts|organi[sz]es|facilitates|co-?ordinates)"
LED = (
    r"(?:run|led|taught|facilitated|hosted|coached|instructed|set up|started|founded"
    r"|welcomed|met|greeted|shown round|cooked|baked|prepared|guided|accompanied"
    r"|looked after|overseen|supervised|taken|tended|lent|loaned|played|conducted|directed|chaired"
    r"|presented|tutored|captained|served|called)"
)
"""What is done by whoever leads."""
A_TEAM = (
    r"(?:(?:an?|her|his|our|the|their) )?(?:(?!(?:at|by|for|from|in|of|on|to|who|with)\b)[a-z-]+ )"
    r"{0,3}(?:band|coaches|crew|group|helpers|instructors|leaders|teachers|team|tutors|volunteers)\b"
)
"""Those who lead something with somebody: `a small team`, `trained volunteers`."""
MADE_BY = (
    r"(?:choreographed|created|delivered|designed|developed|given|offered|organi[sz]ed|provided"
    r"|supported|written)"
)
"""What groups do more often than people."""
_PRAISED = r"(?:[a-z-]+,? ){0,3}(?!(?:at|for|from|in|of|with) )[a-z-]+,? "
"""Words of praise before a name: `inspirational`."""
_NO_VERB = rf"(?!{_LETTER})(?! (?:are|can|has|helps|improves|is|was|will)\b)"
"""`Taught by our instructors, Aikido is for all` names nobody."""
_WITH = (
    "".join(
        f"(?<!{one} )"
        for one in (
            *("along", "association", "collaboration", "conjunction", "jointly", "linked"),
            *("partnership", "registered", "run", "together", "working"),
        )
    )
    + "[Ww]ith"
)
_ENDS = (
    rf"(?=\s*(?:[.,;:!?()&\n]|$)|\s(?:[-–—|/£\d]|{A_DAY})"
    r"|\s(?:and|as|at|every|for|from|in|on|who|will)\b)"
)
_SENDS = r"(?:bell|buzz|call|e-?mail|line|message|ring|shout|text|voicemail|whatsapp)"
_WISHES = (
    r"(?:love from|(?:best|kind|warm|all good) (?:wishes|regards)|regards|(?:many )?thanks|cheers"
    r"|yours(?: sincerely)?)"
)
_OF_THEIRS = r"(?:number|mobile|phone|e-?mail|landline|address)"

WITH_TEACHERS = re.compile(
    rf"(?<!\bin )\b(?P<what>[A-Za-z-]+) with (?P<name>{_NAME})(?P<others>(?:{AND}{_NAME}){{0,3}})"
    rf"(?=\s*(?:[.,;:!?)\n]|$)|\s(?:[-–—|/£\d]|{A_DAY})|\s(?:at|every|in|on)\b)"
    r"(?!,? (?:an?|her|his|our|the|their|who|your)\b)"
)
"""An activity, and with whom it is: `Yoga with Steph and Ros`."""


class Where(NamedTuple):
    """Where a name stands in a sentence; whether any unknown word there may be a person's.

    Where it is `of_an_activity`, one such word alone may be only behind what people teach, which is
    the group `what`: `yoga with Nkechi`, but `people with Rosacea`.
    """

    pattern: re.Pattern[str]
    of_anybody: bool
    of_an_activity: bool


def _where(
    before: str,
    name: str = _NAME,
    after: str = "",
    *,
    of_anybody: bool = True,
    of_an_activity: bool = False,
) -> Where:
    pattern = rf"{before}(?P<name>{name}){after}"
    return Where(re.compile(pattern, re.MULTILINE), of_anybody, of_an_activity)


_BEGINS = rf"(?<!{_LETTER})"
_WHOLE = rf"{_FIRST} {_FIRST}(?: {_FIRST})?"
"""A first name and a surname."""
AKA = r"(?i:aka|a\.k\.a\.?|also known as|real name(?: is)?):?"
"""What stands between a stage name and somebody's own."""
_NO_PLACE = rf"(?!\w+ (?:{NAMED_AFTER})\b){_WHOLE}"
_IS_OR_DOES = rf"is|has|was|will|plays|sings|brings|offers|presents|performs|entertains|{_DOES}"
_PART = r"(?!(?:an?|at|by|for|from|in|of|on|that|the|to|when|where|which|who|with)\b)"
"""Stands before a word that may be a part of a role."""
_CALLED = (
    r"(?:lead|officer|nurse|volunteer|guide|musician|minister|president|sec\.?|treas\.?)"
    r"|(?:contact|booking|leader)s?[’']?s? (?:details|name|person)"
)
"""What stands before a name and a colon, or `is`."""
NAMED = (
    _where(rf"\b(?i:{ASK}) (?:both |either |{DAYS})?"),
    _where(r"\b(?i:give|drop|send|leave) ", after=rf" (?i:an?) (?i:quick )?(?i:{_SENDS})\b"),
    _where(
        rf"\b(?i:{ROLE})(?: for \w+)?"
        r"(?:,? (?:(?:is |are )?(?:called|named)|is|are|will be))?[ :,(–-]{1,3}"
    ),
    _where(rf"\b(?i:our|your) (?:[a-z-]+ ){{0,2}}{MADE},? "),
    _where(rf"\b(?i:{AT_WORK}|{OF_ARTS}),? ", _WHOLE),
    _where(
        _BEGINS,
        _WHOLE,
        rf" (?:is|are) (?:our|the|your) (?:{_PART}[\w&-]+ ){{0,5}}(?i:{AT_WORK}|{ROLE})\b",
    ),
    _where(_BEGINS, after=rf" (?i:{_DOES})\b"),
    _where(_BEGINS, after=rf" (?i:{_MAY_DO})\b", of_anybody=False),
    _where(_BEGINS, _NO_PLACE, rf" and {A_TEAM}"),
    _where(_BEGINS, _FIRST, r" and (?:her|his) (?:[a-z-]+ ){0,2}(?:band|crew|helpers|team)\b"),
    _where(_BEGINS, rf"{_FIRST} {_FIRST}", rf" (?i:{_MAY_DO} (?:an?|two|three))\b"),
    _where(
        _BEGINS,
        rf"{_FIRST} {_FIRST}",
        r"(?:,?\s(?:an?|our|the)\s[^.!?:\n]{0,50})?\s(?:says?|said)[:,]?(?=\s{0,2}[\"“]|\s*$)",
    ),
    _where(_BEGINS, after=rf"[’']s? (?i:{_OF_THEIRS}|class(?:es)?|lessons?|workshops?)\b"),
    _where(rf"\b(?i:{LED}) in (?:[A-Z][a-z]+ )?\d{{4}} by "),
    _where(
        rf"\b(?i:{LED})(?: [a-z]+){{0,3}} by (?:(?:an?|the|our|two|three)(?: [a-z-]+){{1,4}},? )?"
    ),
    _where(rf"\b(?i:{LED})(?: [a-z]+){{0,3}} by (?:volunteers?|local|{ROLE}) ", of_anybody=False),
    _where(rf"\b(?i:{LED})(?: [a-z]+){{0,3}} by {WHO_LEADS} "),
    _where(rf"\b(?i:{LED})(?: [a-z]+){{0,3}} by {KNOWN_FOR} ", after=_NO_VERB),
    _where(rf"\b(?i:{MADE_BY})(?: and \w+)? by {KNOWN_FOR} ", _WHOLE),
    _where(rf"\b(?i:{LED}|{MADE_BY}) by {_PRAISED}", of_anybody=False),
    _where(rf"\b[Ww]ith {WHO_LEADS},? ", _WHOLE),
    _where(r"\b(?i:owner|proprietor)s? ", of_anybody=False),
    _where(r"\band ", rf"{_FIRST} {_FIRST}", r"(?=, an? [a-z])", of_anybody=False),
    _where(r"\b(?:(?:Chief |Detective )?(?:Inspector|Superintendent|Constable|Sergeant)|PCSO) "),
    _where(r"\b(?:W?PC|D[CS]) ", of_anybody=False),
    _where(
        r"\b(?i:organi[sz]ed|delivered|given|offered|provided|supported)(?: and \w+)? by ",
        of_anybody=False,
    ),
    _where(rf"\b{_WITH} (?:{ROLE}|advis[eo]r|artist|counsellor|nurse|solicitor) ", after=_ENDS),
    _where(
        rf"(?:^|\W|(?P<what>\w+)(?![:;] With\b)[ ,:;()–-]{{1,3}})\b{_WITH} ",
        after=_ENDS,
        of_an_activity=True,
    ),
    _where(rf"\b(?i:{_FROM})(?: from)?:? "),
    _where(
        r"(?:^|[.!?:]\s)(?:From|Name): ?",
        after=r"(?=[.,;]?\s{1,3}(?:(?i:contact|e-?mail|mob|number|phone|tel)\b|[(+]?0)|\s*$)",
    ),
    _where(r"(?:^|[.!?:]\s)From ", after=r"(?=: [a-z])"),
    _where(rf"\b(?i:{_CALLED})(?: is|:| ?[–—-])\s{{1,2}}"),
    _where(r"\b(?:Aunt(?:ie|y)?|Uncle|Nurse|Midwife|Matron|Sister|Brother) "),
    _where(
        rf"\b(?P<own>{_FIRST})\b[^().!?\n]{{0,20}} \(",  # `Pianoman Paul (Paul Okafor)`
        rf"(?P=own) {_FIRST}",
        r"\)",
        of_anybody=False,
    ),
    _where(r" \(", _NO_PLACE, rf"\)(?= (?i:{_IS_OR_DOES})\b)", of_anybody=False),
    _where(rf"\b{AKA} ", of_anybody=False),
    _where(_BEGINS, _WHOLE, rf",? \(?{AKA} ", of_anybody=False),
    _where(r"\bI(?: first)? met "),
    _where(r"[”\"]\s?[(–—-]\s?", after=r"(?=\W*$|, ?\d\d\b)"),
    _where(r"[”\"]\s", after=r"(?=,? \(?\d\d\b)"),
    _where(r"[”\"],?\ssays ", after=r"(?=\W|$)"),
    _where(_BEGINS, after=r" \(\d\d\),? says?\b"),
    _where(r"\b(?i:thanks|grateful) to "),
    _where(r"\b(?i:forms?|slips?|money|deposits?|keys?|it|them)(?: back)? to "),
    _where(r"(?:£\d[\d.]*|\b(?i:pay(?:ments?)?|paid|cash|money|orders?)) to "),
    _where(r"\b(?i:join|meet) ", _FIRST, r"(?=,? (?:our|the|who|your)\b)"),
    _where(r"\b(?i:meet) ", _FIRST, r"(?= (?:at|by|in|near|outside)\b)"),
    _where(
        r"\b(?i:ask|pay|see|tell) ",
        _NAME,
        r"(?= (?:(?:about|at|before|beforehand|by|directly|for|how|if|in cash|on|that|to|what|when"
        r"|where|which|whether|with|you)\b|£))",
    ),
    _where(r"\b(?i:give|pay) ", _FIRST, r"(?= (?:an?|the|your)\b)"),
    _where(r"\b(?i:ask|pay|tell) ", _FIRST, rf"(?=\s*(?:[.!;]|$|{A_DAY}))"),
    _where(r"\b(?i:ask|join|meet|pay|see|tell|thank) ", of_anybody=False),
    _where(r"\b(?i:ask|tell) ", _FIRST, r"(?= (?:behind|in|near|on)\b)"),
    _where(r"\b(?i:ask) (?:at|in) (?:our|the) [a-z]+ for "),
    _where(
        _BEGINS, after=rf", (?:our|the|your) (?:[\w-]+ ){{0,3}}(?:{ROLE}|driver|nurse|worker)\b"
    ),
    _where(r"\b(?i:find) ", _FIRST, r"(?=\s*(?:[.!;]|$))"),
    _where(r"\b(?:[Hh]i|[Hh]ello)\b[^.!?\n]{0,20}?, ", _FIRST, r"(?= here\b)"),
    _where(r"\b(?:I[’']m|I am|[Mm]y name is|[Mm]e,) "),
    _where(
        rf"\b(?i:{_WISHES}),?\s{{1,3}}",
        after=rf"(?=(?:{AND}{_NAME}){{0,3}}\W*(?:x+\W*)?$)",
    ),
    _where(
        r"\b",
        rf"(?:Mrs?|Ms|Miss|Mx|Dr|Cllr|Revd?|Fr)\.? (?:[{_UPPER}]\.? ?){{1,2}}{_FIRST}",
        of_anybody=False,
    ),
    _where(r"\b", rf"(?:Mrs?|Ms|Miss|Mx)\.? [{_UPPER}]\b(?!\.?\w)", of_anybody=False),
    _where(
        r"\b(?=(?:Mrs?|Ms|Miss|Mx|Cllr|Revd?|Canon|Fr|Father|Pastor|Rabbi|Imam|Rev[’']d)\b)",
        of_anybody=False,
    ),
)
"""All places of names."""
