"""The command line: arguments, one call, an exit code. The only reader of today's date."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from zoneinfo import ZoneInfo

from activity_directory import reporting, rules
from activity_directory.catalogue import Catalogue, Loaded, load
from activity_directory.harmless import visible
from activity_directory.model.civic_calendar import Nation
from activity_directory.problems import errors_in, in_order, of_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from activity_directory.changes import Account
    from activity_directory.listing import Listing
    from activity_directory.outside import Outside
    from activity_directory.problems import Problem

DONE, FAULTS, WRONG_CALL, TOOL_FAILED = 0, 1, 2, 3
"""Exit codes: all well, errors in the content, a wrong call, a tool that failed."""

PROJECT = Path(__file__).resolve().parents[2]
LONG_WORK = 200
"""Files or pages from which on a progress bar is worth the space."""


class WrongCall(Exception):
    """The command can't be carried out as it was given. The message says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    _speak_utf8()
    arguments = _parser().parse_args(sys.argv[1:] if argv is None else list(argv))
    try:
        return int(arguments.run(arguments))
    except WrongCall as wrong:
        print(f"publish.py {arguments.command}: {wrong}", file=sys.stderr)
        return WRONG_CALL
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _speak_utf8() -> None:
    """Names and prices can be printed even where the terminal's own encoding is an old one."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="publish.py",
        description="Check the entries of an activity directory, and publish them as a website.",
        epilog="`publish.py COMMAND --help` says more about each command.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _check_command(commands)
    _changes_command(commands)
    _preview_command(commands)
    _build_command(commands)
    _serve_command(commands)
    _freshness_command(commands)
    _coverage_command(commands)
    _links_command(commands)
    _upkeep_command(commands)
    _new_command(commands)
    _issue_commands(commands)
    _import_command(commands)
    _tidy_command(commands)
    _explain_command(commands)
    _init_command(commands)
    _upgrade_command(commands)
    commands.add_parser(
        "test",
        help="run every test of the software",
        description="Set up the test tools, find a browser and run every test. "
        "Words after it go to pytest.",
    ).set_defaults(run=_test)
    return parser


def _content_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content",
        type=Path,
        metavar="DIR",
        default=None,
        help="the folder of entries (usually: content)",
    )
    parser.add_argument(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        help="work as if it were this day (usually: today, or the day pinned in site.yml)",
    )


def _check_command(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = commands.add_parser(
        "check",
        help="look for mistakes in the entries",
        description="Read every entry and say what is wrong, where, and how to mend it.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        type=Path,
        help="report only these files or folders (all are read)",
    )
    _content_options(parser)
    parser.add_argument(
        "--format",
        choices=get_args(reporting.Format),
        default="github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
        help="text for people, github for a pull request, json for programs, "
        "markdown for a summary",
    )
    parser.add_argument(
        "--base",
        metavar="REF",
        help="ask git which addresses were there at this branch or commit, such as main, "
        "and say which would stop answering",
    )
    parser.add_argument(
        "--published",
        type=_address,
        metavar="URL",
        help="ask the site that is published there the same",
    )
    parser.set_defaults(run=_check)


def _changes_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "changes",
        help="say in plain English what changed in the entries",
        description="Compare the entries with how they stood at another commit, and say what "
        "changed for the people who read them. Needs git.",
    )
    _content_options(parser)
    parser.add_argument(
        "--base",
        metavar="REF",
        required=True,
        help="the commit to compare with, such as HEAD^1 or main",
    )
    parser.add_argument(
        "--format",
        choices=get_args(reporting.SummaryFormat),
        default="text",
        help="text for people, markdown for a pull request",
    )
    parser.set_defaults(run=_changes)


def _preview_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "preview",
        help="show entries as they will look, in one file to send or to open",
        description="Make one HTML file with the page and the card of some entries. "
        "Those with mistakes are shown with what is wrong.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        type=Path,
        help="the files to show",
    )
    _content_options(parser)
    parser.add_argument(
        "--base",
        metavar="REF",
        help="show what changed since this commit, such as HEAD^1 or main",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE.html", required=True, help="the file to write"
    )
    parser.set_defaults(run=_preview)


def _build_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "build",
        help="make the website",
        description="Check the entries, then make every page, card and the search index. "
        "The old website is replaced only when the new one is complete.",
    )
    _content_options(parser)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        default=None,
        help="where to put the website (usually: output)",
    )
    parser.add_argument(
        "--base-url",
        type=_address,
        metavar="URL",
        default=None,
        help="where it will be published (usually: the address in site.yml)",
    )
    parser.set_defaults(run=_build)


def _serve_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "serve",
        help="see the website on this computer while you write",
        description="Build the website and show it at an address on this computer. "
        "It is built again whenever an entry changes. Ctrl+C stops it.",
    )
    _content_options(parser)
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="N",
        help="the number in the address (usually: 8000, or the next that is free)",
    )
    parser.set_defaults(run=_serve)


def _freshness_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "freshness",
        help="see which listings need to be checked again, the oldest first",
        description="List what nobody has checked lately, the oldest first, and whom to ask.",
    )
    _content_options(parser)
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "csv", "json", "mail"),
        default="text",
        help="text for people, markdown for an issue, csv for a spreadsheet, json for programs, "
        "mail for a mail merge to the groups",
    )
    parser.set_defaults(run=_freshness)


def _coverage_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "coverage",
        help="see what is missing: needs, areas and times with nothing on",
        description="Show which needs, areas and times of the week have no activity, "
        "what is ending soon, and what rests on one group alone.",
    )
    _content_options(parser)
    parser.add_argument(
        "--format",
        choices=("text", "csv"),
        default="text",
        help="text for people, csv for a spreadsheet",
    )
    parser.set_defaults(run=_coverage)


def _links_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "links",
        help="see the links that lead outside, and which lead nowhere any more",
        description="List every link to another site with the places where it stands.",
    )
    _content_options(parser)
    parser.add_argument(
        "--follow",
        action="store_true",
        help="follow them, and list those that lead nowhere (needs the test tools)",
    )
    parser.set_defaults(run=_links)


def _upkeep_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "upkeep",
        help="see all that wants looking after, as the weekly issue says it",
        description="Write what wants a check, what is missing and which links lead nowhere, "
        "as the text of one issue.",
    )
    _content_options(parser)
    parser.add_argument(
        "--follow-links",
        action="store_true",
        help="follow the links that lead outside too (needs the test tools)",
    )
    on_the_forge = parser.add_mutually_exclusive_group()
    on_the_forge.add_argument(
        "--post",
        action="store_true",
        help="in a workflow: put the text given as input into the one pinned issue",
    )
    on_the_forge.add_argument(
        "--stay-awake",
        nargs="+",
        metavar="WORKFLOW",
        help="in a workflow: keep the forge from switching these timers off",
    )
    parser.set_defaults(run=_upkeep)


def _new_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "new",
        help="write a new activity by answering a few questions",
        description="Ask for the least an activity needs, in words, and write its file.",
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="what the activity is called")
    _content_options(parser)
    parser.set_defaults(run=_new)


def _issue_commands(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "read-issue",
        help="for a workflow: read an issue that was written with a form",
        description="Read the issue of a forge's event, check the entry that comes of it, and "
        "write what `answer-issue` needs. Needs no rights. An issue that is closed, or has no "
        "label of a form, is left alone: then nothing is written.",
    )
    parser.add_argument("event", metavar="EVENT", type=Path, help="the event, as JSON")
    parser.add_argument(
        "--output", metavar="FILE", type=Path, required=True, help="where to write the result"
    )
    _content_options(parser)
    parser.set_defaults(run=_read_issue)
    parser = commands.add_parser(
        "answer-issue",
        help="for a workflow: propose the entry of an issue, and answer the issue",
        description="Take the result of `read-issue`, check it once more, and ask the forge for "
        "one branch, one pull request and one comment. Needs GITHUB_TOKEN, GITHUB_REPOSITORY and "
        "GITHUB_SHA.",
    )
    parser.add_argument("result", metavar="RESULT", type=Path, help="what `read-issue` wrote")
    parser.add_argument(
        "--issue", metavar="N", type=int, required=True, help="the number of the issue"
    )
    _content_options(parser)
    parser.set_defaults(run=_answer_issue)
    commands.add_parser(
        "issue-labels",
        help="for a workflow: make the labels of the issue forms",
        description="Make the labels that the issue forms give, where the forge has them not. "
        "Needs GITHUB_TOKEN and GITHUB_REPOSITORY.",
    ).set_defaults(run=_issue_labels)


def _import_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "import",
        help="take in listings that were sent: a form's file, an e-mail, a spreadsheet",
        description="Read listings from the web form's saved file, a pasted e-mail, an endpoint's "
        "JSON, a form service's CSV or a spreadsheet, and write those that pass every check as "
        "entries. What people told us of themselves is kept apart, outside git.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the file; - for what is pasted")
    _content_options(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; say what would be written"
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="let a new listing take the place of one with the same name",
    )
    parser.add_argument(
        "--drop-names",
        action="store_true",
        help="do not keep what people told us of themselves, not even outside git",
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="write an empty spreadsheet to fill in: its name ends in .xlsx or .csv",
    )
    parser.set_defaults(run=_import)


def _tidy_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "tidy",
        help="mend what can be mended without knowing the activity",
        description="Mend spellings of fields and terms, times, dates, prices and telephone "
        "numbers, and quotation marks that are missing. No word and no note is lost.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        type=Path,
        help="mend only these files or folders (usually: all of them)",
    )
    _content_options(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="change nothing; say which files would change, and exit 1 if any would",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="change nothing; print the changes as a patch that git apply takes",
    )
    parser.add_argument(
        "--format",
        choices=get_args(reporting.SummaryFormat),
        default="text",
        help="of the patch: text alone, or markdown for a pull request",
    )
    parser.set_defaults(run=_tidy)


def _explain_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "explain",
        help="say more about a mistake",
        description="Print the page of a rule: the word in [brackets] at the end of a problem.",
    )
    parser.add_argument("rule", metavar="RULE", help="such as unknown-term")
    parser.set_defaults(run=_explain)


def _init_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "init",
        help="begin another community's directory, in a folder of its own",
        description="Make a repository for another community: the software, the lists of words, "
        "one annotated example, and a page of what to press on the forge. What is not given is "
        "asked for.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or an empty one")
    for option, metavar, about in (
        ("--name", "NAME", "what the portal is called, such as 'Connected Kingsfield'"),
        ("--place", "PLACE", "the place it serves, such as Kingsfield"),
        ("--contact-email", "E-MAIL", "a shared address that somebody reads"),
        ("--contact-phone", "PHONE", "a number that somebody answers"),
        ("--address", "URL", "where it will be published, if that is known"),
        ("--repository", "URL", "where the entries will be kept, if that is known"),
        ("--owner", "@TEAM", "who must agree to a change (usually: the repository's owner)"),
    ):
        parser.add_argument(option, metavar=metavar, default="", help=about)
    parser.add_argument(
        "--nation",
        choices=get_args(Nation),
        default="England",
        help="whose bank holidays count (usually: England)",
    )
    parser.add_argument(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the day on which the example was checked (usually: today)",
    )
    parser.set_defaults(run=_init)


def _upgrade_command(commands: Any) -> None:  # noqa: ANN401 - as above
    parser = commands.add_parser(
        "upgrade",
        help="put this version of the software into a community's directory",
        description="Replace the software's files in a repository that  init  began. Its content "
        "is never touched, and nothing is done where somebody changed one of the software's files.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the community's repository")
    parser.add_argument(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        help="check its entries as if it were this day (usually: today)",
    )
    parser.set_defaults(run=_upgrade)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"expected a date such as 2026-11-23, found '{text}'"
        raise argparse.ArgumentTypeError(message) from None


def _address(text: str) -> str:
    scheme, found, rest = text.partition("://")
    if not found or scheme not in {"http", "https"} or not rest.strip("/") or " " in text:
        message = f"expected an address such as https://www.example.org/, found '{text}'"
        raise argparse.ArgumentTypeError(message)
    return text if text.endswith("/") else f"{text}/"


@dataclass(frozen=True)
class Checked:
    """A content folder after reading and every rule."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    files: int
    today: date

    @property
    def sound(self) -> bool:
        """Whether a site can be built from it."""
        return self.catalogue is not None and errors_in(self.problems) == 0


