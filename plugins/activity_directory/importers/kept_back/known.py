"""What belongs in no text of one listing: by what its own row says, and the rest of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from activity_directory.importers.kept_back.addresses import (
    Hidden,
    points_to_a_place,
    with_a_number,
    without_those_of,
)
from activity_directory.importers.kept_back.email_addresses import (
    is_certainly_personal,
    is_somebodys,
    person_of,
)
from activity_directory.importers.kept_back.homes import (
    address_key,
    is_at_a_home,
    shop_in,
)
from activity_directory.importers.kept_back.meetings import lets_in
from activity_directory.importers.kept_back.people import People
from activity_directory.importers.kept_back.person import (
    is_named,
    is_titled,
    parts_of,
    person,
)
from activity_directory.importers.kept_back.profiles import has_a_profile
from activity_directory.importers.kept_back.reached import (
    addresses_in,
    addresses_written,
    numbers_in,
)
from activity_directory.importers.kept_back.word import Read, keys_in
from activity_directory.rules.personal_details import FREE_MAIL
from activity_directory.vocabulary import plain

_NONE: frozenset[str] = frozenset()


class Private(NamedTuple):
    """What a list says with one listing, and not for the public.

    `people` are names of people; `addresses` e-mail addresses, and `numbers` telephone numbers that
    no question asks for; `hidden` the parts of addresses that are masked; `codes` let people in.
    `homes` are addresses of homes, as `homes.address_key` has them. `called` is what the listing
    and who runs it are called, `where` the names of its places. `has_contact`: a column names
    somebody to get in touch with.
    """

    people: frozenset[str] = _NONE
    addresses: frozenset[str] = _NONE
    numbers: frozenset[str] = _NONE
    hidden: frozenset[str] = _NONE
    codes: frozenset[str] = _NONE
    homes: frozenset[str] = _NONE
    called: str = ""
    where: str = ""
    is_masked: bool = False
    has_contact: bool = False

    def with_more(self, other: Private) -> Private:
        """The same with what another row says of the same listing."""
        return self._replace(
            people=self.people | other.people,
            addresses=self.addresses | other.addresses,
            numbers=self.numbers | other.numbers,
            hidden=self.hidden | other.hidden,
            codes=self.codes | other.codes,
            homes=self.homes | other.homes,
            is_masked=self.is_masked or other.is_masked,
        )


NOTHING_PRIVATE = Private()


class OfAFile:
    """What all rows of a file say together: a text of one may name somebody of another."""

    def __init__(
        self,
        every: Iterable[Private] = (),
        reached: Iterable[str] = (),
        places: Iterable[str] = (),
    ) -> None:
        """`reached` and `places` are how to ask and streets that the list itself publishes."""
        rows, shown = list(every), "\n".join(reached)
        self.people = People({one for row in rows for one in row.people})
        self.called = [plain(row.called) for row in rows]
        self.addresses = frozenset(one for row in rows for one in row.addresses)
        self.addresses -= {*addresses_in(shown)}
        self.numbers = frozenset(one for row in rows for one in row.numbers)
        self.numbers -= {*numbers_in(shown)}
        self.of_people: frozenset[str] = frozenset()
        """E-mail addresses that a row shows to be a person's: so they are in all of them."""
        self.of_groups: frozenset[str] = frozenset()
        """E-mail addresses that are a group's by what one row is called: so they are in all."""
        self.public: frozenset[str] = frozenset()
        """E-mail addresses of which somebody here has said that they are for the public."""
        self.homes = frozenset(one for row in rows for one in row.homes)
        hidden = {*with_a_number({one for row in rows for one in row.hidden})}
        self.hidden = Hidden(without_those_of(hidden, places) if hidden else ())

    def is_called(self, words: str) -> bool:
        """Whether groups have these words in their names: several words, or one that many have."""
        found = f" {plain(words)} "
        least = 1 if " " in words.strip() else _MANY
        return found in self._names and self._names.count(found) >= least

    @cached_property
    def _names(self) -> str:
        """What the groups are called, each with lines around it."""
        return "\n".join(f" {one} " for one in dict.fromkeys(self.called))


_MANY = 3
"""So many groups of a file have the name of a town."""
NOBODY_ELSE = OfAFile()


