"""What names a person in a sentence, cut alone, so that the rest of the sentence stays.

Of `The dance class is run by Jenny on Tuesdays at six` the words `by Jenny` go. Where no whole
sentence would be left, there is nothing to keep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from activity_directory.importers.kept_back.days import (
    A_DAY,
    DAYS,
    with_capital_days,
    with_small_days,
)
from activity_directory.importers.kept_back.english import is_a_place, is_english
from activity_directory.importers.kept_back.ordinary import is_ordinary, may_be_a_surname
from activity_directory.importers.kept_back.reached import ADDRESS
from activity_directory.importers.kept_back.where_named import (
    A_TEAM,
    AKA,
    ASK,
    AT_WORK,
    CAPITAL,
    KNOWN_FOR,
    LED,
    MADE,
    MADE_BY,
    NAMES,
    OF_ARTS,
    ROLE,
    WHO_LEADS,
)

IsOut = Callable[[str], bool]

_HELPS = (
    r"(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|must|shall"
    r"|should)"
)
_OFTEN = r"(?: \w+ly| now| also| often)*"
_IS = rf"(?:to )?{_HELPS}(?:{_OFTEN} {_HELPS}){{0,2}}{_OFTEN}"
"""`is`, `will be`, `has now been`: all of the verb before what is done."""
_NAMES = rf"{NAMES}(?![\w’'-])(?![ \t]{{1,3}}{CAPITAL.pattern})"
_OUR_ROLE = rf"\b(?i:our|your) (?:[a-z-]+ ){{0,3}}(?:{ROLE}|[a-z]+(?:ant|er|ist|or))"
_OFFICERS = (
    rf"\b(?:[Oo]ur|[Tt]he|[Yy]our) (?:[\w&-]+ ){{0,4}}(?i:{AT_WORK})"
    rf"|\b(?i:{OF_ARTS})(?<=s)"
)
"""`Our experienced Project Officer`, and `local artists`, as several need no other word."""
_THEIR_ROLE = rf"(?:our|the|your) (?:[\w-]+ ){{0,5}}(?i:{ROLE}|{AT_WORK})\b"
_OURS = rf"(?:(?:an?|the|our|your) (?:[a-z-]+ ){{1,4}}|{WHO_LEADS},? |{KNOWN_FOR} )?"
_IS_THEIR_ROLE = (
    rf"(?:, (?:an?|the|our|your) (?:[\w&-]+ ){{0,5}}?(?i:{AT_WORK}|{ROLE}|{MADE})\b"
    r"(?=\s*[,.;]|\s(?:and|to)\b|\s*$),?)?"
)
"""The role that follows a name: `with Sue, the county recorder and find out more`."""
_RELATIVE = r"(?:(?:for|from|of|to|under|with) )?(?:who|whom|whose|which)\b"
_ABOUT = rf"(?:,? {_RELATIVE}[^,.;()]*(?=[,.;]|$),?| \([^()]*\))?"
_NO_OTHERS = r"(?!\s*(?:&|and|or|,\s*and)\s+(?:[A-Z]|(?:an?|her|his|our|the|their)\b))"
_WITH = rf",? (?:along |together )?with (?:{_OURS}|(?i:{AT_WORK}|{OF_ARTS}) )"
_WHO = rf"{_NAMES}(?: and (?:friends|(?:her|his|their) team))?{_IS_THEIR_ROLE}{_ABOUT}"
_BY = rf"by {_OURS}{_WHO}{_NO_OTHERS}"
_ADDRESS = rf"(?:\*{{0,2}}\[[^\[\]]*\]\((?:mailto:)?{ADDRESS}[^()\s]*\)\*{{0,2}}|{ADDRESS})"
"""An e-mail address, or a link that opens one."""
_REACHED = (
    r"(?:(?:on|at|by|via|through|to) )?"
    rf"(?:[Ee]-?[Mm]ail(?:ing)?(?: at| on| to| us)?|at)?:? ?{_ADDRESS}"
)
_NUMBERS = r"(?i:contact (?:no|number)|fax|mob(?:ile)?|phone|tel(?:ephone)?)\b"
_ROLES = r"(?:,?\s(?:an?|our|the)\s(?:[\w&-]+\s){0,5}[\w&-]+,?)?"
_ASK_ALONE = r"call|contact|e-?mail|message|(?:tele)?phone|ring|text|whatsapp"
"""What asks to get in touch with nobody in particular, too."""
_GOES_ON = (
    rf"(?= (?!{_RELATIVE})(?:\d|{A_DAY}|(?:across|after|all|alongside|around|as|at|before|between"
    r"|by|during|each|every|for|fortnightly|from|here|in|inside|most|monthly|near|next|on|once|online"
    r"|outdoors|outside|over|since|through|throughout|to|twice|under|until|using|via|weekly|with"
    r"|within|without)\b))"
)
"""What a sentence goes on with that needs no name before it, and has no verb of its own."""
_STATES = (
    r"(?:(?!(?:beginners|helpers|kids|learners|members|others|parents|us|volunteers)\b)[a-z]+s\b"
    rf"(?! {_HELPS}\b)|(?:are|were|have|will|can|may|should|must|do)\b)"
)
"""A verb of the same sentence: `is suitable`, `are open`, `offers tea`."""
_IS_SO = (
    r"(?:(?!need)[a-z]{2,}ed|aimed|free|great|held|ideal|open|perfect|suitable)"
    r" (?:at|by|every|for|from|in|of|on|to)\b"
)
"""What goes on without a verb: `and open to all`."""
_OTHERS_DO = r"(?:everybody|everyone|there|we|you) (?:[a-z]+ly |all |also )?[a-z]{2,}\b"
"""The beginning of a sentence of its own behind an *and*."""
_DONE = rf"(?i:{LED}|delivered|given|offered|organi[sz]ed|provided|supported)"
_IS_LED = rf"{_IS} (?:jointly |kindly )?{_DONE}"
_LED_BY = rf"(?:jointly |kindly )?{_DONE} {_BY}"
_NO_VERB = "(?<!ly )" + "".join(
    rf"(?<!\b{one} )"
    for one in ("is", "are", "was", "were", "be", "been", "being", "now", "also", "often")
)
_IS_LED_BY = rf"(?:,? and)? {_IS} {_DONE} {_BY}(?=\W*$)"
"""`The class on Mondays at two is run by Sue`: what is left has to say something without a verb."""
_TRADING_AS = r"(?: [A-Z][a-z]+){0,3}"
_BEGINS_ANEW = r"(?=(?:it|our|the|these|this|we)\b)"
"""Where a new sentence begins without a full stop: `Run by Sue Ridley Yoga this class is slow`."""
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*(?<!\])\([^()]*\)|\s*\[[^\[\]]*\](?!\()",  # whatever is in brackets
        rf",? {AKA} {_NAMES},?",  # `Pianoman Paul, aka Paul Okafor, plays`
        rf"^{_NAMES}{_ROLES}\s(?:says?|said):?,?\s+(?=[\"“‘'])",  # `Sue, our chair, said: “Come!”`
        rf"^(?i:{LED})(?: [a-z]+)? {_BY}, (?=[a-z])",  # `Hosted by Sue, the supper starts`
        rf"^(?i:{LED}|{MADE_BY}) by {NAMES}{_TRADING_AS},? {_BEGINS_ANEW}",
        rf"(?P<left>{_OUR_ROLE}),? {_NAMES}(?:,?(?= [a-z])|(?=\W*$))",  # `our chair, Sue, has keys`
        rf"(?P<left>{_OFFICERS}),? {_NAMES},?(?= [a-z])",
        rf", {_DONE}(?: [a-z]+)? {_BY},?(?<=,)(?= {_STATES})",  # `The class, led by Sue, is`
        rf"\b{_IS_LED} {_BY},? (?:and|but) (?={_STATES})",  # `and offers`
        rf"\b(?P<left>{_IS} ){_LED_BY},? (?:and|but) (?={_IS_SO})",  # `and open to all`
        rf"^[^,;:.]*\b{_IS_LED} {_BY},? (?:and|but) (?={_OTHERS_DO})",  # `and we give you tea`
        rf"(?P<left>\b{_IS_LED}(?: [a-z]+){{0,2}}) {_BY}{_GOES_ON}",
        _IS_LED_BY,
        rf"(?:,| [-–—]|,? and)? {_NO_VERB}{_DONE}(?: [a-z]+)? {_BY}",
        rf"(?P<left>\b(?i:{ASK}) ){_NAMES},? (?={_THEIR_ROLE})",  # `ring Sue, our secretary`
        rf"(?P<left>\b(?i:{_ASK_ALONE}) ){_NAMES},? (?=\(?(?:on )?{A_DAY})",  # `ring Sue Mon-Fri`
        rf"(?P<left>\b(?i:{_ASK_ALONE}) {DAYS}){_NAMES}\)?",  # `ring Mon-Fri, Sue`
        rf"{_WITH}{_NAMES}{_IS_THEIR_ROLE}{_ABOUT}{_NO_OTHERS}",
        rf",? (?:and|to) (?:ask for|(?:chat|speak|talk) (?:to|with)) {_NAMES}{_ABOUT}(?=\W*$)",
        rf",? (?:and|[Oo]r|/) (?:by |you (?:can|may) )?{_REACHED}",
        rf"(?:,| [-–—])? (?:by|via|on|at) {_REACHED}",
        rf"[,;|]?\s*\b(?i:e-?mail(?: address)?)\s?[:–-]+\s*{_ADDRESS}",  # `E-mail: jean@…`
        rf"[,;|]?\s*\b(?i:e-?mail) {_ADDRESS}(?=\s*[,;|]?\s*{_NUMBERS})",
    )
)
"""Words that go, but for what is `left` of them."""
_THEY_DO = (
    r" (?:of [a-z ]{1,30}? )?(?:also |all )?(?:assist|bring|come|cook|do|give|greet|help|join|lead"
    r"|love|make|meet|offer|provide|run|serve|support|take|teach|welcome)\b"
)
"""The verb of a new clause: of `by Sue and volunteers help out` no part can stay."""
_WITH_A_TEAM = re.compile(
    rf"(?P<left>\b[A-Za-z]+(?: [a-z]+){{0,3}}(?: in \d{{4}})?(?P<by> by )|^)"
    rf"{_OURS}{NAMES}(?:\s(?:&|and)"
    rf"|(?:{_IS_THEIR_ROLE}{_ABOUT},?|,?) (?:along|together) with|(?:{_IS_THEIR_ROLE}{_ABOUT}) and)"
    rf"\s(?!(?:her|his|their) team\b)(?P<team>{A_TEAM})"
    rf"(?(by)(?!{_THEY_DO}))"
)
"""Whoever leads with others: of `led by Sue and a team of volunteers` the team stays."""
_WHOSE = re.compile(r"^(?:her|his|their)\b")
_TAIL = re.compile(
    r"\s*(?:[,;]|\s[-–—]\s|(?<=\w)\s(?=(?:please|to (?:book|enquire|find out|join|register))\b))\s*"
)
_ASKS = re.compile(
    r"(?i:(?:and|or|but|so|then)\b ?)?(?i:please|just|if|to|for|when|before|call|ring|phone|text"
    r"|telephone|contact|e-?mail|message|speak|talk|ask|see|get|give|drop|let|book|bookings?|with"
    r"|register|enquire|reserve|find out|learn more|questions|enquiries|any|details|led|run|taught"
    r"|hosted|organi[sz]ed)\b"
)
"""How a part of a sentence begins that says whom to ask, or why."""
_DANGLES = re.compile(
    r"(?i:\b(?:and|or|but|so|to|at|on|by|with|for|via|the|our|your|please|contact|call|ring|is|are"
    r"|e-?mail|text|phone|tel|ask|speak|from|of|a|an|either|both|if|when)\W*$)"
)
_ENDS_IN_A_SIGN = re.compile(r"(?:\s+[-–—]|\s*[,;:])(?=\s*[.!?]?\s*$)")
_ONLY_BEGINS = re.compile(
    r"\W*(?i:(?:and|but|or|so)\b,? )?"
    r"(?i:in the meantime|in the first instance|in (?:any|that) case|in addition|additionally"
    r"|(?:as|at) (?:always|first|present|the moment|usual)|meanwhile|alternatively|otherwise"
    r"|however"
    r"|(?:for (?:all|any|further|more)|to [a-z]+|if (?:you|your|they|anybody|anyone|someone))\b"
    rf"(?!.*\b(?:{ASK}|there|they|we|you)\b)[^,;:]*)\W*"
)
"""What a sentence only begins with: `In the meantime.`"""
_FEWEST = 2
"""The fewest words of what may stay of a sentence."""
_TIME = re.compile(rf"\d|{A_DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def without_clauses(sentence: str, is_out: IsOut) -> str:
    """A sentence without the words that name a person; empty where they can't go alone."""
    whole = with_small_days(sentence)
    left = _WITH_A_TEAM.sub(lambda found: _team_of(found, is_out), whole)
    left = _with_capital(left) if whole[:1].isupper() else left
    if left != whole and not is_out(left):
        return with_capital_days(left, sentence)
    for pattern in _CUTS:
        shorter = pattern.sub(lambda found: _left_of(found, is_out), left)
        shorter = _ENDS_IN_A_SIGN.sub("", shorter) if shorter != left else shorter
        shorter = _with_capital(shorter) if left[:1].isupper() else shorter
        is_whole = _is_whole(shorter, is_short=pattern.pattern == _IS_LED_BY)
        if shorter != left and is_whole and not _is_broken(shorter, left):
            left = shorter
        if left != whole and not is_out(left):
            return with_capital_days(left, sentence)
    left = with_capital_days(left, sentence)
    shorter = next((one for one in _without_tails(left) if not is_out(one)), "")
    return shorter or _without_parts(left, is_out)