def checked(content: Path | None, today: date | None) -> Checked:
    """Read the folder and apply every rule. Raises WrongCall where there is no such folder."""
    folder = _folder(content)
    with _progress("Reading the entries") as progress:
        loaded = load(folder, shown_as=_as_typed(folder), progress=progress)
    catalogue = loaded.catalogue
    day = today or (catalogue.site.today if catalogue else None) or _now().date()
    found = [
        *loaded.problems,
        *(rules.broken(catalogue, day, loaded.problems) if catalogue else ()),
    ]
    return Checked(catalogue, in_order(found), loaded.files, day)


def _now() -> datetime:
    return datetime.now(ZoneInfo("Europe/London"))


def _as_typed(folder: Path) -> str:
    """The folder as people name it: from where they stand, when it is below."""
    with contextlib.suppress(ValueError):
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    return folder.as_posix()


def _check(arguments: argparse.Namespace) -> int:
    outcome = checked(arguments.content, arguments.today)
    lost, compared = _lost(arguments, outcome.today)
    problems = _within(in_order([*outcome.problems, *lost]), arguments.paths)
    sys.stdout.write(reporting.FORMATS[arguments.format](problems, outcome.files, compared))
    asked = arguments.base is not None or arguments.published is not None
    if not asked and arguments.format in {"text", "github"}:
        print(reporting.NOT_LOOKED, file=sys.stderr)
    return FAULTS if errors_in(problems) else DONE


