"""The look: components, their examples, the stylesheet and what was vendored for it."""

import ast
import dataclasses
import hashlib
import importlib.util
import re
import shutil
from html.parser import HTMLParser
from itertools import chain, product
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import jinja2
import pytest
import yaml
from tests.gallery.gallery import (
    COMPONENTS,
    THEME,
    Example,
    component_names,
    environment,
    examples,
    gallery_page,
    given_to,
    page_view,
    rendered,
    site_view,
    written_examples,
)
from tools import components as contracts

from activity_directory.catalogue.loading import load
from activity_directory.portal.stylesheet import (
    hashed_name,
    sources_apart,
    static_files,
    stylesheet,
    stylesheet_sources,
    stylesheets_apart,
    with_addresses,
    without_comments,
)
from activity_directory.portal.viewing.viewer import drawing_of
from activity_directory.portal.views.common import Fact
from activity_directory.schema.drawings import DRAWINGS
from activity_directory.vocabulary import Term

ROOT = THEME.parent
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
EVERY_EXAMPLE = [example for name in component_names() for example in examples(name)]
HOSTILE = '"\'><b onclick="x()">&amp;'
HUES = ("coral", "violet", "leaf", "rose", "honey", "teal")


def example_name(example: Example) -> str:
    return f"{example.component}: {example.name}"


class Tags(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def jinja() -> jinja2.Environment:
    return environment()


@pytest.fixture(scope="module")
def css() -> str:
    apart = (file.content.decode() for file in stylesheets_apart(THEME).values())
    return "".join((stylesheet(THEME).content.decode(), *apart))


# Components and their examples


@pytest.mark.parametrize(
    "folder", sorted(path for path in COMPONENTS.iterdir() if path.is_dir()), ids=lambda p: p.name
)
def test_a_component_is_a_macro_a_style_and_examples(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".js") == [
        "examples.yml",
        "macro.html",
        "style.css",
    ]


@pytest.mark.parametrize("component", component_names())
def test_a_component_has_examples_with_names_and_one_from_right_to_left(component: str) -> None:
    written = written_examples(component)
    names = [example["name"] for example in written["examples"]]
    assert len(names) == len(set(names)) >= 2
    assert any(example.get("dir") == "rtl" for example in written["examples"])


@pytest.mark.parametrize("component", component_names())
def test_a_signature_is_that_of_its_macro(jinja: jinja2.Environment, component: str) -> None:
    contract = contracts.component(component)
    assert contract.about.endswith(".")
    macros = macros_of(jinja, component)
    assert contract.macros
    for macro in contract.macros:
        node = macros[macro.name]
        required = len(node.args) - len(node.defaults)
        defaults = [None] * required + [part.as_const() for part in node.defaults]
        names = [part.name for part in node.args]
        block = [parameter.name for parameter in macro.parameters if parameter.name == "caller"]
        assert bool(block) is ("caller" in names_read_by(node)), macro.name
        assert [
            (parameter.name, parameter.default and ast.literal_eval(parameter.default))
            for parameter in macro.parameters
            if parameter.name != "caller"
        ] == list(zip(names, defaults, strict=True))


def macros_of(jinja: jinja2.Environment, component: str) -> dict[str, jinja2.nodes.Macro]:
    text = (COMPONENTS / component / "macro.html").read_text(encoding="utf-8")
    return {macro.name: macro for macro in jinja.parse(text).find_all(jinja2.nodes.Macro)}


def names_read_by(node: jinja2.nodes.Node) -> set[str]:
    return {name.name for name in node.find_all(jinja2.nodes.Name)}


def test_what_a_default_is_fits_its_type() -> None:
    wrong = [
        fault
        for component in contracts.components()
        for macro in component.macros
        for parameter in macro.parameters
        if parameter.default is not None
        for fault in contracts.faults(
            ast.literal_eval(parameter.default), parameter.type, f"{macro.name}: {parameter.name}"
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_calls_only_macros_with_a_signature(
    jinja: jinja2.Environment, template: Path
) -> None:
    tree = jinja.parse(template.read_text(encoding="utf-8"))
    for source in tree.find_all(jinja2.nodes.FromImport):
        component = source.template.value.split("/")[1]
        known = {macro.name for macro in contracts.component(component).macros}
        names = {name[0] if isinstance(name, tuple) else name for name in source.names}
        assert names <= known, component


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({}, "link_button needs text"),
        ({"text": "Go"}, "link_button needs href"),
        ({"text": "Go", "href": "#", "colour": "red"}, "link_button takes no colour"),
        ({"text": "Go", "href": "#", "kind": "loud"}, 'kind: \'loud\' is not "" "quiet"'),
        ({"text": 5, "href": "#"}, "text: 5 is not text"),
        ({"text": "", "href": "#"}, "text: '' is not text"),
    ],
)
def test_an_example_that_breaks_the_contract_is_told(
    written: dict[str, object], fault: str
) -> None:
    macro = contracts.component("button").macro("link_button")
    with pytest.raises(contracts.NotOfThisType, match=re.escape(fault)):
        macro.arguments(written, "an example")


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        ({"answer": "yes", "labels": ["Lift"]}, "features[0].answer_text is missing: text"),
        ({"answer": "maybe", "answer_text": "?", "labels": ["Lift"]}, "'maybe' is not"),
        (
            {"answer": "no", "answer_text": "No", "labels": ["Lift"], "why": "old"},
            "features[0]: Features has no why",
        ),
        ({"answer": "no", "answer_text": ["No"], "labels": []}, "text: ['No'] is not text"),
        ("Lift", "features[0]: 'Lift' is not Features"),
    ],
)
def test_so_is_a_view_within_it(feature: object, fault: str) -> None:
    macro = contracts.component("access-list").macro("access_list")
    with pytest.raises(contracts.NotOfThisType, match=re.escape(fault)):
        macro.arguments({"features": [feature]}, "an example")


