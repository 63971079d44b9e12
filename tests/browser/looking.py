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


BROKEN = """() => {
    const broken = new Set();
    const range = document.createRange();
    const lines = (text, word) => {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const drawn = [...range.getClientRects()].filter(({ width }) => width > 1);
        return new Set(drawn.map(({ top }) => Math.round(top))).size;
    };
    const addresses = "[href^='mailto:'], [href^='http']";
    for (const one of document.querySelectorAll("main :is(h1, h2, h3, h4, a)")) {
        if (!one.checkVisibility() || one.matches(addresses)) continue;
        if (one.closest(".page-heading")?.offsetWidth <= 1) continue;
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[\\p{L}’]{3,}/gu)) {
                if (lines(texts.currentNode, word) > 1) broken.add(word[0]);
            }
        }
    }
    return [...broken];
}"""


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


def enlarge(page: Page) -> None:
    """Makes letters twice as large, and with them all that is measured in letters."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def broken_words(page: Page) -> list[str]:
    """Words of headings and links of the main part that go on in the next line without a hyphen.

    But for addresses, which are as long as they are, and for a heading that is only heard.
    """
    return list(page.evaluate(BROKEN))


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
