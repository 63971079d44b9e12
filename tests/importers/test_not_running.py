"""What the words of a listing say of itself: only what is certain keeps it from running."""

from datetime import date

import pytest
from tests.rows import TODAY

from activity_directory.importers.not_running import says_that_it_is_full, words_that_it_is_off

ON = date.fromisoformat(TODAY)
NOTICES = {
    "Closed until further notice": "Closed until further notice",
    "Closed": "Closed",
    "CLOSED - please see our website.": "CLOSED",
    "We are sorry to say that this service has been suspended.": "suspended",
    "Please note: we are currently closed, but hope to be back.": "currently closed",
    "Closed until 5 January 2027.": "Closed until 5 January 2027",
    "Sessions are cancelled until further notice.": "cancelled until further notice",
    "CANCELLED until further notice - Ruth unwell": "CANCELLED until further notice",
    "Tea for all. Paused over winter, restarts 3 March 2027.": "Paused over winter",
    "Paused for summer": "Paused for summer",
    "We are closed, and restart in March 2027.": "closed",
    "Closed over Christmas": "",
    "Closed over Christmas, back 4 January 2027": "Closed over Christmas",
    "Paused over winter, restarted 3 March 2026.": "",
    "Closed on bank holidays": "",
    "We are closed on 25 December.": "",
    "Closed in August": "",
    "Closed until 10am on Mondays": "",
    "Closed until March 2021": "",
    "Our hall is closed to cars.": "",
}
DESCRIPTIONS = {
    "This group is now closed. We met on Mondays.": "now closed",
    "No longer running": "No longer running",
    "Temporarily suspended until September. Tea for all.": "Temporarily suspended until September",
    "Tea for all. We are no longer meeting.": "no longer meeting",
    "Tea for all.\n\nThe lunch club has ended.": "ended",
    "**Tea and Talk is now closed due to the illness of Jean Okafor.**": "now closed",
    "The knitting group has sadly had to close.": "sadly had to close",
    "This service is no longer available.": "no longer available",
    "We’ve now closed permanently.": "now closed permanently",
    "We regret that this group has closed due to lack of funding.": "closed",
    "The service ended on 31 March 2025.": "ended on 31 March 2025",
    "The service closed in 2023.": "closed in 2023",
    "This group isn’t running at the moment.": "not running at the moment",
    "We are taking a break until January. Tea for all.": "taking a break until January",
    "We are taking a break at three. Tea for all.": "",
    "We are closed on 25 December 2026.": "",
    "The group will have ended in 2027.": "",
    "This group has stopped meeting in person.": "",
    "We no longer meet on Mondays.": "",
    "Applications are now closed.": "",
    "This is a closed group. Doors close at four.": "",
    "This meeting is closed.": "",
    "This group is closed to new members.": "",
    "Tea for all. Closed on bank holidays.": "",
    "Monday 10 to 12\nSunday\nClosed": "",
    "We meet by the closed shop. It is now open. Tea for all.": "",
    "Tea for all. The group is now closed. Tea for nobody.": "",
    "We are not open on Mondays.": "",
    "The session is finished with a cup of tea.": "",
    "This course is not available to children.": "",
    "The car park is closed.": "",
}
NAMES = {
    "Tea and Talk (CLOSED)": "CLOSED",
    "Tea and Talk - cancelled": "cancelled",
    "Tea and Talk CLOSED": "CLOSED",
    "Tea and Talk [temporarily suspended]": "temporarily suspended",
    "Tea and Talk (on hold until spring 2027)": "on hold until spring 2027",
    "CLOSED: Tea and Talk": "CLOSED",
    "Tea and Talk (closed group)": "",
    "Anonymous meeting (closed)": "",
    "Closed doors theatre": "",
    "The Shop That Closed": "",
}


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (place, text, said)
        for place, texts in (("notice", NOTICES), ("description", DESCRIPTIONS), ("name", NAMES))
        for text, said in texts.items()
    ],
)
def test_only_what_is_certainly_said_of_the_listing_counts(place, text, said):
    given = {"name": "Tea and Talk", "description": "", "notice": "", place: text}
    assert words_that_it_is_off(**given, today=ON) == said


FULL = [
    ("Brownies (FULL)", "", "full"),
    ("Tea", "Tea. This class is currently full.", "full"),
    ("Tea", "Sorry, we are currently fully booked.", "full"),
    ("Trip", "Waiting list only.", "waiting-list"),
    ("Tea", "There is a waiting list.", "waiting-list"),
    ("Full Circle", "Full English and a chat. We are full of ideas.", ""),
    ("Tea", "If the class is full, ask. The class is full on Mondays. No spaces on Monday.", ""),
]


@pytest.mark.parametrize(("name", "description", "status"), FULL)
def test_only_what_is_certainly_full_is_full(name, description, status):
    found = says_that_it_is_full(name, description, "")
    assert (found.status if found else "") == status
