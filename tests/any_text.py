"""Whatever anybody may write: all texts, and those that a forge makes something of."""

from hypothesis import example
from hypothesis import strategies as st

NASTY = [
    "N [c](https://example.org/x) @octocat #1 GH-1 www.example.org",
    "@octocat", "(@octocat)", "\\@octocat", "&#64;octocat", "@org/team", "a@b.example", "@", "@@a",
    "mailto:a@b.example", "xmpp:a@b.example/c", "#1", "gh-1", "fixes #1", "closes GH-2", "a/b#3",
    "a5c3785ed8d6a35868bc169f07e40e889087fd2e", "a/b@a5c3785", "a5c3785...b6d4896", "defaced",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "01632960110", "GHSA-a-b-c",
    "CVE-2026-1234", "https://example.org", "HTTP://EXAMPLE.ORG", "ftp://example.org/x",
    "http://a@b", "WWW.example.org", "www.example.org/a_b_", "//example.org", "<https://a.example>",
    "<a@b.example>", "<b>bold</b>", "<script>x</script>", "<!-- x -->", "<img src=x onerror=y>",
    "&lt;b&gt;", "&amp;amp;", "&copy;", "![a](http://b.example/c.png)", "[a]: http://b.example",
    "[a][b]", "[^1]", "[^1]: note", "[!NOTE]", "> [!WARNING]", "# heading", "heading #", "## a ##",
    "- item", "+ item", "* item", "1. item", "1) item", "123456789. item", "-", "+", "=", "===",
    "---", "***", "___", "- - -", "| a | b |", "a|b", "a\\|b", "\\|", "|--|", ":--", "--|--", "`a`",
    "```", "```math", "~~~", "``a`", "`", "\\", "\\\\", "a\\", "**a**", "_a_", "__a__", "~a~",
    "~~a~~", ":+1:", ":tada:", "10:30:00", "a:b:c", "$x$", "$$x$$", "$`x`$", "$", "a$b$c", "\\$x$",
    "\u200b@a", "@\u200ba", "@\u2060a", "\u202eexe.fdp", "\u2066x\u2069", "a\x00b", "\x1b[31m",
    "\ud800", "a\tb", "a\nb", "a\r\n\r\n# b", "a\u2028b", "a\u00a0b", "  a", "a  ", "a  \nb",
    "    code", "\ufeffa", "##[error]x", "::error::x", "[skip ci]", "- [ ] task", "[x] task",
    "Co-authored-by: A <a@b.example>", "<details>", "</details>", "</summary>", "&#x40;a",
    "e\u0301", "مرحبا", "茶", "1.", "12345678901. x", "a1234567", "_@a", "a_#1", "x@y@z.example",
]  # fmt: skip

anything = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*NASTY, " ", "\n", "a", "1"]), max_size=6).map("".join),
    st.text(alphabet="@#:/wW.gGhH-1aefx_*`\\[]()<>&|$~!+=\n \u2060"),
).filter(str.strip)


def nasty_ones_too(test):
    for text in NASTY:
        test = example(text)(test)
    return test