def _lost(arguments: argparse.Namespace, today: date) -> tuple[list[Problem], list[str]]:
    """What would stop answering, and with what was compared. Raises WrongCall."""
    if arguments.base is None and arguments.published is None:
        return [], []
    from activity_directory import history, lasting

    folder = _folder(arguments.content)
    now = history.on_disk(folder)
    found: list[Problem] = []
    compared = []
    try:
        if arguments.base is not None:
            before = history.at_commit(folder, arguments.base, os.environ)
            lost = lasting.lost(lasting.answers(before), now, before)
            compared.append(f"at {arguments.base}")
            found += lasting.problems(lost, _as_typed(folder), compared[-1], today)
        if arguments.published is not None:
            published = history.on_the_web(arguments.published)
            if published is None:
                print(
                    f"Nothing of ours is published at {arguments.published} yet.", file=sys.stderr
                )
            else:
                lost = lasting.lost(published, now)
                compared.append(f"at {arguments.published}")
                found += lasting.problems(lost, _as_typed(folder), compared[-1], today)
    except history.CannotLook as reason:
        raise WrongCall(str(reason)) from reason
    return found, compared


def _within(problems: tuple[Problem, ...], paths: Sequence[Path]) -> tuple[Problem, ...]:
    if not paths:
        return problems
    folders = _there(paths)

    def wanted(path: str) -> bool:
        return any(Path(path).resolve().is_relative_to(folder) for folder in folders)

    return tuple(told for problem in problems if (told := of_file(problem, wanted)) is not None)