def _team_of(found: re.Match[str], is_out: IsOut) -> str:
    """The words about a team without the person before it: `led by a team of volunteers`."""
    team = _WHOSE.sub("a", found["team"]).removeprefix("other ")
    return f"{found['left']}{team}" if is_out(found[0]) else found[0]


def _without_parts(text: str, is_out: IsOut) -> str:
    """Words without full stops, as they stand on notices, without the parts that name a person.

    Of `Meets: Mondays Where: Mill Hall Contact: Sue Tel: 01632 960110` one part goes.
    """
    begins = [one.start() for one in _LABEL.finditer(text) if one["how"] or _is_label(one["word"])]
    parts = [text[one:other] for one, other in pairwise([0, *begins, len(text)])]
    left = [one for one in parts if not is_out(one)]
    return "".join(left).strip() if len(parts) >= _MANY_PARTS and len(left) > 1 else ""


_LABEL = re.compile(
    r"(?<=\s)(?=(?P<word>[A-Z][a-z]+)(?: [a-z]+)?:\s|(?P<how>tel|e-?mail|phone):\s)"
)
_MANY_PARTS = 4
"""So many parts has a text that is a row of answers."""


def _is_label(word: str) -> bool:
    return word in {"Mob", "Tel"} or is_english(word) or _is_no_name(word)