@dataclass(frozen=True)
class KeptBack:
    """What belongs in no text of one listing: `private` by its own row, and what its file says."""

    private: Private = NOTHING_PRIVATE
    file: OfAFile = field(default=NOBODY_ELSE, compare=False)

    @cached_property
    def people(self) -> People:
        """The people of the listing."""
        return People(self.private.people, self.private.called)

    @cached_property
    def hidden(self) -> Hidden:
        """The address that is masked."""
        return Hidden(self.private.hidden)

    def hiding(self, parts: Iterable[str]) -> KeptBack:
        """The same where the address of a place is masked, too."""
        hidden = self.private.hidden | frozenset(parts)
        return replace(self, private=self.private._replace(hidden=hidden, is_masked=True))

    def names_somebody(self, text: str) -> bool:
        """Whether a text names one of them, by the whole name or by title and surname."""
        keys = keys_in(text)
        some = [one for one in (self.people, self.file.people) if one.may_be_in(keys)]
        return bool(some) and any(one.whole_name_in(read) for read in [Read(text)] for one in some)

    def is_at_somebodys(self, text: str) -> bool:
        """Whether a text names one of them, or the home of one: `Tea at Jean's house`."""
        if self.names_somebody(text):
            return True
        return self.people.may_be_in(keys_in(text)) and self.people.home_in(Read(text))

    def is_trading_name(self, text: str) -> bool:
        """Whether a name has somebody's in it, and what they do: `Gita Bose Yoga`."""
        if is_titled(text) or re.search(r"[,()/:]|\bc/o\b", text, re.IGNORECASE):
            return False
        read = Read(text)
        if self.people.home_in(read) or is_at_a_home(text):
            return False
        own = {key for one in self.private.people for part in parts_of(one) for key in part}
        return any(word.is_capital and word.key not in own for word in read.words)

    def mentions_somebody(self, text: str) -> bool:
        """The same, by a first name alone too, by an address or by a number."""
        if self.is_at_somebodys(text) or self._reaches_somebody(text):
            return True
        return self.people.may_be_in(keys_in(text)) and self.people.first_name_in(Read(text))

    def _reaches_somebody(self, text: str) -> bool:
        if any(map(self.is_somebodys_address, addresses_written(text))):
            return True
        if "/" in text and has_a_profile(text, self.private.called, self.private.where):
            return True
        sites = _OWN_SITE.findall(text.casefold()) if self.file.of_people else ()
        if any(one == of.partition("@")[0] for one in sites for of in self.file.of_people):
            return True
        private = self.file.numbers
        return bool(private) and not private.isdisjoint(numbers_in(text))

    def is_called(self, words: str) -> bool:
        """Whether a group of the list is called by these words, or by the first of them."""
        return self.own_words.issuperset(keys_in(words)) or self.file.is_called(words)

    def is_own_name(self, words: str) -> bool:
        """Whether the listing, or who runs it, is called by these words."""
        return bool(words) and f" {plain(words)} " in f" {plain(self.private.called)} "

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of what the listing and who runs it are called."""
        return keys_in(self.private.called)

    def is_somebodys(self, place: str) -> bool:
        """Whether a place is one of theirs, or somebody's home."""
        return is_at_a_home(place) or self._is_theirs(place)

    def _is_theirs(self, place: str) -> bool:
        if self.names_somebody(place):
            return True
        return self.people.may_be_in(keys_in(place)) and self.people.is_somebodys(place)

    def is_a_home(self, place: Mapping[str, str]) -> bool:
        """Whether a place with its address is one of theirs, or somebody's home."""
        is_out = self._is_theirs if shop_in(place) else self.is_somebodys
        return self.is_a_known_home(place) or any(
            is_out(place[one]) for one in ("venue", "street") if one in place
        )

    def is_a_known_home(self, place: Mapping[str, str]) -> bool:
        """Whether a place has the address of what another row says is a home."""
        postcode = place.get("postcode", "")
        homes = self.private.homes | self.file.homes
        return bool(homes) and any(
            address_key(place.get(name, ""), postcode) in homes for name in ("street", "venue")
        )

    def shows_address(self, text: str) -> bool:
        """Whether a text has an address that is masked, or a link to where that is."""
        if self.hidden.shows(text) or self.file.hidden.shows(text):
            return True
        return self.private.is_masked and points_to_a_place(text)

    def is_somebodys_address(self, address: str) -> bool:
        """Whether an e-mail address is that of a person."""
        low, private = address.casefold(), self.private
        if low in self.file.public:
            return False
        if low in self.file.addresses | self.file.of_people:
            return True
        return low not in self.file.of_groups and is_somebodys(
            address, private.people, private.called, private.where
        )

    def left_over_in(self, text: str) -> frozenset[str]:
        """The e-mail addresses in a text that are taken for a person's, and that nobody named."""
        private, file = self.private, self.file
        return frozenset(
            low
            for one in addresses_written(text)
            if (low := one.casefold()) not in file.addresses
            and self.is_somebodys_address(one)
            and not is_certainly_personal(one, private.people, private.called)
        )

    def is_kept_back(self, text: str) -> bool:
        """Whether a text has something that is not for the public."""
        return (
            self.mentions_somebody(text)
            or self.shows_address(text)
            or any(map(self.lets_in, text.split("\n")))
        )

    def lets_in(self, line: str) -> bool:
        """Whether a line says how to get into a meeting, or through a door."""
        return lets_in(line) or any(code in line for code in self.private.codes)


_OWN_SITE = re.compile(
    r"(?<![\w.-])([\w-]{4,})\.(?:blogspot|business|godaddysites|tumblr|webs|weebly|wixsite|wordpress)\."
)
"""The name of a site at a host that gives one to everybody: it may be the name of an address."""


def who_is(organisation: str, emails: Iterable[str]) -> frozenset[str]:
    """The person whom an organisation is called after, with one of these own addresses.

    That is a person at a free provider with that name in the address.
    """
    named = person(organisation) if is_named(organisation) else ""
    for email in emails:
        local, _, host = email.casefold().partition("@")
        letters = "".join(filter(str.isalpha, local))
        is_theirs = " " in named and all(one in letters for one in named.casefold().split())
        if is_theirs and FREE_MAIL.fullmatch(host):
            return frozenset({named})
    return frozenset()


def named_in(addresses: Iterable[str]) -> frozenset[str]:
    """The people that e-mail addresses are called after."""
    return frozenset(named for one in addresses if (named := person_of(one)))