def _changes(arguments: argparse.Namespace) -> int:
    account = _account(arguments)
    sys.stdout.write(reporting.CHANGES_FORMATS[arguments.format](account))
    return DONE


def _preview(arguments: argparse.Namespace) -> int:
    from activity_directory.portal import preview

    if not arguments.paths and not arguments.base:
        message = "name the files to show, or give --base REF to show what changed since"
        raise WrongCall(message)
    outcome = checked(arguments.content, arguments.today)
    _there(arguments.paths)
    wanted = [preview.Wanted(_as_typed(path)) for path in arguments.paths]
    if arguments.base:
        account = _account(arguments)
        wanted += [preview.Wanted(one.path, one) for one in account.changes if one.what != "gone"]
        wanted += [preview.Wanted(one.path) for one in account.untold]
    shown = preview.preview(
        outcome.catalogue, outcome.problems, wanted, outcome.today, PROJECT / "theme"
    )
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    _put(arguments.output, shown.encode())
    print(f"{_as_typed(arguments.output)} written")
    return DONE


def _account(arguments: argparse.Namespace) -> Account:
    """What changed since the commit that the command was given. Raises WrongCall."""
    from activity_directory import changes, history

    folder = _folder(arguments.content)
    shown = _as_typed(folder)
    try:
        with history.content_at(folder, arguments.base, os.environ) as old:
            before = changes.Version(load(old, shown_as=shown), old)
            after = changes.Version(load(folder, shown_as=shown), folder)
            today = arguments.today or _now().date()
            return changes.account_of(before, after, shown, today)
    except history.CannotLook as reason:
        raise WrongCall(str(reason)) from reason


def _build(arguments: argparse.Namespace) -> int:
    outcome = checked(arguments.content, arguments.today)
    if outcome.problems:
        sys.stderr.write(reporting.as_text(outcome.problems, outcome.files))
    if outcome.catalogue is None or not outcome.sound:
        print("The website was not built. Mend the errors above first.", file=sys.stderr)
        return FAULTS
    base = arguments.base_url or outcome.catalogue.site.address
    if not base:
        message = (
            "no address is known. Give --base-url https://www.example.org/ "
            "or write  address:  in content/site.yml"
        )
        raise WrongCall(message)
    output = arguments.output or PROJECT / "output"
    return _publish(outcome, base, arguments.content or PROJECT / "content", output)


