"""Every sentence for people is a message, and every message is said with its parameters."""

import ast
import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from activity_directory import messages
from activity_directory.portal.jinja import ENVIRONMENT
from activity_directory.wording.dates import full_date, time_words
from activity_directory.wording.phrases import without_capital

PACKAGE = Path(messages.__file__).resolve().parent.parent
THEME = PACKAGE.parent.parent / "theme"
TEMPLATES = THEME / "templates"
ENGLISH = messages.language_of(messages.FIRST).messages
LANGUAGES = sorted(path.parent.name for path in messages.FOLDER.glob("*/language.toml"))
PYTHON = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != messages.FOLDER)
PAGES = sorted(TEMPLATES.rglob("*.html"))
SCRIPTS = sorted([*(THEME / "scripts").rglob("*.js"), *(TEMPLATES / "components").rglob("*.js")])
JINJA = Environment(**{**ENVIRONMENT, "autoescape": True})

Said = tuple[str, str, frozenset[str]]
"""Where a message is said, its name, and its parameters."""


def said_in_python(path: Path) -> Iterator[Said]:
    """Every message that is said by its name in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "messages.text":
            given = frozenset(str(keyword.arg) for keyword in node.keywords)
            for name in names_in(node.args[0]):
                yield f"{path.name}:{node.lineno}", name, given


def names_in(name: ast.expr) -> Iterator[str]:
    """The messages that an argument can name: itself, either of two, or every one of a family."""
    match name:
        case ast.Constant(value=str(value)):
            yield value
        case ast.IfExp(body=body, orelse=orelse):
            yield from names_in(body)
            yield from names_in(orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue(), *end]):
            rest = end[0].value if end and isinstance(end[0], ast.Constant) else ""
            pattern = re.compile(rf"{re.escape(start)}[a-z0-9-]+{re.escape(str(rest))}")
            yield from filter(pattern.fullmatch, ENGLISH)


def said_in_template(path: Path) -> Iterator[Said]:
    """Every message that is said by its name in a template."""
    for node in JINJA.parse(path.read_text(encoding="utf-8")).find_all(nodes.Filter):
        if node.name == "message":
            given = frozenset(kwarg.key for kwarg in node.kwargs)
            chosen = node.node
            either = (
                (chosen.expr1, chosen.expr2) if isinstance(chosen, nodes.CondExpr) else (chosen,)
            )
            for name in either:
                if isinstance(name, nodes.Const):
                    yield f"{path.name}:{node.lineno}", name.value, given


SAID_IN_A_SCRIPT = re.compile(r'\bmessage\(\s*"([^"]*)"')


def said_in_script(path: Path) -> Iterator[str]:
    """Every message that a script says. That it is there, joining the scripts tells."""
    yield from SAID_IN_A_SCRIPT.findall(path.read_text(encoding="utf-8"))


SAID = [
    *(one for path in PYTHON for one in said_in_python(path)),
    *(one for path in PAGES for one in said_in_template(path)),
]


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said[0]} {said[1]}")
def test_a_message_is_there_and_is_given_its_parameters(said: Said):
    _, name, given = said
    assert name in ENGLISH
    message = ENGLISH[name]
    assert given - {"count"} == message.parameters - {"count"}
    assert ("count" in given) == (message.has_plurals or "count" in message.parameters)


def constants() -> Iterator[str]:
    """Every text of the code, and of templates: a message may be named first and said later."""
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in PAGES:
        for const in JINJA.parse(path.read_text(encoding="utf-8")).find_all(nodes.Const):
            yield str(const.value)
    for path in SCRIPTS:
        yield from said_in_script(path)


def test_every_message_is_said_somewhere():
    said = set(constants())
    of_several = tuple(one for one in said if re.fullmatch(r"[a-z-]+\.([a-z-]+-)?", one))
    unsaid = {one for one in ENGLISH if one not in said and not one.startswith(of_several)}
    assert sorted(unsaid - {messages.ORDINAL}) == []


def test_messages_of_which_one_is_chosen_have_the_same_parameters():
    for start in {one for one in constants() if re.fullmatch(r"[a-z-]+\.([a-z-]+-)?", one)}:
        family = {
            name: message.parameters for name, message in ENGLISH.items() if name.startswith(start)
        }
        assert len(set(family.values())) <= 1, family


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_says_the_same_with_its_own_plurals(tag: str):
    language = messages.language_of(tag)
    assert set(language.messages) == set(ENGLISH)
    for name, message in language.messages.items():
        assert message.parameters <= ENGLISH[name].parameters | {"count"}, name
        plurals = language.ordinals if name == messages.ORDINAL else language.plurals
        assert set(message.forms) <= {*plurals.forms, "other"}, name
        assert "other" in message.forms, name
    for plurals in (language.plurals, language.ordinals):
        assert {plurals.form_of(number) for number in range(300)} <= set(plurals.forms)


def texts_of(path: Path) -> Iterator[str]:
    """The words that stand in a template itself: in its elements, in attributes, in expressions."""
    raw = ""
    for _, token, value in JINJA.lex(path.read_text(encoding="utf-8")):
        if token == "data":
            raw += value
        elif token in {"variable_begin", "block_begin"}:
            raw += "\0"
        elif token == "string":
            yield value[1:-1]
    yield from re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', raw)
    raw = re.sub(r"<[^<>]*>", "\n", re.sub(r"<(path|svg|meta)[^>]*>", "", raw))
    yield from raw.split("\n")


SENTENCE = re.compile(r"[A-Za-z]{2,}[,.]? [A-Za-z]|^\W*[A-Z][a-z]+\W*$|\b\d+ [a-z]")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_template_holds_no_sentence(path: Path):
    found = [one.strip() for one in texts_of(path) if SENTENCE.search(one.strip("\0 "))]
    drawings = re.compile(r"^[MmLlHhVvCcSsQqTtAaZz\d\s.,-]+$")
    classes = re.compile(r"^[a-z0-9_ -]+$")
    assert [one for one in found if not drawings.match(one) and not classes.match(one)] == []


PUBLIC = sorted(
    path
    for pattern in (
        *("wording/*.py", "cards/*.py", "feeds/*.py", "search/*.py", "urls/edit_links.py"),
        *("portal/pages/*.py", "portal/viewing/*.py", "portal/views/*.py"),
        *(f"portal/{name}.py" for name in ("agenda", "edition", "frame", "later_days", "lists")),
    )
    for path in PACKAGE.glob(pattern)
)
"""The modules of which pages, cards and calendars are made."""
NO_SENTENCES = {
    "wording/schedules.py": {"no session", "bank holiday"},  # values of the time engine
    "cards/__init__.py": {"Alternative", "Card", "Cards", "Refusal", "Size"},
    "cards/measure.py": {"Ja", "Mn"},
    "feeds/calendar.py": {"PRODID:-//Connected//Activity directory//"},
    # What the formats call things.
    "feeds/changes.py": {
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang=',
        '<link rel="self" href="',
        '<link rel="alternate" href="',
        '<category term="',
    },
    "feeds/schema_org.py": {
        *("Event", "Service", "Schedule", "Place", "Offer", "Organization"),
    },
    "feeds/fhir.py": {"Bundle", "Location", "Organization"},
    "feeds/whole.py": {"Feature", "Point"},
    "search/pagefind.py": {"It said nothing."},
    # The title that a listing gets at a forge; the places that the script of the find page fills.
    "urls/edit_links.py": {"Still right: "},
    "portal/views/find.py": {
        *("Checked", "Cost", "Highlight", "How to join", "Name", "Status", "Summary"),
        *("When", "Where"),
    },
    "portal/pages/embed.py": {  # a line of HTML
        '<iframe src="',
        "width:100%;max-width:40rem;border:1px solid #857668;border-radius:8px",
    },
    "portal/pages/forms.py": {"2 weeks", "day of the month"},  # answers to questions
}
"""Texts that look like words for people, and are none."""


PIECE = re.compile(r"^ [A-Za-z]{2,}|[A-Za-z]{2,} $")
"""A part of a sentence that is glued: " and ", "Ask for "."""


def texts_in_code(path: Path) -> Iterator[str]:
    """The texts of a module but documentation, faults of the code, types and patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    others: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Subscript():
                others |= set(ast.walk(node))
            case ast.Assign(targets=[ast.Name("message")]):
                others |= set(ast.walk(node))
            case (
                ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation)
            ):
                others |= set(ast.walk(annotation))
            case (
                ast.Call(func=ast.Attribute(value=ast.Name("re")))
                | ast.Call(func=ast.Name("cast" | "TypeVar"))
            ):
                others |= set(ast.walk(node))
            case _:
                pass
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in others:
            yield node.value


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_of_the_public_site_holds_no_sentence(path: Path):
    known = NO_SENTENCES.get(path.relative_to(PACKAGE).as_posix(), set())
    texts = set(texts_in_code(path))
    assert {text for text in texts if SENTENCE.search(text) or PIECE.search(text)} == known


