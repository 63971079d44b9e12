"""The pictures of the coverage page, each with its caption, its table and its file.

Small drawings of rectangles and words: a number is written in or beside every mark, so nothing is
said by colour alone. Lengths are in units of the drawing, a pixel where there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from activity_directory import messages
from activity_directory.cards import measure
from activity_directory.portal.views.common import Link
from activity_directory.portal.views.coverage import (
    Block,
    Cell,
    Figure,
    Heading,
    Label,
    Picture,
    Row,
    Table,
)
from activity_directory.reports.coverage import Coverage
from activity_directory.reports.figures import (
    BANDS,
    MOST_MONTHS,
    Figures,
    check_words,
    hour_words,
)
from activity_directory.reports.growth import Month
from activity_directory.urls import addresses
from activity_directory.wording.dates import month_name, weekday_name

STEPS = 4
"""How many strengths of a square there are beside "nothing"."""
OUTLINED = STEPS + 1

_TYPE = 14
"""The size of letters."""
_LINE = 16
_GAP = 2
_WIDTH = 760
"""How wide a grid is where its columns have room."""
_NAMES = 264
"""Room for the names of rows."""
_DAY_NAMES = 48
_PHONE = 288
"""As much as a narrow phone shows: a length is compared with others at a glance, or not at all."""
_NARROWEST, _WIDEST, _HIGH = 26, 64, 26
_HEADS = 180
"""The longest heading that is written upwards."""


def figures(found: Figures, href: Callable[[str], str]) -> Iterator[Figure]:
    """The pictures in the order in which the page shows them."""
    yield _needs(found, href)
    yield _week(found, href)
    yield _checks(found, href)
    if not isinstance(found.growth, str):
        yield _growth(found.growth, href)


def why_no_growth(found: Figures) -> str:
    """A sentence for the place of the picture of growth, where there is none."""
    return (
        messages.text(f"coverage.unknown-{found.growth}") if isinstance(found.growth, str) else ""
    )


def _figure(
    name: str,
    href: Callable[[str], str],
    *,
    picture: Picture,
    table: Table,
    caption: str,
    notes: Sequence[str] = (),
) -> Figure:
    address = addresses.figure(name)
    heading = messages.text(f"coverage.heading-{name}")
    return Figure(
        id=name,
        heading=heading,
        caption=caption,
        notes=tuple(notes),
        picture=picture,
        table=table,
        file=Link(messages.text("coverage.download", what=heading), href(address)),
    )


# --- needs by areas


def _needs(found: Figures, href: Callable[[str], str]) -> Figure:
    coverage = found.coverage
    every_column = (*coverage.areas, messages.text("coverage.all"))
    last = len(coverage.areas)
    counts = [(*row, total) for row, total in zip(coverage.grid, coverage.totals, strict=True)]
    columns = (*found.areas, last)

    def title(row: int, column: int) -> str:
        what = messages.text("coverage.activities", count=counts[found.needs[row]][columns[column]])
        need = coverage.needs[found.needs[row]].label
        return messages.text(
            "coverage.need-in-area", need=need, area=every_column[columns[column]], what=what
        )

    return _figure(
        "needs",
        href,
        picture=_grid(
            [coverage.needs[row].label for row in found.needs],
            [every_column[column] for column in columns],
            [[counts[row][column] for column in columns] for row in found.needs],
            title,
            label=messages.text("coverage.needs-picture", count=len(found.needs)),
            sums=True,
        ),
        table=Table(
            messages.text("coverage.needs-label"),
            messages.text("coverage.need"),
            tuple(Heading(text, place in columns) for place, text in enumerate(every_column)),
            tuple(
                Row(
                    need.label,
                    tuple(
                        Cell(text, column in columns)
                        for column, text in enumerate(_or_nothing(counts[place]))
                    ),
                    place in found.needs,
                )
                for place, need in enumerate(coverage.needs)
            ),
            wide=True,
        ),
        caption=messages.text("coverage.grid-advice"),
        notes=(*_wider(found.coverage), *_chosen(found)),
    )


def _wider(coverage: Coverage) -> Iterator[str]:
    """That a need counts its narrower ones, where one has any: the one with the most activities."""
    wider = {need.parent for need in coverage.needs}
    counts = zip(coverage.totals, coverage.needs, strict=True)
    found = [(total, need.label) for total, need in counts if need.id in wider]
    if found:
        _, label = max(found, key=lambda one: one[0])
        yield messages.text("coverage.wider", need=label)


def _chosen(found: Figures) -> Iterator[str]:
    """What is drawn, where that isn't all."""
    needs, areas = len(found.coverage.needs), len(found.coverage.areas) - 1
    drawn_areas = len(found.areas) - 1
    if len(found.needs) < needs:
        yield messages.text("coverage.drawn-needs", count=len(found.needs), of=needs)
    if drawn_areas < areas:
        yield messages.text("coverage.drawn-areas", count=drawn_areas, of=areas)
    if len(found.needs) < needs or drawn_areas < areas:
        yield messages.text("coverage.others")