def test_what_may_be_missing_may_be_left_out_of_an_example() -> None:
    macro = contracts.component("fact-list").macro("fact_list")
    given = macro.arguments({"facts": [{"icon": "when", "label": "When"}]}, "an example")
    assert given == {"facts": (Fact("when", "When"),)}


@pytest.mark.parametrize("example", EVERY_EXAMPLE, ids=example_name)
def test_an_example_renders_well_formed_html(jinja: jinja2.Environment, example: Example) -> None:
    html = rendered(jinja, example)
    void = {"input", "br", "img", "meta", "link", "hr", "wbr", "path", "rect", "circle"}
    open_tags: list[str] = []

    class Nesting(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            names = [name for name, _ in attrs]
            assert len(names) == len(set(names)), f"<{tag}> repeats an attribute"
            if tag not in void:
                open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag not in void:
                assert open_tags.pop() == tag

    parser = Nesting()
    parser.feed(html)
    parser.close()
    assert open_tags == []


def hostile(value: Any, kind: Any) -> Any:
    """The same values with markup at the end of every text that isn't one of a fixed set."""
    inside = get_args(kind)
    if get_origin(kind) is Annotated or type(None) in inside:
        return hostile(value, inside[0]) if value else value
    if isinstance(value, tuple):
        kinds = [inside[0]] * len(value) if inside[-1] is ... else inside
        return tuple(hostile(part, one) for part, one in zip(value, kinds, strict=True))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kinds = contracts.fields_of(type(value))
        return dataclasses.replace(
            value, **{name: hostile(getattr(value, name), one) for name, one in kinds.items()}
        )
    return value + HOSTILE if kind is str else value


@pytest.mark.parametrize("example", EVERY_EXAMPLE, ids=example_name)
def test_no_text_becomes_markup(jinja: jinja2.Environment, example: Example) -> None:
    macro = contracts.component(example.component).macro(example.macro)
    kinds = {parameter.name: parameter.type for parameter in macro.parameters}
    given = {name: hostile(value, kinds[name]) for name, value in given_to(example).items()}
    plain = [tag for tag, _ in Tags(rendered(jinja, example)).seen]
    tags = Tags(rendered(jinja, example, given)).seen
    assert [tag for tag, _ in tags if tag != "path"] == [t for t in plain if t != "path"]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("example", EVERY_EXAMPLE, ids=example_name)
def test_every_class_of_an_example_has_a_rule(
    jinja: jinja2.Environment, css: str, example: Example
) -> None:
    styled = set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)", css))
    worn = {
        name
        for _, attributes in Tags(rendered(jinja, example)).seen
        # What a script looks for may have a name and no rule.
        if not any(attribute.startswith("data-") for attribute in attributes)
        for name in (attributes.get("class") or "").split()
    }
    # A hue that no rule knows leaves the plain one: that is what its example shows.
    assert worn - styled <= {"hue-unknown"}


