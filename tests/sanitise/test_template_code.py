"""Code of a website's software in a text is left out, and the words around it stay."""

from __future__ import annotations

import pytest

from activity_directory.sanitise.template_code import without_template_code


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See [our page]({% link pages/tea.md %}) for more.", "See our page for more."),
        ("Welcome to {{ site.title }}.", "Welcome to."),
        ("{% if open %}We are open.{% endif %}", "We are open."),
        ('We knit. [gallery ids="1,2"] Bring wool.', "We knit. Bring wool."),
        ("[caption id='a1' width=300]Our hall[/caption]", "Our hall"),
        ("[vc_row][vc_column]Tea[/vc_column][/vc_row]", "Tea"),
        ('{{< figure src="hall.jpg" >}} Tea', "Tea"),
        ("Dear *|FNAME|*, come to tea.", "Dear, come to tea."),
        ("Today is <?php echo date(); ?> again.", "Today is again."),
        ("Call ${phone} first", "Call first"),
    ],
)
def test_code_goes_and_words_stay(text, left):
    assert without_template_code(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "We knit [wool] and [see this](https://example.org/a).",
        "Ages {5-11}, £4 [members £3]",
        "Bring [a cup = your own](https://example.org)",
        "[x] tick the box  and wait",
        "{{ not closed",
    ],
)
def test_other_signs_stay(text):
    assert without_template_code(text) == text


def test_a_long_text_is_looked_through_at_once():
    text = "[a b=" * 5_000 + "{{" * 5_000 + "{%" * 5_000
    assert without_template_code(text) == text