TEXT_OF_A_SCRIPT = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
NOT_FOR_PEOPLE = re.compile(
    r"/\*.*?\*/|^\s*//[^\n]*|^import [^\n]*"  # comments and imports
    r"|new Error\([^)]*|className: (?:`[^`]*`|\"[^\"\n]*\")"  # faults, classes, selectors
    r"|(?:[eE]lements?|closest|matches|querySelector(?:All)?)\([^\n\"`]*(?:\"[^\"\n]*\"|`[^`\n]*`)",
    re.MULTILINE | re.DOTALL,
)
NAMES_IN_SCRIPTS = {
    "Escape",
    "Pause",
    "day of the month",
    "connected serve: place",
    "a, button, input, select, summary, textarea, [tabindex]",
    "1em Atkinson Hyperlegible Next",
}
"""Keys of a keyboard; how often something comes round, as intake/questions.py has it; what `serve`
keeps by name in a browser, what can have the focus, and the font."""
READS_ENGLISH = THEME / "templates/components/danger-help/inflections.js"
"""It says nothing: it knows how English words are written, as danger.yml does."""


@pytest.mark.parametrize(
    "path",
    [path for path in SCRIPTS if path != READS_ENGLISH],
    ids=lambda path: path.relative_to(THEME).as_posix(),
)
def test_a_script_holds_no_sentence(path: Path):
    code = NOT_FOR_PEOPLE.sub("", path.read_text(encoding="utf-8"))
    texts = (double or template for double, template in TEXT_OF_A_SCRIPT.findall(code))
    without_values = (re.sub(r"\$\{[^}]*\}", "\0", text).strip("\0 ") for text in texts)
    assert {text for text in without_values if SENTENCE.search(text)} <= NAMES_IN_SCRIPTS