def _publish(outcome: Checked, base: str, content: Path, output: Path) -> int:
    from activity_directory.portal import build  # `check` never imports Pelican

    if outcome.catalogue is None:
        return FAULTS
    order = build.Order(
        outcome.catalogue,
        outcome.today,
        base,
        content.resolve(),
        output.resolve(),
        PROJECT / "pelicanconf.py",
    )
    try:
        with _progress("Making the pages") as progress:
            pages = build.build(order, progress=progress)
    except build.NotOurs as error:
        raise WrongCall(str(error)) from error
    except build.BuildFailed as error:
        print(f"publish.py build: {error}", file=sys.stderr)
        print("The website was not replaced: the last good one stands.", file=sys.stderr)
        return TOOL_FAILED
    print(f"{pages:,} pages as of {outcome.today} in {_as_typed(output)}")
    return DONE


def _serve(arguments: argparse.Namespace) -> int:
    from activity_directory.portal import serve

    content = _folder(arguments.content).resolve()
    return serve.serve(
        check=lambda: checked(content, arguments.today),
        content=content,
        project=PROJECT,
        port=arguments.port,
        say=print,
    )


def _listed(arguments: argparse.Namespace) -> tuple[Catalogue, date, tuple[Listing, ...]]:
    """The catalogue, its date, and every activity as it stands on it."""
    from activity_directory.listing import calendar_of, listings_on

    outcome = checked(arguments.content, arguments.today)
    if outcome.catalogue is None:
        message = "content/site.yml has to be mended first: see  publish.py check"
        raise WrongCall(message)
    errors = errors_in(outcome.problems)
    if errors:
        print(
            f"There are {errors} errors in the entries, so some may be missing here: "
            "see  publish.py check",
            file=sys.stderr,
        )
    calendar = calendar_of(outcome.catalogue.site, outcome.today)
    return outcome.catalogue, outcome.today, listings_on(outcome.catalogue, outcome.today, calendar)


def _freshness(arguments: argparse.Namespace) -> int:
    from activity_directory import freshness

    catalogue, today, listings = _listed(arguments)
    found = freshness.report(listings, catalogue.site, catalogue.site.address, today)
    formats = {**freshness.FORMATS, "mail": freshness.mail_merge}
    sys.stdout.write(formats[arguments.format](found))
    return DONE


def _coverage(arguments: argparse.Namespace) -> int:
    from activity_directory import coverage

    catalogue, today, listings = _listed(arguments)
    found = coverage.coverage_of(catalogue, listings, today)
    shown = coverage.as_spreadsheet if arguments.format == "csv" else coverage.as_text
    sys.stdout.write(shown(found))
    return DONE


def _links(arguments: argparse.Namespace) -> int:
    from activity_directory import outside

    catalogue, _, _ = _listed(arguments)
    if not arguments.follow:
        for link in _outside(arguments, catalogue):
            print(link.address, *link.places, sep="\n    ")
        return DONE
    try:
        found = outside.followed(_outside(arguments, catalogue), Path(sys.executable).parent)
    except outside.CannotFollow as reason:
        raise WrongCall(str(reason)) from reason
    for dead in found.dead:
        print(f"{dead.link.address}: {dead.why}", *dead.link.places, sep="\n    ")
    print(f"{found.links} links followed, {len(found.dead)} of them to nowhere.")
    return DONE


def _outside(arguments: argparse.Namespace, catalogue: Catalogue) -> tuple[Outside, ...]:
    from activity_directory import outside

    folder = _folder(arguments.content)
    return outside.links_in(folder, _as_typed(folder), catalogue.site.address)


def _upkeep(arguments: argparse.Namespace) -> int:
    if arguments.post or arguments.stay_awake:
        return _upkeep_on_the_forge(arguments)
    from activity_directory import coverage, freshness, outside, upkeep

    catalogue, today, listings = _listed(arguments)
    followed: outside.Followed | str = "They were not followed this time."
    if arguments.follow_links:
        try:
            links = _outside(arguments, catalogue)
            followed = outside.followed(links, Path(sys.executable).parent)
        except outside.CannotFollow as reason:
            followed = str(reason)
    found = freshness.report(listings, catalogue.site, catalogue.site.address, today)
    gaps = coverage.coverage_of(catalogue, listings, today)
    sys.stdout.write(upkeep.report(found, gaps, followed))
    return DONE


