"""Words in another script tell a browser and a screen reader their language and direction."""

import pytest

from activity_directory.portal.languages import with_languages

ARABIC = "نادي القراءة"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Café – “tea” 🎉</p>", "<p>Café – “tea” 🎉</p>"),
        (f"<p>{ARABIC}</p>", f'<p lang="ar" dir="rtl">{ARABIC}</p>'),
        (
            f'<h3 class="x"><a href="../a/">{ARABIC}</a></h3>',
            f'<h3 class="x"><a href="../a/" lang="ar" dir="rtl">{ARABIC}</a></h3>',
        ),
        (
            f"<p>Reading club ({ARABIC}) &amp; tea</p>",
            f'<p>Reading club (<span lang="ar" dir="rtl">{ARABIC}</span>) &amp; tea</p>',
        ),
        (
            f"<li>{ARABIC} <b>Tea</b></li>",
            f'<li><span lang="ar" dir="rtl">{ARABIC} </span><b>Tea</b></li>',
        ),
        ("<p>Чай &lt;b&gt;</p>", '<p><span dir="ltr">Чай</span> &lt;b&gt;</p>'),
        (f"<title>{ARABIC}</title>", f"<title>{ARABIC}</title>"),
        (
            f'<p lang="fa">{ARABIC}</p>',
            f'<p lang="fa"><span lang="ar" dir="rtl">{ARABIC}</span></p>',
        ),
        (f'<meta content="{ARABIC}"><p>Tea</p>', f'<meta content="{ARABIC}"><p>Tea</p>'),
    ],
)
def test_words_in_another_script_are_marked(html, expected):
    assert with_languages(f"<body>{html}</body>").decode() == f"<body>{expected}</body>"
