"""The forms: add a listing, and change, pause, close or confirm one; and the same on paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time
from typing import cast
from urllib.parse import urlsplit

from activity_directory import messages
from activity_directory.cards.card import Card
from activity_directory.cards.fit import Fact
from activity_directory.cards.qr import QrCode
from activity_directory.cards.words import Way, heading_of
from activity_directory.intake import web_form
from activity_directory.intake.questions import (
    FORMS,
    PARTS,
    PRICES,
    REMOVED,
    REQUESTS,
    REQUIRED,
    STEPS,
    Question,
    Request,
    Step,
    part_of_a_change,
)
from activity_directory.intake.today import answers_of
from activity_directory.model.cost import Charge, Cost
from activity_directory.model.schedule import (
    Hours,
    MonthDay,
    Monthly,
    Once,
    OpeningHours,
    Schedule,
    Weekly,
)
from activity_directory.portal.edition import Edition, SitePage
from activity_directory.portal.frame import PageMeta
from activity_directory.portal.viewing.patches import UNSEWN
from activity_directory.portal.viewing.viewer import email, phone
from activity_directory.portal.views import common
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.forms import (
    Control,
    Form,
    FormQuestion,
    FormStep,
    ListingPreview,
    WaysToSend,
)
from activity_directory.portal.views.lists import Result
from activity_directory.schema.kinds import DATE, TIME, ListOf
from activity_directory.urls import addresses, edit_links, permalinks
from activity_directory.urls.addresses import linker
from activity_directory.wording.costs import cost_words
from activity_directory.wording.dates import date_words, hours_words, time_words, weekday_name
from activity_directory.wording.phrases import money, with_capital
from activity_directory.wording.schedules import schedule_words

SCRIPT = "scripts/form.js"
SELDOM = frozenset(
    {
        "organisation_website", "starting", "sessions", "not_on", "bank_holidays",
        "times_in_words", "buses", "access", "access_note", "price_since", "price_note",
        "concessions", "audiences", "minimum_age", "maximum_age", "who_comes", "languages",
        "text", "website", "ask_for", "best_time",
    }
)  # fmt: skip
"""Questions that stand folded under the others of their step."""

_SHORT: tuple[Request, ...] = ("pause", "close", "still-right")
"""Requests whose questions are few enough to be asked at once."""
_ABOUT_YOU = frozenset({"your_role", "your_name", "your_email"})
_SHORT_ASKS = frozenset({"price_since"})
"""What a short form asks openly, though the whole form folds it."""
_MORE = "form.more-of-a-change"

_KEEPING = ("tab", "device", "no")
"""How long what is written may be kept: the usual one first."""

_OFFERED = {"organisation": "organisations", "venue": "venues"}
_CONTROLS: dict[str, Control] = {
    "line": "text",
    "lines": "lines",
    "choice": "radio",
    "choices": "checkbox",
}
_AUTOCOMPLETE = {
    "organisation": "organization",
    "text": "",  # a browser would offer the number to ring again
    "your_name": "name",
    "your_email": "email",
}
"""What a browser may fill in, where the kind of value alone doesn't say it."""


