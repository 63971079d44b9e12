"""A listing as the form of a page saves it."""

import json

ANSWERS = {
    "name": "Stretch: the basics",
    "summary": "Gentle stretching for everybody",
    "organisation": "highfield neighbours",
    "description": "We stretch, slowly.",
    "needs": "loneliness",
    "how_often": "week",
    "times": "Monday 10:30 to 11:30\nFriday 2pm to 3pm",
    "format": "in-person",
    "venue": "Northgate Library",
    "price": "per_session",
    "amount": "3.50",
    "joining": "drop-in",
    "phone": "01632 960110",
    "your_role": "the group itself",
    "your_name": "Ada Lovelace",
    "your_email": "ada@home.example.org",
}


def saved(answers=ANSWERS, request="add", **around):
    return json.dumps(
        {"format": "connected-listing/1", "request": request, "answers": answers, **around}
    )