def test_numbers_are_written_as_the_language_writes_them():
    assert messages.text("lists.count", count=1) == "1 activity"
    assert messages.text("lists.count", count=1200) == "1,200 activities"


def test_what_is_not_known_is_a_mistake_in_the_code():
    with pytest.raises(KeyError):
        messages.text("lists.no-such-message")
    with pytest.raises(KeyError):
        messages.text("lists.count")


OTHER_LANGUAGE = """
locale = "cy"
plurals = ["one", "two", "other"]
plural = "n==1 ? 0 : n==2 ? 1 : 2"
ordinals = ["one", "other"]
ordinal = "n != 1"
thousands = " "
clock = 24
capitals = true
"""


@pytest.fixture
def welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language with other plurals and another clock, which has just a few messages."""
    files = {
        "language": OTHER_LANGUAGE,
        "lists": 'page = "Tudalen"\n[count]\none = "{count} un"\ntwo = "dau"\nother = "{count}"\n',
        "dates": 'pm-minutes = "{hour}:{minutes}"\nfull = "{year} {month} {day}"\n',
        "numbers": '[ordinal]\none = "{count}af"\nother = "{count}fed"\n',
    }
    (tmp_path / "cy").mkdir()
    for name, text in files.items():
        (tmp_path / "cy" / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / messages.FIRST).symlink_to(messages.FOLDER / messages.FIRST)
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    messages.language_of.cache_clear()
    with messages.speaking("cy-GB"):
        yield
    messages.language_of.cache_clear()


@pytest.mark.usefixtures("welsh")
def test_another_language_has_its_own_plurals_numbers_and_clock():
    counts = [messages.text("lists.count", count=count) for count in (1, 2, 3, 1200)]
    assert counts == ["1 un", "dau", "3", "1 200"]
    assert [messages.ordinal(1), messages.ordinal(2)] == ["1af", "2fed"]
    assert time_words(time(14, 30)) == "14:30"
    assert full_date(date(2026, 11, 2)) == "2026 November 2"
    assert without_capital("Montag") == "Montag"


@pytest.mark.usefixtures("welsh")
def test_what_a_language_lacks_is_said_in_english():
    assert messages.text("lists.page") == "Tudalen"
    assert messages.text("lists.pages") == "Pages"


@pytest.mark.parametrize(
    ("tag", "folder"), [("en-GB", "en"), ("en", "en"), ("cy", "en"), ("", "en")]
)
def test_a_tag_leads_to_its_language_or_to_the_first(tag: str, folder: str):
    assert messages.known(tag) == folder