def pages(edition: Edition) -> Iterator[SitePage]:
    """The page to add, the page to change, and the sheet of paper."""
    words = REQUESTS["add"]
    yield _form_page(
        edition,
        PageMeta(addresses.ADD, "add.html", words, messages.text("form.lede-add")),
        form=_form(edition, "add", addresses.ADD),
        preview=_preview(edition),
    )
    forms = (
        *(_part(edition, name) for name in PARTS),
        *(_form(edition, request, addresses.CHANGE) for request in _SHORT),
        _form(edition, "change", addresses.CHANGE),
    )
    yield _form_page(
        edition,
        PageMeta(
            addresses.CHANGE,
            "change.html",
            messages.text("form.change"),
            messages.text("form.change-advice"),
        ),
        forms=forms,
    )
    paper = PageMeta(
        addresses.PAPER,
        "paper.html",
        messages.text("form.on-paper", title=words),
        messages.text("form.on-paper-advice"),
        crumbs=((words, addresses.ADD),),
    )
    yield edition.rendering(
        paper,
        heading=paper.title,
        lede=paper.description,
        form=_form(edition, "add", addresses.PAPER),
    )


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The names that the form offers, its questions, and what each listing says today."""
    catalogue = edition.catalogue
    organisations = {organisation.name for organisation in catalogue.organisations}
    organisations |= {activity.organisation.name for activity in catalogue.activities}
    venues = [
        *catalogue.venues,
        *(venue for activity in catalogue.activities for venue in activity.venues),
    ]
    names = {
        "organisations": sorted(organisations),
        "venues": sorted({venue.name for venue in venues if not venue.withheld}),
    }
    yield addresses.NAMES, _json(names)
    yield addresses.QUESTIONS, _json(web_form.public_questions(catalogue.vocabularies))
    for one in catalogue.activities:
        answers = answers_of(one, edition.today)
        listing: dict[str, object] = {"name": one.name, "answers": answers}
        if one.about_safety:
            listing["never"] = "close"  # as on its page: nobody takes away a way out
        yield addresses.answers(one.slug), _json(listing)


def _form_page(edition: Edition, meta: PageMeta, **content: object) -> SitePage:
    site = edition.catalogue.site
    post = urlsplit(site.submissions)
    meta = PageMeta(
        meta.address,
        meta.template,
        meta.title,
        meta.description,
        scripts=(SCRIPT,),
        styles=("card.css",),
        posts_to=f"{post.scheme}://{post.netloc}" if site.submissions else "",
    )
    return edition.rendering(
        meta,
        heading=meta.title,
        lede=meta.description,
        exported=_json(_exported(edition, meta.address)).decode(),
        **content,
    )


def _exported(edition: Edition, address: str) -> Mapping[str, object]:
    """What the script is told: it holds no rule and no wording of its own about answers."""
    return {
        "checks": web_form.checks(
            demonstration=edition.catalogue.site.demonstration,
            old_names=permalinks.old_names(edition.catalogue, "activities"),
        ),
        "needed": web_form.needed(),
        "messages": web_form.shared_messages(),
        "format": web_form.FORMAT,
        "opening": web_form.OPENING,
        "requests": dict(REQUESTS),
        "longestMail": web_form.LONGEST_MAIL,
        "longestLink": web_form.LONGEST_LINK,
        "seconds": web_form.SECONDS,
        "removed": REMOVED,
        "names": addresses.root_from(address) + addresses.NAMES,
        "home": addresses.root_from(address),
        "base": edition.base,
        "date": DATE.whole_pattern,
        "time": TIME.whole_pattern,
        "prices": _price_phrases(),
        "times": _time_phrases(edition),
    }


def _form(edition: Edition, request: Request, address: str) -> Form:
    """The form with every question of a request."""
    asked = FORMS[request]
    if request in _SHORT:
        steps = _short_steps(edition, request, request, asked)
    else:
        more = messages.text("form.more-of-a-group" if request == "add" else _MORE)
        steps = tuple(
            _step(edition, request, request, step, ours, more)
            for step in STEPS
            if (ours := [question for question in asked if question.step == step])
        )
    return Form(
        id=request,
        request=request,
        heading=REQUESTS[request] if request != "change" else messages.text("form.change-other"),
        last=messages.text("form.look-and-send" if request == "add" else "form.send-it"),
        lede=messages.text(f"form.lede-{request}"),
        steps=steps,
        in_steps=request not in _SHORT,
        ways=_ways_to_send(edition, request, request, address),
        format=web_form.FORMAT,
        honeypot=web_form.HONEYPOT,
        seconds=web_form.SECONDS,
        keeping=tuple((one, messages.text(f"form.keep-{one}")) for one in _KEEPING),
    )


def _part(edition: Edition, name: str) -> Form:
    """The short form of a change that asks about one thing, such as the price."""
    return Form(
        id=name,
        request="change",
        heading=messages.text(f"form.change-{name}"),
        last=messages.text("form.send-it"),
        lede=messages.text(f"form.lede-{name}"),
        steps=_short_steps(edition, name, "change", part_of_a_change(name)),
        in_steps=False,
        ways=_ways_to_send(edition, name, "change", addresses.CHANGE),
        format=web_form.FORMAT,
        honeypot=web_form.HONEYPOT,
        seconds=web_form.SECONDS,
        keeping=tuple((one, messages.text(f"form.keep-{one}")) for one in _KEEPING),
    )


def _short_steps(
    edition: Edition, form: str, request: Request, asked: Sequence[Question]
) -> tuple[FormStep, ...]:
    """A short form asks at once: which listing and what is new; then, who says so."""
    facts = [question for question in asked if question.step != "you"]
    you = [question for question in asked if question.step == "you"]
    return (
        _step(edition, form, request, "what", facts, messages.text(_MORE), headed=False),
        _step(edition, form, request, "you", you, messages.text("form.who-you-are"), headed=False),
    )


def _step(
    edition: Edition,
    form: str,
    request: Request,
    step: Step,
    asked: Sequence[Question],
    more: str,
    *,
    headed: bool = True,
) -> FormStep:
    """A step. In a short form, one without headings, people are asked less about themselves."""
    seldom = SELDOM if headed else (SELDOM | _ABOUT_YOU) - _SHORT_ASKS
    several = request != "add" and not edition.catalogue.site.submissions
    shown = [_question(edition, question, form, request, several=several) for question in asked]

    def is_seldom(question: FormQuestion) -> bool:
        return question.name in seldom and not question.required

    return FormStep(
        id=f"{form}-step-{step}",
        heading=STEPS[step] if headed else "",
        questions=tuple(question for question in shown if not is_seldom(question)),
        seldom=tuple(question for question in shown if is_seldom(question)),
        more=more,
    )


def _question(
    edition: Edition, question: Question, form: str, request: Request, *, several: bool
) -> FormQuestion:
    """A question of a form; `several` forms of one page have no names in common."""
    check = web_form.check_of(question, request)
    required = question.id in REQUIRED[request]
    written = web_form.form_of(question)
    control = _CONTROLS[question.asked]
    if written is not None and written.control != "text" and not isinstance(question.kind, ListOf):
        control = written.control
    elif question.id == "your_email":
        control = "email"
    bounds = web_form.bounds_of(question)
    example = question.example if control != "date" else ""
    return FormQuestion(
        id=f"{form}-{question.id}",
        name=question.id,
        sent_as=f"{form}-{question.id}" if several else question.id,
        label=question.label,
        hint=messages.text("form.hint-with-example", hint=question.help, example=example)
        if example
        else question.help,
        control=control,
        choices=question.choices(edition.catalogue.vocabularies),
        required=required,
        beside="" if required or request == "change" else web_form.asked_beside(question),
        confidential=question.confidential,
        check=check,
        expected=web_form.expected_of(question),
        longest=question.longest,
        bounds=f"{bounds[0]} {bounds[1]}" if bounds else "",
        keyboard="numeric" if bounds else (written.keyboard if written else ""),
        autocomplete=_AUTOCOMPLETE.get(question.id, written.autocomplete if written else ""),
        names=_OFFERED.get(question.id, ""),
    )


def _ways_to_send(edition: Edition, form: str, request: Request, address: str) -> WaysToSend:
    site = edition.catalogue.site
    repository = site.repository.rstrip("/")
    host = urlsplit(repository).hostname or ""
    by_phone, by_mail = phone(site.contact.phone), email(site.contact.email)
    ways = []
    if by_phone is not None:
        ways.append(Link(messages.text("form.ring", number=by_phone.words), by_phone.href))
    if by_mail is not None:
        ways.append(Link(messages.text("form.email", address=by_mail.words), by_mail.href))
    if request == "add" and address != addresses.PAPER:
        paper = linker(addresses.root_from(address))(addresses.PAPER)
        ways.append(Link(messages.text("form.print-and-fill-in"), paper))
    return WaysToSend(
        id=form,
        post=site.submissions,
        email=site.contact.email,
        forge=edit_links.issue_form(site, request),
        forge_name="GitHub" if host == "github.com" else host,
        others=tuple(ways),
    )


# --- the preview: the listing and its card, with a place for each answer ---------------------


def _preview(edition: Edition) -> ListingPreview:
    """The real components, filled with places that the script fills with answers."""
    facts = {
        messages.text("card.row-when"): "{when}",
        messages.text("card.row-where"): "{where}",
        messages.text("card.row-cost"): "{cost}",
        messages.text("card.row-how-to-join"): "{joining}",
        messages.text("card.row-who-for"): "{eligibility}",
    }
    site = edition.catalogue.site
    return ListingPreview(
        result=Result(
            address="#add",
            name="{name}",
            href="#add",
            summary="{summary}",
            patch=UNSEWN,
            hue="",
            highlight="",
            when="{when}",
            where="{where}",
            cost="{cost}",
            joining="{joining}",
            tag=None,
            freshness_note="",
        ),
        facts=(
            common.Fact("people", messages.text("form.run-by"), "{organisation}"),
            common.Fact("eligibility", messages.text("activity.is-it-for-me"), "{eligibility}"),
            common.Fact("first-time", messages.text("activity.first-time"), "{first_time}"),
            common.Fact("phone", messages.text("activity.who-to-contact"), "{contact}"),
        ),
        description="{description}",
        card=Card(
            size="a5",
            points="12",
            spacing="open",
            patch=False,
            activity="#add",
            guarded=False,
            heading=heading_of(site),
            portal=site.name,
            name="{name}",
            highlight="",
            summary="{summary}",
            warnings=(),
            facts=tuple(Fact(label, (words,)) for label, words in facts.items()),
            way=Way("phone", "{verb}", ("{way}",), "#add"),
            other_way=None,
            also="",
            ask_for="{ask_for}",
            best_time="{best_time}",
            qr=QrCode(29, ""),  # nobody knows the address yet, and a code must not lead elsewhere
            qr_title=messages.text("form.code-to-come"),
            url=edition.base,
            address=(addresses.in_words(edition.base, addresses.HOME), "/…"),
            checked="",
            pinned="",
            please="",
            left_out="",
            fits=True,
            code_on_back=False,
            back=None,
        ),
    )


_PENCE = 12_345
_HOURS = Hours(time(10, 30), time(11, 30))
_START = Hours(time(10, 30))


def _price_phrases() -> Mapping[str, tuple[str, str]]:
    """The words of each price: without an amount, and with a place for one."""
    found = {}
    for one, _ in PRICES:
        charge = cast("Charge", one)
        plain = cost_words(Cost(charge))
        priced = cost_words(Cost(charge, _PENCE))
        found[one] = (plain, priced.replace(money(_PENCE), "{amount}"))
    return found


def _time_phrases(edition: Edition) -> Mapping[str, tuple[str, str]]:
    """The words of each way to come round, with places for a day and hours; then without an end."""
    today = edition.today
    monday = weekday_name(0)
    first = messages.text("schedules.place-1")
    first_monday = messages.text("schedules.places", places=first, weekday=monday)

    def with_and_without_end(shape: Callable[[Hours], Schedule], day: str) -> tuple[str, str]:
        with_end, without = (
            schedule_words(shape(hours), today, edition.calendar)
            .replace(day, "{day}")
            .replace(clock, "{hours}")
            for hours, clock in (
                (_HOURS, hours_words(_HOURS)),
                (_START, time_words(_START.start)),
            )
        )
        return with_end, without

    return {
        "week": with_and_without_end(lambda hours: Weekly((0,), hours), monday),
        "2 weeks": with_and_without_end(lambda hours: Weekly((0,), hours, 2), monday),
        "month": with_and_without_end(
            lambda hours: Monthly((MonthDay(1, 0),), hours), with_capital(first_monday)
        ),
        "day of the month": with_and_without_end(
            lambda hours: Monthly((MonthDay(day=15),), hours), messages.ordinal(15)
        ),
        "open": with_and_without_end(lambda hours: OpeningHours(((0, hours),)), monday),
        "once": with_and_without_end(lambda hours: Once(today, hours), date_words(today, today)),
    }


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