@pytest.mark.parametrize("component", component_names())
def test_every_rule_of_a_component_is_about_a_class_that_is_used(component: str) -> None:
    style = (COMPONENTS / component / "style.css").read_text(encoding="utf-8")
    text = without_comments(style)
    scripts = (COMPONENTS / component).glob("*.js")
    used = "".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *scripts))
    for name in set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)(?=[^{}]*\{)", text)):
        stem = name.rpartition("--")[0]
        assert name in used or (stem and f"{stem}--{{{{" in used) or f"{stem}--" in used, name


# Templates


def test_every_class_of_a_page_has_a_rule(css: str) -> None:
    names = ("preview.css", "screen.css", "embed.css")
    own = [(THEME / "styles" / name).read_text("utf-8") for name in names]
    styled = set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)", "".join([css, *own])))
    pages = (THEME / "templates").glob("*.html")
    worn = {
        (page.name, name)
        for page in pages
        for classes in re.findall(r'class="([^"{}]*)"', page.read_text(encoding="utf-8"))
        for name in classes.split()
    }
    assert worn
    assert sorted((page, name) for page, name in worn if name not in styled) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_holds_nothing_that_the_content_security_policy_forbids(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert "<style" not in text
    assert "javascript:" not in text
    for script in re.findall(r"<script[^>]*>", text):
        # Data for search engines is not run.
        assert "src=" in script or script == '<script type="application/ld+json">'


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_never_turns_escaping_off(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)


def test_the_page_frame_gives_everything_it_is_handed(jinja: jinja2.Environment) -> None:
    page = page_view(
        root="../../",
        canonical="https://larkwell.example.org/about/",
        preview=jinja2.utils.Namespace(image="https://larkwell.example.org/p.png", alt="A town"),
        scripts=("static/search.js",),
        styles=(),
    )
    html = jinja.get_template("base.html").render(site=site_view(), page=page)
    tags = Tags(html).seen
    links = {
        attributes.get("rel"): attributes.get("href") for tag, attributes in tags if tag == "link"
    }
    assert links["stylesheet"] == f"../../{stylesheet(THEME).name}"
    assert links["canonical"] == "https://larkwell.example.org/about/"
    policy = next(a["content"] for _, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
    scripts = [a["src"] for tag, a in tags if tag == "script"]
    assert scripts[-1] == "../../static/search.js"
    assert next(a["href"] for tag, a in tags if tag == "a") == "#main"
    assert any(a.get("id") == "main" for tag, a in tags if tag == "main")


def test_the_gallery_reads_templates_as_the_portal_does(jinja: jinja2.Environment) -> None:
    assert jinja.autoescape is True
    assert jinja.undefined is jinja2.StrictUndefined


@pytest.mark.parametrize("name", ["menu", "footer", "font"])
def test_the_page_frame_refuses_a_view_that_forgets_something(
    jinja: jinja2.Environment, name: str
) -> None:
    site = site_view()
    delattr(site, name)
    with pytest.raises(jinja2.UndefinedError):
        jinja.get_template("base.html").render(site=site, page=page_view())


def test_the_gallery_shows_every_component() -> None:
    html = gallery_page()
    assert all(f'<h2 id="{name}">' in html for name in component_names())
    ids = [attributes["id"] for _, attributes in Tags(html).seen if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_every_drawing_that_a_term_may_name_is_drawn(jinja: jinja2.Environment) -> None:
    drawings = jinja.get_template("components/icon/macro.html").module.drawings  # type: ignore[attr-defined]
    assert set(DRAWINGS) <= set(drawings)
    assert len({lines for _, lines in map(drawings.get, DRAWINGS)}) >= len(DRAWINGS) - 2


def test_no_two_needs_share_a_drawing() -> None:
    catalogue = load(ROOT / "content").catalogue
    assert catalogue is not None
    drawn = [drawing_of(need) for need in catalogue.vocabularies["needs"]]
    assert len(drawn) == len(set(drawn))


def test_a_term_without_a_drawing_has_that_of_its_group_or_a_seed() -> None:
    assert drawing_of(Term("sky-diving", "Sky diving", "Down.", group="mind")) == "mind"
    assert drawing_of(Term("sky-diving", "Sky diving", "Down.")) == "seed"
    assert drawing_of(Term("sky-diving", "Sky diving", "Down.", drawing="wind")) == "wind"


@pytest.mark.parametrize("vocabulary", ["need-groups", "categories"])
def test_every_need_group_and_category_has_its_own_drawing(
    jinja: jinja2.Environment, vocabulary: str
) -> None:
    text = (ROOT / "content" / "vocabularies" / f"{vocabulary}.yml").read_text(encoding="utf-8")
    drawings = jinja.get_template("components/icon/macro.html").module.drawings  # type: ignore[attr-defined]
    terms = [term["id"] for term in yaml.safe_load(text)]
    assert terms
    assert [term for term in terms if term not in drawings] == []


# The stylesheet


def test_the_stylesheet_is_named_by_its_content() -> None:
    static_file = stylesheet(THEME)
    digest = hashlib.sha256(static_file.content).hexdigest()[:10]
    assert static_file == stylesheet(THEME)
    assert static_file.name == f"static/connected.{digest}.css"


def test_a_changed_style_changes_the_name(tmp_path: Path) -> None:
    theme = shutil.copytree(THEME, tmp_path / "theme")
    before = stylesheet(theme).name
    tokens = theme / "styles" / "tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("#fbf6ec", "#fbf6ed"))
    assert stylesheet(theme).name != before


def test_the_stylesheet_stays_within_its_budget() -> None:
    import gzip  # noqa: PLC0415

    assert len(gzip.compress(stylesheet(THEME).content, mtime=0)) <= 22_000


def test_every_component_comes_after_the_page_and_before_paper() -> None:
    names = [path.name for path in stylesheet_sources(THEME)]
    folders = [path.parent.name for path in stylesheet_sources(THEME) if path.name == "style.css"]
    assert names[:4] == ["govuk-frontend.css", "fonts.css", "tokens.css", "base.css"]
    assert names[-1] == "print.css"
    every = {path.parent.name for path in COMPONENTS.glob("*/style.css")}
    apart = list(chain.from_iterable(sources_apart(THEME).values()))
    assert folders == sorted(every - {path.parent.name for path in apart})
    assert all(path.is_file() for path in apart)


@pytest.mark.parametrize(
    ("written", "smaller"),
    [
        ("a { color : red ; }", "a{color : red}"),
        ("a/* b */c { x: y }", "a c{x:y}"),
        ('a::before { content: "; /* { */ }" }', 'a::before{content:"; /* { */ }"}'),
        ("a :hover { x: y }", "a :hover{x:y}"),
        (r'a { content: "\"  {" }', r'a{content:"\"  {"}'),
        ("a { width: calc(1px + 2px) }", "a{width:calc(1px + 2px)}"),
        ("@media (min-width: 1em) and (x) {\n  a,\n  b { c: d; }\n}",
         "@media (min-width: 1em) and (x){a,b{c:d}}"),
    ],
)  # fmt: skip
def test_a_style_loses_comments_and_spaces_but_no_meaning(written: str, smaller: str) -> None:
    assert without_comments(written) == smaller


def test_an_address_in_a_style_is_that_of_the_published_file(css: str) -> None:
    published = {file.name for file in static_files(THEME).values()}
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert addresses
    assert all(f"static/{address.strip(chr(34))}" in published for address in addresses)


def test_a_style_may_name_only_files_that_are_published() -> None:
    with pytest.raises(KeyError):
        with_addresses('a { background: url("images/nowhere.png") }', {})


def test_a_hashed_name_keeps_folder_and_suffix() -> None:
    assert hashed_name("fonts/x.woff2", b"") == "fonts/x.e3b0c44298.woff2"


def test_our_styles_ask_nothing_of_elsewhere(css: str) -> None:
    assert not re.search(r"https?:|data:|@import", css)


@pytest.mark.parametrize(
    "path",
    [
        *(path for path in stylesheet_sources(THEME) if "vendor" not in path.parts),
        *chain.from_iterable(sources_apart(THEME).values()),
    ],
    ids=lambda path: path.relative_to(THEME).as_posix(),
)
def test_our_styles_know_start_and_end_but_not_left_and_right(path: Path) -> None:
    text = without_comments(path.read_text(encoding="utf-8"))
    assert not re.search(r"[{;](?:(?:margin|padding|border)-)?(?:left|right)[\w-]*:", text)
    assert not re.search(r"(?:text-align|float): ?(?:left|right)", text)


def test_the_vendored_styles_run_from_right_to_left_too() -> None:
    text = (THEME / "vendor" / "govuk-frontend" / "govuk-frontend.css").read_text(encoding="utf-8")
    assert not re.search(r"(?:margin|padding|border)-(?:left|right)", text)
    assert "padding-inline-start" in text


def test_the_borrowed_patterns_wear_our_colours_and_our_typeface(css: str) -> None:
    used = set(re.findall(r"var\((--govuk-[\w-]+)", css))
    tokens = (THEME / "styles" / "tokens.css").read_text(encoding="utf-8")
    assert used
    assert used <= set(re.findall(r"(--govuk-[\w-]+):", tokens))
    assert not re.search(r"GDS Transport|crest|crown|logotype|\.govuk-(?:header|footer)", css)


# Colours


def colours(scheme: str) -> dict[str, str]:
    light, dark = (
        (THEME / "styles" / "tokens.css")
        .read_text(encoding="utf-8")
        .split("@media (prefers-color-scheme: dark)")
    )
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark))
    return found


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


TEXT = [
    *product(("ink", "soft", "link", "link-hover", "visited", "plum", "danger"),
             ("paper", "card", "sand")),
    *product(("ink", "soft", "link"), ("sky", *(f"{hue}-tint" for hue in HUES))),
    *((hue, f"{hue}-tint") for hue in HUES),
    *product(HUES, ("card", "paper")),
    ("plum", "sky"), ("ink", "honey-tint"), ("hue", "tint"),
    ("on-pine", "pine"), ("on-danger", "danger"), ("on-focus", "focus"),
    ("on-night", "night"), ("night-soft", "night"), ("paper", "plum"),
]  # fmt: skip
SIGNS = [("edge", "paper"), ("edge", "card"), ("edge", "sand"), ("edge", "sky"), ("pine", "paper"),
         ("pine", "sky"), ("on-focus", "focus"), ("focus", "night"), ("thread", "sky")]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    chosen = colours(scheme)
    assert contrast(chosen[text], chosen[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_a_control_or_sign_stands_out_from_its_ground(scheme: str, sign: str, ground: str) -> None:
    chosen = colours(scheme)
    assert contrast(chosen[sign], chosen[ground]) >= 3


# What others made


@pytest.fixture(scope="module")
def vendor() -> Any:
    spec = importlib.util.spec_from_file_location("vendor", ROOT / "tools" / "vendor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_vendored_file_is_the_one_that_was_checked_in(vendor: Any) -> None:
    assert vendor.faults(ROOT) == []


@pytest.mark.parametrize("harm", ["change", "add", "remove"])
def test_a_vendored_file_cannot_change_unnoticed(tmp_path: Path, vendor: Any, harm: str) -> None:
    shutil.copytree(THEME, tmp_path / "theme")
    styles = tmp_path / "theme" / "vendor" / "govuk-frontend" / "govuk-frontend.css"
    if harm == "change":
        styles.write_bytes(styles.read_bytes() + b"\n")
    elif harm == "add":
        styles.with_name("more.css").write_bytes(b"")
    else:
        styles.unlink()
    faults = vendor.faults(tmp_path)
    assert len(faults) == 1
    assert faults[0].startswith("theme/vendor/govuk-frontend/")


def test_the_typeface_stays_within_its_budget() -> None:
    fonts = list((THEME / "static" / "fonts").iterdir())
    assert len(fonts) <= 2
    assert sum(path.stat().st_size for path in fonts) <= 26_000
