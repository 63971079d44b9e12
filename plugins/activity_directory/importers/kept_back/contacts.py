"""What is taken out of the ways of contact of a submission, and what is put among them."""

from __future__ import annotations

import re

from activity_directory.importers import names
from activity_directory.importers.kept_back.asked_for import asked_for, is_own_name
from activity_directory.importers.kept_back.english import is_english_or_a_place
from activity_directory.importers.kept_back.meetings import is_link_to_a_meeting, without_ways_in
from activity_directory.importers.kept_back.ordinary import is_ordinary
from activity_directory.importers.kept_back.person import has_word_of_a_group
from activity_directory.importers.kept_back.questions import WAYS
from activity_directory.importers.kept_back.reached import (
    has_name_in_host,
    numbers_in,
    without_names,
)
from activity_directory.importers.kept_back.remarks import (
    A_MOBILE,
    A_PERSONS_ADDRESS,
    A_ROLE,
    IF_OURS,
    MAY_BE_AT_HOME,
    OF_A_BUSINESS,
    OWN_NAME,
    PERSON,
    SEVERAL_OF_THEM,
    THEIR_MOBILE,
    WAY_IN,
)
from activity_directory.importers.kept_back.texts import MOBILE, Texts
from activity_directory.intake.answers import Fault
from activity_directory.intake.ways_of_contact import links_of
from activity_directory.schema.values.contact import EMAIL

_AN_ADDRESS = re.compile(r"[^\s;,]*@[^\s;,]*")
_NO_ADDRESS = re.compile(r"(?<![\w.@/:-])\(?[A-Z][\w’'-]+\)?(?![\w@/]|:/|\.\w)")
"""A word with a capital that is no part of an address, with the brackets around it."""
_LABEL = re.compile(r"(?i:e-?mail|tel(?:ephone)?|mob(?:ile)?|web(?:site)?)-?")
"""What stands before a way to ask."""
_LEADS_SOMEWHERE = re.compile(r"\d|@|\w\.\w")
_MAY_BE_THEIRS = re.compile("0[127]")
"""How numbers begin that people have, and not offices alone."""
_OF_CONTACTS = ("email", "phone", "text", "ask_for", "website", "organisation_website")


