"""What is foretold of files put into the content is what `check` finds once they are there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from activity_directory.catalogue.folders import EXCEPTIONS
from activity_directory.cli.content import only_checked, to_add_to
from activity_directory.rules import checked_content

TODAY = date(2026, 11, 23)
SMALL = Path(__file__).resolve().parent.parent / "small_content"
SLUGS = ("boat-trips", "tea-and-talk", "cuppa", "sing", "sing-2", "walk")
ENTRY = """---
name: {name}
summary: A friendly hour.
{was}organisation: wharf-friends
needs: [loneliness]
format: in-person
venue: boat-house
when:
  - every: week
    days: [{day}]
    from: {start}
{limits}cost: free
joining: [drop-in]
contact:
  phone: 029 2018 0103
status: {status}
checked: {{date: {checked}, by: Pennybridge Council, level: visited}}
---

{words}
"""
named = st.sampled_from(SLUGS)
entries = st.builds(
    ENTRY.format,
    name=st.sampled_from(["Sing", "Sing", "Sing along", "Walk", "<b>Walk</b>"]),
    was=st.just("") | named.map("was: [{}]\n".format),
    day=st.sampled_from(["Monday", "Monday", "Friday", "Freitag"]),
    start=st.sampled_from(["10:00", "02:00"]),
    limits=st.sampled_from(["", "    term_time: only\n"]),
    status=st.sampled_from(["running", "running", "{closed: 2026-07-31, because: Over.}"])
    | named.map("{{paused: 2026-11-01, back: 2026-11-20, try_instead: [{}]}}".format),
    checked=st.sampled_from(["2026-11-01", "2025-01-01", "2027-01-01"]),
    words=named.map("We meet. [More](/activities/{}/)".format) | st.just("We meet."),
)
files = st.dictionaries(named.map("activities/{}.md".format), entries, max_size=4)
exceptions = st.lists(
    st.tuples(
        st.sampled_from(
            ["review-overdue", "likely-duplicate", "night-time", "pause-has-ended", "no-such-rule"]
        ),
        named,
    ),
    max_size=4,
).map(
    lambda pairs: (
        "# Warnings that may stay\n"
        + "".join(
            f"- {{rule: {rule}, file: activities/{slug}.md, reason: Rang., until: 2027-01-31}}\n"
            for rule, slug in pairs
        )
    )
)


def written(content: Path, texts: dict[str, str], exceptions: str) -> None:
    for file, text in texts.items():
        (content / file).write_text(text, encoding="utf-8")
    (content / EXCEPTIONS).write_text(exceptions, encoding="utf-8")


@given(there=files, more=files, before=exceptions, after=exceptions)
@settings(max_examples=60)
def test_the_content_with_files_is_what_a_check_of_the_folder_finds(
    tmp_path_factory, there, more, before, after
):
    content = tmp_path_factory.mktemp("put") / "content"
    shutil.copytree(SMALL, content)
    written(content, there, before)
    then = to_add_to(content, TODAY)
    files = [checked_content.check_file(then, file, text) for file, text in more.items()]
    foretold = checked_content.with_files(then, files, after)
    written(content, more, after)
    assert foretold.problems == only_checked(content, TODAY).problems
    now = to_add_to(content, TODAY)
    assert foretold.problems == now.problems
    assert foretold.catalogue.names == now.catalogue.names
    assert foretold.catalogue.files == now.catalogue.files
    assert foretold.loaded.files == now.loaded.files
    assert [activity.slug for activity in foretold.catalogue.activities] == [
        activity.slug for activity in now.catalogue.activities
    ]


@given(there=files, more=files, before=exceptions)
@settings(max_examples=60)
def test_every_new_problem_is_told_of_a_file_that_brings_it(tmp_path_factory, there, more, before):
    content = tmp_path_factory.mktemp("tried") / "content"
    shutil.copytree(SMALL, content)
    written(content, there, before)
    then = to_add_to(content, TODAY)
    files = [checked_content.check_file(then, file, text) for file, text in more.items()]
    trial = checked_content.content_with(then, files)
    known = {(one.path, one.rule, one.written) for one in then.problems}
    problems = {one for of_file in trial.problems.values() for one in of_file} | set(
        trial.elsewhere
    )
    for problem in trial.after.problems:
        new = (problem.path, problem.rule, problem.written) not in known
        assert not new or problem in problems or problem.twin in problems, problem
    # Of several that are alike each is told beside the first: when that goes, beside another.
    assert {one.rule for one in trial.elsewhere} <= {"school-terms-run-out", "likely-duplicate"}
    # An exception that nothing needs since is taken out with the same change.
    assert not [one for one in trial.elsewhere if one.rule == "unneeded-exception"]
    if more:
        stale = [one for one in trial.after.problems if one.rule == "unneeded-exception"]
        assert len(stale) <= len([one for one in then.problems if one.rule == "unneeded-exception"])
