"""Words that let people into an online meeting, and words that are like them."""

import pytest

from activity_directory.importers.kept_back import MEETING


@pytest.mark.parametrize(
    "line",
    [
        "+442034815237,,81234567890#,,,,*445566#",
        "Or dial: (GB) +44 20 3956 1234 PIN: 123456789#",
        "https://tel.meet/abc-defg-hij?pin=123456789",
        "The password is tea123.",
        "Access code: 445566",
        "Webex 2345 678 9012",
        "Then pwd: tea123",
    ],
)
def test_a_way_into_a_meeting_is_known(line):
    assert MEETING.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ring 020 7946 0123, then come in.",
        "Call 020 7946 0123, 020 7946 0124.",
        "A course about password managers.",
        "Bring a pin cushion.",
    ],
)
def test_other_words_stay(line):
    assert not MEETING.search(line)
