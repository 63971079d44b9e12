"""What a submission loses, and the sentences that tell its sender why."""

from __future__ import annotations

from collections.abc import Iterator

from activity_directory.importers import names
from activity_directory.intake.answers import Fault

WRITE_ROLES = "Entries name roles, not people: `the class leader`, `reception`."
A_PERSONS_ADDRESS = "an address of a person is left out"
A_HOME = "it is somebody's home, or named after a person of this list, so people have to ask"
PERSON = "what names a person of this list is left out"
A_ROLE = "only a role stays: what may be a person's name is left out"
A_MOBILE = "a mobile number is left out with a sentence that names somebody, as it may be their own"
IF_OURS = "If it is the group's, write it under Phone in the list."
OWN_NAME = "this is what the listing or its group is called, so it is left out"
OF_A_BUSINESS = (
    "its address has the name of a person of this list, and stays, as it may be that of their "
    "business; look whether it is"
)
MAY_BE_AT_HOME = (
    "the list names a person with this number, and nothing says that it is an office's; look "
    "whether it is somebody's at home"
)
THEIR_MOBILE = (
    "the list names a person with this mobile number; look whether it is the group's, or whether "
    "they let it be published"
)
SEVERAL_OF_THEM = (
    "the list names a person with these numbers, and nothing says that they are an office's; look "
    "whether they are somebody's own, as all of them are in the listing"
)
OF_SOMEBODY = (MAY_BE_AT_HOME, THEIR_MOBILE, SEVERAL_OF_THEM)
"""What is said of numbers that may be somebody's own."""
HOME_OF_CLERGY = (
    "this may be where somebody lives, as well as an office; look whether they let it be published"
)
MAY_BE_A_HOME = (
    "this is a house in a street, and no building is named; look whether it is somebody's home, as "
    "that of a club's secretary is"
)
TO_LOOK_AT = (*OF_SOMEBODY, OF_A_BUSINESS, HOME_OF_CLERGY, MAY_BE_A_HOME)
"""What is said of answers that stay, and that somebody has to look at."""
A_PERSON_RUNS_IT = "it is a person, so the name of the listing is in its place"
ANYBODY = "what seems to name a person is left out"
NOTE = "a note that is not for the public is left out"
BANK = "the details of a bank account are left out"
KEEPS = "its list says that the address is not for the public, so nothing says where it is"
A_REFUGE = (
    "it seems to be a refuge or a safe house, so nothing says where it is; where this is a public "
    "office, the entry can say so"
)
WAS_WITHHELD = "the list now gives an address that was withheld, so it stays out"
MASKED = "what says where it is is left out, as the address is masked"
WAY_IN = (
    "how to get into an online meeting or a chat, or through a door, is left out, since anybody "
    "could read it"
)


class Remarks:
    """What is taken out of one submission, by its question, with why."""

    def __init__(self) -> None:
        self.lost: dict[str, set[str]] = {}
        self.faults: list[Fault] = []
        self.looked_at: list[Fault] = []
        self.sentences: dict[str, list[str]] = {}
        """By its question, what is said of each sentence that loses a name, without it."""
        self.name = ""
        """What the listing is called."""

    def remarks(self) -> Iterator[Fault]:
        yield from self.looked_at
        for name, why in self.lost.items():
            if name == "organisation" and why == {A_PERSON_RUNS_IT} and not self.name:
                continue  # whoever gives the listing a name has said who runs it
            hint = WRITE_ROLES if {PERSON, A_ROLE} & why else ""
            yield Fault(name, f"{names.label_of(name)}: {' and '.join(sorted(why))}", hint)
            for message in dict.fromkeys(self.sentences.get(name, ())):
                yield Fault(name, f"{names.label_of(name)}: {message}", "")

    def _note(self, asked: str, why: str) -> None:
        self.lost.setdefault(asked, set()).add(why)