class Contacts(Texts):
    """What is taken out of the numbers, addresses, roles and links of one submission."""

    def _look_whose_number(self, asked: str, cell: str, left: str) -> None:
        """Note a number that may be somebody's own: the list names a person with it.

        The cell itself may do that, or a column of people. All of a cell with several numbers is in
        the listing, so these are looked at together.
        """
        is_named = self.kept.private.has_contact or PERSON in self.lost.get(asked, ())
        if not (is_named and left):
            return
        numbers = [one for one in {*numbers_in(left)} if _MAY_BE_THEIRS.match(one)]
        if not numbers or has_word_of_a_group(cell):
            return
        if len(numbers) > 1:
            why = SEVERAL_OF_THEM
        else:
            why = THEIR_MOBILE if numbers[0].startswith(MOBILE) else MAY_BE_AT_HOME
        self.looked_at.append(Fault(asked, f"{names.label_of(asked)}: {why}"))

    def _addresses(self, text: str) -> str:
        if "@" not in text:
            return self._in_place_of_an_address(text)
        left = _AN_ADDRESS.sub(self._unless_theirs, text)
        if left == text:
            left = _NO_ADDRESS.sub(self._unless_a_name, text)
            if left == text:
                return text
            self._note("email", PERSON)
            return " ".join(left.split()).strip(" :;,–-")
        self._note_addresses(text)
        self._note("email", A_PERSONS_ADDRESS)
        if not re.search(r"\w", _AN_ADDRESS.sub("", text)):
            return "; ".join(_AN_ADDRESS.findall(left))
        return self._in_place_of_an_address(" ".join(left.split()).strip(" ;,"))

    def _unless_a_name(self, found: re.Match[str]) -> str:
        """A word beside an address, unless it may be a name: `(Ifeanyi)`."""
        word = found[0].strip("()")
        is_known = (
            _LABEL.fullmatch(word) is not None
            or is_ordinary(word)
            or is_english_or_a_place(word)
            or self._is_called(word)
        )
        return found[0] if is_known else ""

    def _unless_theirs(self, found: re.Match[str]) -> str:
        """What stands between spaces without somebody's address: of `Email:jo@x.uk` `Email:`."""
        address = (EMAIL.search(found[0]) or found)[0]
        return (
            found[0].replace(address, "") if self.kept.is_somebodys_address(address) else found[0]
        )

    def _in_place_of_an_address(self, text: str) -> str:
        """What stands where an e-mail address belongs: a number, a link or words, and no name."""
        has_number = next(numbers_in(text), "") != ""
        if not has_number and not asked_for(text, self.kept.private.called).people:
            return text
        left = without_names(text) if has_number else ""
        if left != text:
            self._note("email", PERSON)
        return left

    def _in_place_of_a_number(self, asked: str, text: str) -> str:
        """What stands where a telephone number belongs, without names and somebody's addresses.

        Words beside a name say nothing without it: of `Jean (Case Worker)` nothing is left.
        """
        theirs = {
            one
            for one in (EMAIL.findall(text) if "@" in text else ())
            if self.kept.is_somebodys_address(one)
        }
        if theirs:
            left = " ".join(EMAIL.sub(lambda one: "" if one[0] in theirs else one[0], text).split())
            self._note_addresses(text, left)
            self._note(asked, A_PERSONS_ADDRESS)
            text = left.strip(" ;,/")
        parts = re.split(rf"({_AN_ADDRESS.pattern})", text)
        left = "".join(one if "@" in one else without_names(one) for one in parts)
        if left != text:
            self._note(asked, PERSON)
        is_whole = left == text and not theirs
        return left.strip() if is_whole or _LEADS_SOMEWHERE.search(left) else ""

    def _role(self, text: str) -> str:
        """The roles in an answer: whatever else is asked for may be a name."""
        called = self.kept.private.called
        role, people = asked_for(text, called)
        if not people and is_own_name(text, called):
            self.looked_at.append(Fault("ask_for", f"{names.label_of('ask_for')}: {OWN_NAME}"))
            return ""
        if role != text:
            self._note("ask_for", A_ROLE)
        return role

    def _link(self, asked: str, text: str) -> str:
        """A link, where it leads to nobody, to no masked place and into no meeting.

        A cell may have several, and some of them may go.
        """
        if links := links_of(text):
            left = [one for link in links if (one := self._one_link(asked, link))]
            return text if left == links else " ; ".join(left)
        return self._one_link(asked, text)

    def _one_link(self, asked: str, text: str) -> str:
        for is_out, why in self._reasons():
            if is_out(text):
                self._note(asked, why)
                self._note_addresses(text)
                return ""
        if has_name_in_host(text, self.kept.private.people):
            self.looked_at.append(Fault(asked, f"{names.label_of(asked)}: {OF_A_BUSINESS}"))
        return text

    def _without_ways_in(self, found: dict[str, str]) -> None:
        """Leave out links into meetings and chats. A place that is one says that it is online."""
        for one in _OF_CONTACTS:
            if one in found and (left := without_ways_in(found[one])) != found[one]:
                self._note(one, WAY_IN)
                found[one] = left
        for one in ("venue", "street"):
            if is_link_to_a_meeting(found.get(one, "")):
                self._note(one, WAY_IN)
                found[one] = "Online"

    def _put_numbers(self, found: dict[str, str]) -> None:
        """Put the numbers and addresses of sentences that were cut where people look for them."""
        if self.of_groups and not found.get("email"):
            found["email"] = self.of_groups[0]
        elsewhere = {*numbers_in("\n".join(found.values()))}
        left = [written for digits, written in self.numbers.items() if digits not in elsewhere]
        if left and not any(map(found.get, WAYS)):
            found["phone"] = left.pop(0)
        if left and "description" in found:
            found["description"] += f"\n\nTelephone: {', '.join(left)}"
        if self.mobiles - elsewhere:
            self.looked_at.append(Fault("phone", f"{names.label_of('phone')}: {A_MOBILE}", IF_OURS))
