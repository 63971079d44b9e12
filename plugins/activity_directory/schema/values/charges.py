"""Sentences that say that people pay to come, where a list calls the listing free.

`Costs £10 per year`, `See our website for prices` and `meals at a low cost` are about a charge.
`No charge`, `grants of up to £300`, `advice about care fees` and `parking is £2` are about none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NONE = re.compile(
    r"\b(?:free of (?:any )?charges?|free of cost"
    r"|(?:no|without|without any|never an?|nor an?|never any|not any) (?:[\w-]+ ){0,2}"
    r"(?:charges?|fees?|costs?)(?: or (?:charges?|fees?|costs?))?"
    r"|at no (?:[\w-]+ )?(?:cost|charge)"
    r"|(?:never|not|(?:do|does|is|are|wo|will)n[’']t|without|rather than)"
    r" (?:ever )?charg(?:ed?|ing)"
    r"|(?:costs?|charges?|fees?) (?:you )?nothing|nothing to pay"
    r"|(?:costs?|charges?|fees?) (?:is|are|will be|have been) (?:fully |all |kindly )*"
    r"(?:covered|met|paid|funded|waived|subsidised)"
    r"|free (?:on[- ]site |street |and easy )?(?:car )?parking|parking (?:is )?free"
    r"|£ ?0(?:\.00)?(?![\d.,]))",
    re.IGNORECASE,
)
"""Words that say that there is nothing to pay: what else a sentence says is read without them."""
_HOW = (
    r"(?:additional|admission|affordable|annual|booking|class|club|competitive|concession\w*|course"
    r"|current|daily|discounted|entrance|entry|extra|fair|fixed|flat|great|hourly|joining|low|lower"
    r"|lowest|membership|minimal|modest|monthly|nominal|participation|reasonable|reduced"
    r"|registration|session|set|small|special|standard|subsidi[sz]ed|termly|ticket|usual|weekly"
    r"|yearly|your|our)"
)
_PRICE = r"(?:charges?|costs?|fees?|prices?|pricing|rates?)"
CHARGES = re.compile(
    r"£ ?\d"
    rf"|\b{_HOW}[- ](?:[\w-]+ )?{_PRICE}\b(?!-)"
    r"|\blow[- ]cost\b|\b(?:reasonably|competitively|affordably) priced\b"
    r"|\baffordable (?:and \w+ )?(?:activit\w+|class\w*|counselling|courses?|lessons?|meals?"
    r"|sessions?|therap\w+|tickets?|training|tuition|workshops?)\b"
    rf"|\b{_PRICE} (?:may |will |do |does )?(?:also )?(?:appl(?:y|ies)|depend\w*|from|ranges?"
    r"|starts?|starting|var(?:y|ies)|includes?|payable"
    r"|(?:is|are|will be) (?:payable|inclusive|charged|low|reasonable|£))\b"
    rf"|\b(?:an?|some|the|for a) (?:[\w-]+ )?(?:charge|fee)\b(?! (?:nurse|sister))"
    rf"|\bthere (?:is|are|will be|may be) (?:also )?(?:an? |some )?(?:[\w-]+ )?{_PRICE}\b"
    r"|\b(?:ask|call|check|contact|details|e-?mail|enquir\w+|enquiry|form|ring|see|visit|website)\b"
    rf"[^.!?]{{0,60}}\b(?:for|about|regarding) (?:[\w,]+ ){{0,3}}{_PRICE}\b"
    r"|\bhow much (?:does|do|will|is) [^.!?]{0,30}\bcosts?\b"
    r"|\bpay(?:able|ing|ment|ments)? (?:as you go|at the (?:door|session)|in advance|monthly"
    r"|on (?:arrival|the (?:day|door))|per (?:class|lesson|month|person|session|term|visit)|termly"
    r"|to (?:attend|join|take part)|weekly)\b|\bpayg\b"
    r"|\b(?:annual|club|monthly|paid|weekly|yearly) (?:membership )?(?:subscriptions?|subs)\b"
    r"|\bpaid membership\b|\bsubscriptions? (?:is|are|costs?|fees?)\b"
    r"|\b(?:we|they) (?:also |currently |do |only |will )*charge\b"
    r"|\b(?:is|are|be) (?:charged (?:at|for|per)|chargeable|payable)\b"
    r"|\bconcessions? (?:appl(?:y|ies)|are available|available)\b"
    r"|\b(?:buy|purchase) (?:a |the |your )?tickets?\b"
    r"|\btickets? (?:are available from|costs?|from £|on sale|prices?)\b",
    re.IGNORECASE,
)
SIGNS = (
    *("£", "charg", "cost", "fee", "pric", "rate", "afford", "pay", "paid", "subs", "concession"),
    "ticket",
)
"""Letters of which each charge has some: a quick look."""
_FOR_HIRE = re.compile(r"\b(?:for|to) hire\b|\bhire out\b|\bfor lettings?\b", re.IGNORECASE)
"""Rooms that somebody pays for, though nothing is said of money."""
_OF_OTHER_MONEY = re.compile(
    r"£ ?[\d,.]+ ?(?:bn?|k|m|million|billion|thousand)\b"
    r"|\b(?:grants?|fund(?:s|ed|ing|rais\w+)?|rais(?:e|ed|es|ing)|awards?|awarded|worth|vouchers?"
    r"|bursar(?:y|ies)|loans?|savings?|saved?|earn\w*|salar(?:y|ies)|wages?|income|budgets?|turnover"
    r"|donat\w+|won|prizes?|benefits? of|allowances?|bills?|debts?|arrears|rent|mortgages?"
    r"|compensation|sponsor\w*|fine[ds]?|value of|entitle\w*|invest\w*"
    r"|(?:care|college|court|energy|fuel|funeral|heating|housing|legal|nursing|school|service"
    r"|university|vet\w*) (?:costs?|fees?|charges?)|care home|(?:cost|costs) of living"
    r"|council tax|prescription charges?|running costs?|in charge|take charge"
    r"|(?:advice|advise|advised|help|helped|helping|assist\w*|support\w*|afford|contribut\w+)"
    r" (?:\w+ ){0,3}?(?:with|towards?|about|on|for|to|meet|pay) (?:[\w’'-]+ ){0,4}?"
    r"(?:costs?|fees?|charges?|pay)|(?:cut|lower|reduc\w+|keep|cover) (?:[\w’'-]+ ){0,3}costs?"
    r"|discount (?:cards?|schemes?)|charging admission|(?:phone|mobile|laptop)s? charg\w+"
    r"|charg(?:e|ing) (?:your|a|their|points?|stations?) ?(?:phones?|mobiles?|devices?|cars?)?)\b",
    re.IGNORECASE,
)
"""Sums that nobody pays who comes: grants, what things are worth, bills that advice is about."""
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:car park\w*|parking|fares?|travel|transport|taxis?|minibus|calls?|from mobiles?"
    r"|landlines?|texts?|local rate|p/min|per minute|deposit for (?:a |the )?(?:keys?|locker)"
    r"|lockers?|uniforms?|kits?|creche|crèche|raffle)\b",
    re.IGNORECASE,
)
"""What costs something beside the activity."""
_OF_HIRING = re.compile(
    r"\b(?:hir(?:e|ed|ers?|ing)|lets?|lettings?|room bookings?|rental|rooms? (?:to|for) rent)\b",
    re.IGNORECASE,
)
_OF_FOOD = re.compile(
    r"\b(?:bar|beers?|beverages?|breakfasts?|brunch(?:es)?|burgers?|cafe|café|cakes?|chips|coffees?"
    r"|curr(?:y|ies)|dinners?|drinks?|food|ice[- ]creams?|lunch(?:es|time)?|meals?|pasties|pasty"
    r"|pies?|pints?|pizzas?|refreshments?|roasts?|rolls?|sandwich(?:es)?|snacks?|soups?|suppers?"
    r"|teas?|wines?)\b",
    re.IGNORECASE,
)
"""What costs something beside some activities, and is what others are about."""
_BESIDE_IT = re.compile(
    r"\b(?:special offers?|offers? (?:of|on)|after(?:wards| (?:the|our|your) \w+)|to buy"
    r"|for (?:purchase|sale))\b",
    re.IGNORECASE,
)
"""Words by which food is sold beside an activity, whatever that is about."""


def words_about_a_charge(sentences: Iterable[str], about: str, longest: int) -> str:
    """The first of these sentences that says what people pay; empty where none does.

    `about` is the name of the listing and the line about it: what rooms or meals cost counts where
    the listing is about them. A question counts only where no other sentence says it. Of more than
    `longest` characters, those around the charge.
    """
    every = list(sentences)
    found = [one for one in every if says_a_charge(one, about)]
    found.sort(key=lambda one: one.endswith("?"))
    if not found and _OF_HIRING.search(about):
        found = [one for one in every if _FOR_HIRE.search(one)]
    sentence = next(iter(found), "")
    return _around_the_charge(sentence, longest)


def _around_the_charge(sentence: str, longest: int) -> str:
    if len(sentence) <= longest:
        return sentence
    charge = CHARGES.search(_NONE.sub(lambda none: " " * len(none[0]), sentence))
    start = max(0, charge.start() - longest // 2) if charge else 0
    begins = sentence.find(" ", start) + 1 if start else 0
    part = sentence[begins : begins + longest - 2]
    is_end = begins + len(part) == len(sentence)
    return f"{'…' if begins else ''}{part if is_end else part.rpartition(' ')[0] + '…'}"


def says_a_charge(sentence: str, about: str) -> bool:
    """Whether some charge in it is for nothing else that the words around it name.

    `about` is as in `words_about_a_charge`.
    """
    low = sentence.casefold()
    if not any(sign in low for sign in SIGNS):
        return False
    elsewhere = [one for one in (_OF_HIRING, _OF_FOOD) if not one.search(about)]
    left = _NONE.sub(" ", sentence)
    others = (_OF_OTHER_MONEY, _OF_SOMETHING_ELSE, *elsewhere)
    return any(
        not any(one.search(around) for one in others)
        and not (_OF_FOOD.search(around) and _BESIDE_IT.search(around))
        for around in (_around(left, charge) for charge in CHARGES.finditer(left))
    )


def is_of_something_else(words: str, about: str) -> bool:
    """Whether words are about parking, food, a hall for hire or the like, and `about` isn't."""
    every = (_OF_SOMETHING_ELSE, _OF_HIRING, _OF_FOOD)
    return any(one.search(words) and not one.search(about) for one in every)


_BEFORE, _AFTER = 90, 60
"""Characters around a charge that say what it is for."""


def _around(sentence: str, charge: re.Match[str]) -> str:
    return sentence[max(0, charge.start() - _BEFORE) : charge.end() + _AFTER]