def _upkeep_on_the_forge(arguments: argparse.Namespace) -> int:
    from activity_directory import upkeep
    from activity_directory.forge import ForgeFailed, forge_of

    try:
        forge = forge_of(os.environ)
        if arguments.post:
            text = upkeep.bounded(sys.stdin.read().strip() + "\n")
            if not text.startswith(upkeep.MARK):
                message = "what  upkeep  wrote was expected as input, and something else came"
                raise WrongCall(message)
            done = upkeep.post(forge, text)
        else:
            today = arguments.today or _now().date()
            done = upkeep.stay_awake(forge, arguments.stay_awake, today)
        for sentence in done:
            print(sentence)
    except ForgeFailed as failed:
        print(f"publish.py upkeep: {failed}", file=sys.stderr)
        return TOOL_FAILED
    return DONE


def _new(arguments: argparse.Namespace) -> int:
    from activity_directory.intake.new_entry import new_entry

    content = arguments.content or PROJECT / "content"
    outcome = checked(arguments.content, arguments.today)
    if outcome.catalogue is None:
        message = "content/site.yml has to be mended first: see  publish.py check"
        raise WrongCall(message)
    today = arguments.today or outcome.today
    try:
        entry = new_entry(outcome.catalogue, today, " ".join(arguments.name), input, print)
    except EOFError:
        print("\nStopped before the last question. Nothing was written.", file=sys.stderr)
        return FAULTS
    file = content / entry.file
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as written:
            written.write(entry.text)
    except FileExistsError:
        message = f"there is a file {_as_typed(file)} already"
        raise WrongCall(message) from None
    print(f"\nWritten: {_as_typed(file)}")
    again = checked(arguments.content, arguments.today)
    problems = _within(again.problems, [file])
    sys.stdout.write(reporting.FORMATS["text"](problems, 1, ()))
    return FAULTS if errors_in(problems) else DONE


def _read_issue(arguments: argparse.Namespace) -> int:
    from activity_directory.intake import checked_issue

    content, loaded, today = _opened(arguments)
    try:
        event = json.loads(arguments.event.read_bytes())
    except (OSError, ValueError) as error:
        message = f"the event can't be read: {error}"
        raise WrongCall(message) from None
    arguments.output.unlink(missing_ok=True)
    try:
        found = checked_issue.read(event, content, loaded, today)
    except checked_issue.LeftAlone as why:
        print(f"The issue was left alone: {why}.")
        return DONE
    _put(arguments.output, checked_issue.as_json(found).encode())
    faults = len(found.faults)
    print(f"The issue was read. {f'To be mended: {faults}.' if faults else 'Its entry is sound.'}")
    return DONE


def _answer_issue(arguments: argparse.Namespace) -> int:
    from activity_directory.forge import ForgeFailed, forge_of
    from activity_directory.intake import checked_issue, issue_reply

    content, _, today = _opened(arguments)
    try:
        checked = checked_issue.from_json(arguments.result.read_bytes(), arguments.issue)
        before = checked_issue.checked_again(checked, content, today)
        where = issue_reply.Checkout.of(os.environ)
        print(issue_reply.reply(forge_of(os.environ), checked, before, where))
    except (OSError, checked_issue.NotChecked) as wrong:
        message = f"the result can't be taken: {wrong}"
        raise WrongCall(message) from None
    except checked_issue.LeftAlone as why:
        print(f"The issue was left alone: {why}.")
    except ForgeFailed as failed:
        print(f"publish.py answer-issue: {failed}", file=sys.stderr)
        return TOOL_FAILED
    return DONE


def _issue_labels(_arguments: argparse.Namespace) -> int:
    from activity_directory.forge import ForgeFailed, forge_of
    from activity_directory.intake import issue_reply

    try:
        made = issue_reply.make_labels(forge_of(os.environ))
    except ForgeFailed as failed:
        print(f"publish.py issue-labels: {failed}", file=sys.stderr)
        return TOOL_FAILED
    print(f"Made: {', '.join(made)}." if made else "Every label was there.")
    return DONE


def _opened(arguments: argparse.Namespace) -> tuple[Path, Loaded, date]:
    """The content folder, what was read there, and the day to work on. Raises WrongCall."""
    content = _folder(arguments.content)
    loaded = load(content)
    if loaded.catalogue is None:
        message = "content/site.yml has to be mended first: see  publish.py check"
        raise WrongCall(message)
    return content, loaded, arguments.today or loaded.catalogue.site.today or _now().date()


