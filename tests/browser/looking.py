"""How a page is looked at: settled, drawn, held against the rules, measured."""

from playwright.sync_api import Page, expect
from tests.conftest import ROOT

AXE = (ROOT / "tests/vendor/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STILL = """() => new Promise((drawn) => {
    // Colours would change in turn from the outside in, one frame for each part within another.
    const at_once = new CSSStyleSheet();
    at_once.replaceSync("*, *::before, *::after { transition: none !important; }");
    document.adoptedStyleSheets = [at_once];
    requestAnimationFrame(() => requestAnimationFrame(drawn));
})"""


def settled(page: Page) -> Page:
    """The page once its scripts have nothing left to do."""
    if page.locator("[data-find-answer]").count():
        expect(page.locator("[data-find-answer]")).to_have_attribute("aria-busy", "false")
    for folded in page.locator("main details:not([open]) > summary").all():
        if folded.is_visible():
            folded.click()
    return page


def violations(page: Page) -> list[str]:
    """What axe-core holds against the page, each with its place."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found = page.evaluate(
        """(rules) => axe.run(document, {runOnly: {type: "tag", values: rules},
                                         resultTypes: ["violations"]})
            .then((report) => report.violations.flatMap((one) => one.nodes.map(
                (node) => `${one.id}: ${node.target} ${node.failureSummary}`)))""",
        RULES,
    )
    return list(found)


def too_wide(page: Page) -> list[str]:
    """What sticks out of a page that can be scrolled sideways."""
    return list(
        page.evaluate(
            """() => {
                const { scrollWidth, clientWidth } = document.documentElement;
                if (scrollWidth <= clientWidth) return [];
                return [...document.querySelectorAll("body *")]
                    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1
                                  || one.getBoundingClientRect().left < -1)
                    .map((one) => `${one.tagName}.${one.className}`);
            }"""
        )
    )
