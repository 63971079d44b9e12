"""The bars on long work: how many of how many, where a person watches."""

import re
import sys

from activity_directory.cli.progress import LONG_WORK, bars


def shown(capsys, monkeypatch, *, watched, every):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: watched)
    with bars("Making the booklets", "Making the pages") as (booklets, pages):
        booklets(every // 2, every)
        pages(1, 2)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", capsys.readouterr().err)


def test_each_long_piece_of_work_has_a_line_that_says_how_many_of_how_many(capsys, monkeypatch):
    text = shown(capsys, monkeypatch, watched=True, every=2 * LONG_WORK)
    assert re.search(r"Making the booklets .* 50% .* 200/400", text)
    assert "Making the pages" not in text


def test_nothing_is_shown_of_short_work_or_where_nobody_watches(capsys, monkeypatch):
    assert shown(capsys, monkeypatch, watched=True, every=LONG_WORK // 2).strip() == ""
    assert shown(capsys, monkeypatch, watched=False, every=2 * LONG_WORK) == ""