def _import(arguments: argparse.Namespace) -> int:
    from activity_directory.importers import acceptance, account, reading, submitters
    from activity_directory.importers.sent import Unreadable

    if (arguments.file is None) == (arguments.template is None):
        message = "give one file to read, or - for what you paste, or --template FILE"
        raise WrongCall(message)
    folder = _folder(arguments.content)
    loaded = load(folder)
    if loaded.catalogue is None:
        message = "content/site.yml has to be mended first: see  publish.py check"
        raise WrongCall(message)
    today = arguments.today or loaded.catalogue.site.today or _now().date()
    if arguments.template is not None:
        return _write_template(
            arguments.template, loaded.catalogue, today, replace=arguments.replace
        )
    name = "what was pasted" if arguments.file == "-" else Path(arguments.file).name
    try:
        incoming = reading.incoming(_sent_in(arguments.file, reading.MOST_BYTES))
    except Unreadable as unreadable:
        message = visible(f"{name} can't be read: {unreadable}")
        raise WrongCall(message) from unreadable
    place = acceptance.Place(folder, loaded.catalogue, loaded.shelves, today, arguments.replace)
    every = acceptance.accepted(incoming.every, place)
    lines = [f"{name}: warning: {remark}" for remark in incoming.remarks]
    for line in (*lines, *account.told(name, every)):
        print(visible(line))
    sound = [one for one in every if one.sound]
    files = [folder / one.understood.file for one in sound]
    if not arguments.check:
        for one, file in zip(sound, files, strict=True):
            file.parent.mkdir(exist_ok=True)
            _put(file, one.understood.text.encode())
    after = None if arguments.check else checked(folder, today)
    now = after.catalogue if after is not None else None
    for one, file in zip(sound, files, strict=True):
        print(visible(account.done(one, _as_typed(file), check=arguments.check)))
        for line in account.changes(one, loaded.catalogue, now, today):
            print(visible(f"    {line}"))
    private = submitters.told(sound, today)
    if private and not (arguments.check or arguments.drop_names):
        kept = submitters.keep(private, folder.resolve().parent)
        print(f"What people told us of themselves is in {_as_typed(kept)}, outside git.")
    print(account.outcome(len(sound), len(every) - len(sound), check=arguments.check))
    found = _within(after.problems, files) if files and after is not None else ()
    if files and after is not None:
        sys.stdout.write(reporting.as_text(found, len(files)))
    return FAULTS if len(sound) < len(every) or errors_in(found) else DONE


def _sent_in(file: str, most: int) -> bytes:
    """What a file holds, or what is pasted: no more of it than can be read. Raises WrongCall."""
    if file == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        message = f"{file} can't be opened: {error.strerror}"
        raise WrongCall(message) from None


def _write_template(file: Path, catalogue: Catalogue, today: date, *, replace: bool) -> int:
    from activity_directory.importers import template

    if file.suffix.casefold() not in {".xlsx", ".csv"}:
        message = f"the name of the spreadsheet ends in .xlsx or .csv, found '{file.name}'"
        raise WrongCall(message)
    if file.exists() and not replace:
        message = f"there is a file {_as_typed(file)} already. Add  --replace  to write over it"
        raise WrongCall(message)
    if file.suffix.casefold() == ".csv":
        _put(file, template.as_csv(catalogue).encode())
    else:
        _put(file, template.as_xlsx(catalogue, today))
    print(f"Written: {_as_typed(file)}")
    return DONE


def _tidy(arguments: argparse.Namespace) -> int:
    content = _folder(arguments.content)
    mended = list(_mended(content, _there(arguments.paths)))
    if arguments.diff:
        patch = "".join(reporting.patch(_as_typed(one), *texts) for one, *texts in mended)
        as_markdown = arguments.format == "markdown"
        sys.stdout.write(
            reporting.repairs_as_markdown(patch, len(mended)) if as_markdown else patch
        )
        return DONE
    for file, _before, after in mended:
        print(f"{'Would mend' if arguments.check else 'Mended'} {_as_typed(file)}")
        if not arguments.check:
            _put(file, after.encode())
    if not mended:
        print("Everything is tidy.")
    return FAULTS if mended and arguments.check else DONE


def _mended(content: Path, wanted: Sequence[Path]) -> Iterator[tuple[Path, str, str]]:
    """Each file that can be mended by rule: as it is, and as it would be."""
    from activity_directory.catalogue import MAKERS
    from activity_directory.schema import tidy

    shelves = load(content).shelves
    for folder, make in MAKERS.items():
        for file in sorted((content / folder).glob("*")):
            outside = wanted and not any(file.resolve().is_relative_to(path) for path in wanted)
            if outside or file.suffix not in {".md", ".yml"} or file.name == "README.md":
                continue
            try:
                before = file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue  # `check` says which letter it is; only its writer knows what it was
            after = tidy.tidied(before, make, shelves, with_body=file.suffix == ".md")
            if after != before:
                yield file, before, after