def _left_of(found: re.Match[str], is_out: IsOut) -> str:
    before = CAPITAL.findall(found.string[: found.start()].rpartition(" ")[2])
    is_none = is_ordinary if _LABELLED.match(found[0]) else _is_no_name  # `3 Mill Lane E-mail: …`
    if not is_out(found[0].strip()) or ("@" in found[0] and not all(map(is_none, before))):
        return found[0]  # `see Precious Okonkwo or mail@…`: both go
    return found.groupdict().get("left") or ""


_LABELLED = re.compile(r"[,;|]?\s*(?i:e-?mail)[^:–-]{0,9}[:–-]")


def _is_no_name(word: str) -> bool:
    return (is_ordinary(word) or is_a_place(word)) and not may_be_a_surname(word)


def _without_tails(text: str) -> Iterator[str]:
    """A sentence that ends before a part which asks for something: `We knit, so ring Sue`."""
    ends = [found.start() for found in _TAIL.finditer(text) if _ASKS.match(text, found.end())]
    for end in reversed(ends):
        left = text[:end].rstrip(" ,;–—-")
        parts = _TAIL.split(left)
        if not _ASKS.match(parts[-1].lstrip(" -*•")) and _is_whole(left):
            yield f"{left}{_end_of(text)}"


def _is_whole(left: str, *, is_short: bool = False) -> bool:
    """Whether what is left says something, and ends as a sentence may."""
    if (is_short and not _TIME.search(left)) or _ONLY_BEGINS.fullmatch(left):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", left)) >= _FEWEST and not _DANGLES.search(left)


def _is_broken(left: str, before: str) -> bool:
    """Whether two words stand beside each other now that make no sentence: `will is`."""
    return any(found[0] not in before for found in _BROKEN.finditer(left)) or (
        _ASKS_WHETHER.match(left) is not None and left.endswith("?")
    )


_BROKEN = re.compile(
    rf"\b(?:{_HELPS}|{_DONE}) (?:(?:{_HELPS}|and|but|or|so|who|whom|whose|which|that)\b|[a-z]+ts\b)"
    rf"|, {_HELPS}\b",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(rf"{_HELPS}\b", re.IGNORECASE)
"""A question of which the end is gone."""


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _end_of(sentence: str) -> str:
    last = sentence.rstrip()[-1:]
    return last if last in {".", "!", "?"} else ""