# --- the week by hours


def _week(found: Figures, href: Callable[[str], str]) -> Figure:
    hours = found.hours
    days = [weekday_name(weekday) for weekday in range(7)]
    bands = [hour_words(hour) for hour in BANDS]

    def title(row: int, column: int) -> str:
        time = messages.text("coverage.time-of-week", weekday=days[row], part=bands[column])
        count = hours.on[row, BANDS[column]]
        if not count:
            return messages.text("coverage.square-of-none", time=time)
        return messages.text("coverage.square", count=count, time=time)

    return _figure(
        "week",
        href,
        picture=_grid(
            [messages.text(f"dates.short-{weekday + 1}") for weekday in range(7)],
            bands,
            [[hours.on[weekday, hour] for hour in BANDS] for weekday in range(7)],
            title,
            label=messages.text("coverage.picture"),
            names=_DAY_NAMES,
        ),
        table=Table(
            messages.text("coverage.week-label"),
            messages.text("coverage.day"),
            tuple(map(Heading, bands)),
            tuple(
                Row(day, tuple(map(Cell, _or_nothing(hours.on[weekday, hour] for hour in BANDS))))
                for weekday, day in enumerate(days)
            ),
            wide=True,
        ),
        caption=messages.text("coverage.week-advice"),
        notes=(
            (messages.text("coverage.uncounted", count=hours.uncounted),) if hours.uncounted else ()
        ),
    )


