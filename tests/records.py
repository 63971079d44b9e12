"""Records for tests of what is worked out from them: an ordinary activity, and what differs."""

from datetime import date, time

from activity_directory.listing.listing import Listing
from activity_directory.model.activity import Activity, Checked
from activity_directory.model.civic_calendar import CivicCalendar
from activity_directory.model.contact import Contact
from activity_directory.model.cost import Cost
from activity_directory.model.joining import Joining
from activity_directory.model.organisation import Organisation
from activity_directory.model.place import Venue
from activity_directory.model.schedule import Hours, Weekly
from activity_directory.model.site import Site
from activity_directory.model.status import Running
from activity_directory.source.places import Places
from activity_directory.vocabulary import Term

TODAY = date(2026, 11, 23)
BASE = "https://pennybridge.example.org/"
NOWHERE = Places("content/activities/made-up.md")
TUE = 1
MORNING = Hours(time(10), time(12))


def day(text):
    return date.fromisoformat(text)


def days(*texts):
    return tuple(map(day, texts))


def term(term_id, label="", **more):
    return Term(term_id, label or term_id.replace("-", " ").capitalize(), "", **more)


BOROUGH = term("pennybridge")
WHARF = term("wharf", parent="pennybridge")
HILL = term("hill", parent="pennybridge")
HALL = Venue("Wharf Hall", "wharf-hall", WHARF, "2 Quay Street", "LW2 4AB")
BARN = Venue("Hill Barn", "hill-barn", HILL, "1 Top Lane", "LW4 3FG")
COMPANY, MONEY = term("loneliness"), term("debt")
IN_PERSON, BY_PHONE = term("in-person"), term("phone")
FRIENDS = Organisation("Wharf Friends", "wharf-friends", email="friends@wharf.example.org")
SITE = Site("Connected Pennybridge", "Pennybridge", Contact(), NOWHERE, address=BASE)


def activity(slug="tea-and-talk", **changes):
    facts = {
        "name": slug.replace("-", " ").capitalize(),
        "summary": "Tea, cake and talk.",
        "organisation": FRIENDS,
        "formats": (IN_PERSON,),
        "when": (Weekly((TUE,), MORNING),),
        "costs": (Cost("free"),),
        "joining": Joining((term("drop-in", card_line="You do not need to book."),)),
        "contact": Contact(phone="+441632960110", ask_for="the tea team"),
        "status": Running(),
        "checked": Checked(day("2026-11-02"), "Wharf Friends", term("visited")),
        "places_in_file": NOWHERE,
        "categories": (term("social"),),
        "needs": (COMPANY,),
        "venues": (HALL,),
    }
    return Activity(slug, **(facts | changes))


def checked(text):
    return Checked(day(text), "Wharf Friends", term("visited"))


def listing(one=None, *, today=TODAY, calendar=None, **changes):
    """A listing that is running and fresh, whatever its entry says, unless told otherwise."""
    one = one or activity()
    facts = {
        "status": one.status,
        "current_status": "running",
        "freshness": "fresh",
        "starts": None,
        "ends": None,
    }
    return Listing(one, today, calendar or CivicCalendar(), **(facts | changes))