def _put(file: Path, text: bytes) -> None:
    """Replace a file whole: what stops half-way leaves the old one."""
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_bytes(text)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _folder(content: Path | None) -> Path:
    """The content folder that a command was given, or the usual one. Raises WrongCall."""
    folder = content or PROJECT / "content"
    if not folder.is_dir():
        message = f"there is no folder {folder}"
        raise WrongCall(message)
    return folder


def _there(paths: Sequence[Path]) -> list[Path]:
    """Files and folders by their whole paths. Raises WrongCall where one is not there."""
    for path in paths:
        if not path.exists():
            message = f"there is no file or folder {path}"
            raise WrongCall(message)
    return [path.resolve() for path in paths]


def _explain(arguments: argparse.Namespace) -> int:
    from activity_directory.rules import manual

    page = manual.page(arguments.rule)
    if page is None:
        close = manual.meant(arguments.rule)
        hint = f" Did you mean '{close}'?" if close else " They are listed in docs/rules.md."
        message = f"there is no rule called '{arguments.rule}'.{hint}"
        raise WrongCall(message)
    sys.stdout.write(page)
    return DONE


def _init(arguments: argparse.Namespace) -> int:
    from activity_directory import software

    folder: Path = arguments.folder
    if folder.is_dir() and any(one.name != ".git" for one in folder.iterdir()):
        message = f"{folder} holds files already. Name a new folder"
        raise WrongCall(message)
    community = software.Community(
        name=_given(arguments.name, "--name", "What is the portal called?"),
        place=_given(arguments.place, "--place", "Which place does it serve?"),
        email=arguments.contact_email
        or (
            ""
            if arguments.contact_phone
            else _given("", "--contact-email", "Which shared e-mail address can people write to?")
        ),
        phone=arguments.contact_phone,
        address=_address(arguments.address) if arguments.address else "",
        repository=arguments.repository,
        nation=arguments.nation,
        owner=arguments.owner or _owner_of(arguments.repository),
    )
    today = arguments.today or _now().date()
    try:
        files = software.files_for(PROJECT, community, today)
    except software.Refused as error:
        raise WrongCall(str(error)) from error
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        software.write(Path(beside), files)
        outcome = checked(Path(beside) / "content", today)
        if not outcome.sound:
            sys.stderr.write(reporting.as_text(outcome.problems, outcome.files))
            print("Nothing was written. Give these facts in another way.", file=sys.stderr)
            return FAULTS
        folder.mkdir(exist_ok=True)
        for made in sorted(Path(beside).iterdir()):
            made.rename(folder / made.name)
    print(f"{community.name} begins in {_as_typed(folder)}. Now read SET-UP.md there.")
    return DONE


def _given(value: str, option: str, question: str) -> str:
    """What was given, or what a person answers. Raises WrongCall where nobody can be asked."""
    if not value and sys.stdin.isatty():
        value = input(f"{question} ").strip()
    if not value:
        message = f"give {option}: {question[:1].lower()}{question[1:]}"
        raise WrongCall(message)
    return value


def _owner_of(repository: str) -> str:
    """Whoever the forge's address names first: "@larkwell" of https://github.com/larkwell/x."""
    parts = repository.partition("://")[2].split("/")
    return f"@{parts[1]}" if len(parts) > 2 else ""


def _upgrade(arguments: argparse.Namespace) -> int:
    from activity_directory import software

    folder: Path = arguments.folder
    try:
        done = software.upgrade(PROJECT, folder)
    except software.Refused as error:
        raise WrongCall(str(error)) from error
    print(
        f"{_as_typed(folder)}: version {done.before} is now {done.after}. "
        f"{done.written} files replaced, {done.removed} removed."
    )
    outcome = checked(folder / "content", arguments.today)
    sys.stdout.write(reporting.as_text(outcome.problems, outcome.files))
    return FAULTS if errors_in(outcome.problems) else DONE


def _test(_arguments: argparse.Namespace) -> int:
    message = "start it as  python3 publish.py test : it sets up the test tools first"
    raise WrongCall(message)


@contextlib.contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on long work where a person watches; nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Drawn from here and not by a thread: while one runs, there is no second process.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=None, visible=False)

        def show(done: int, every: int) -> None:
            if every >= LONG_WORK and done * 100 // every > bar.tasks[task].percentage:
                bar.update(task, completed=done, total=every, visible=True, refresh=True)

        yield show


if __name__ == "__main__":
    sys.exit(main())