def _grid(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    title: Callable[[int, int], str],
    *,
    label: str,
    names: int = _NAMES,
    sums: bool = False,
) -> Picture:
    """A square a number: the greater it is, the darker. A last column of `sums` is apart."""
    across = max(_NARROWEST, min(_WIDEST, (_WIDTH - names) // max(len(columns), 1)))
    heads, top = _heads(columns, names, across)
    of_columns = [max(column, default=0) for column in zip(*counts, strict=True)]
    most = [max(of_columns, default=0)] * len(columns)
    if sums:
        most = [*[max(of_columns[:-1], default=0)] * (len(columns) - 1), *of_columns[-1:]]
    blocks = []
    for row, column in product(range(len(rows)), range(len(columns))):
        count = counts[row][column]
        x, y = names + column * across, top + row * _HIGH
        strength = -(-count * STEPS // most[column]) if count else 0
        words = title(row, column)
        blocks.append(Block(x, y, across - _GAP, _HIGH - _GAP, strength, words, _number(count)))
    return Picture(
        width=names + len(columns) * across,
        height=top + len(rows) * _HIGH,
        label=label,
        blocks=tuple(blocks),
        labels=(
            *heads,
            *(
                Label(
                    0,
                    top + row * _HIGH + (_HIGH - _GAP) // 2,
                    _fitted(name, names - 8, bold=False),
                    "after",
                )
                for row, name in enumerate(rows)
            ),
        ),
    )


def _heads(columns: Sequence[str], left: int, across: int) -> tuple[list[Label], int]:
    """The headings of columns and how high they are: upwards, where a word is wider than one."""
    wrapped = [_wrapped(text, across - 6) for text in columns]
    if all(len(lines) <= 3 and "…" not in "".join(lines) for lines in wrapped):
        top = max(map(len, wrapped), default=0) * _LINE + 6
        return [
            Label(
                left + place * across + (across - _GAP) // 2,
                top - 6 - _LINE * (len(lines) - number) + _LINE // 2,
                line,
                "middle",
            )
            for place, lines in enumerate(wrapped)
            for number, line in enumerate(lines)
        ], top
    fitted = [_fitted(text, _HEADS) for text in columns]
    top = max((round(_width(text)) for text in fitted), default=0) + 10
    return [
        Label(left + place * across + (across - _GAP) // 2, top - 6, text, "up")
        for place, text in enumerate(fitted)
    ], top


# --- checks


def _checks(found: Figures, href: Callable[[str], str]) -> Figure:
    """A bar for each state, its name above it; what is stopped for now is outlined at its end."""
    most = max((check.all for check in found.checks), default=0) or 1
    every = sum(check.all for check in found.checks)
    names = [_wrapped(check_words(check.state, found.review), _PHONE) for check in found.checks]
    numbers = [
        messages.text(
            "coverage.of-all", count=check.all, share=round(100 * check.all / (every or 1))
        )
        for check in found.checks
    ]
    room = _PHONE - 8 - round(max(_width(number, bold=False) for number in numbers))
    top = 0
    blocks, labels, rows = [], [], []
    for check, lines, number in zip(found.checks, names, numbers, strict=True):
        name = check_words(check.state, found.review)
        on = round(check.on * room / most)
        whole = max(round(check.all * room / most), 1)
        for line in lines:
            labels.append(Label(0, top + 10, line, "after"))
            top += _LINE + 2
        labels.append(Label(whole + 8, top + 16, number, "after"))
        if check.on:
            title = messages.text("coverage.checked-and-on", state=name, count=check.on)
            blocks.append(Block(0, top + 4, on, 24, STEPS - 1, title))
        if check.stopped:
            title = messages.text("coverage.checked-and-stopped", state=name, count=check.stopped)
            blocks.append(Block(on + 1, top + 4, max(whole - on, 4), 24, OUTLINED, title))
        rows.append(Row(name, tuple(map(Cell, map(_number, (check.all, check.stopped))))))
        top += 38
    return _figure(
        "checks",
        href,
        picture=Picture(
            _PHONE,
            top,
            messages.text("coverage.checks-picture"),
            tuple(blocks),
            tuple(labels),
        ),
        table=Table(
            messages.text("coverage.checks-label"),
            messages.text("coverage.state"),
            tuple(
                Heading(messages.text(f"coverage.column-{name}"))
                for name in ("listings", "of-these-stopped")
            ),
            tuple(rows),
        ),
        caption=messages.text("coverage.checks-advice"),
    )


# --- growth


def _growth(months: Sequence[Month], href: Callable[[str], str]) -> Figure:
    """A column a month, the number above it."""
    shown = months[-MOST_MONTHS:]
    most = max((month.count for month in shown), default=0) or 1
    across = max(34, *(round(_width(_number(month.count))) + 8 for month in shown))
    high, top = 150, 22
    names = [_month_words(month) for month in shown]
    below = max(round(_width(name)) for name in names) + 14
    blocks, labels = [], []
    for place, (month, name) in enumerate(zip(shown, names, strict=True)):
        tall = round(month.count * high / most)
        x = place * across
        middle = x + (across - 8) // 2
        if tall:
            title = messages.text("coverage.month-of", month=name, count=month.count)
            blocks.append(Block(x, top + high - tall, across - 8, tall, STEPS - 1, title))
        labels.append(Label(middle, top + high - tall - 10, _number(month.count), "middle"))
        labels.append(Label(middle, top + high + below - 4, name, "up"))
    first, last = shown[0], shown[-1]
    return _figure(
        "growth",
        href,
        picture=Picture(
            max(len(shown) * across, 240),
            top + high + below,
            messages.text(
                "coverage.growth-picture",
                first=names[0],
                then=first.count,
                last=names[-1],
                now=last.count,
            ),
            tuple(blocks),
            tuple(labels),
        ),
        table=Table(
            messages.text("coverage.growth-label"),
            messages.text("coverage.month"),
            tuple(map(Heading, names)),
            tuple(
                Row(
                    messages.text(f"coverage.column-{name}"),
                    tuple(Cell(_number(one)) for one in numbers),
                )
                for name, numbers in {
                    "published": [month.count for month in shown],
                    "came": [month.came for month in shown],
                    "went": [month.went for month in shown],
                }.items()
            ),
            wide=True,
        ),
        caption=messages.text("coverage.growth-advice"),
        notes=(
            (messages.text("coverage.growth-shown", count=len(shown)),)
            if len(shown) < len(months)
            else ()
        ),
    )


def _month_words(month: Month) -> str:
    return messages.text(
        "coverage.month-and-year", month=month_name(month.first.month), year=str(month.first.year)
    )


# --- numbers, and how much room words take


def _number(count: int) -> str:
    """A number as the site's language writes it."""
    return messages.text("coverage.number", count=count)


def _or_nothing(counts: Iterable[int]) -> Iterator[str]:
    """Numbers for a table, which leaves out what is nothing."""
    return (_number(count) if count else "" for count in counts)


def _width(text: str, *, bold: bool = True) -> float:
    return measure.width(text, _TYPE, bold=bold) / measure.POINT


def _wrapped(text: str, room: float) -> tuple[str, ...]:
    """The text on lines, broken between words; a word that has no room is shortened."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(_fitted(word, room))
    return tuple(lines)


def _fitted(text: str, room: float, *, bold: bool = True) -> str:
    """The text, shortened where it has no room: its whole is in the table."""
    if _width(text, bold=bold) <= room:
        return text
    kept = text
    while kept and _width(f"{kept}…", bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
