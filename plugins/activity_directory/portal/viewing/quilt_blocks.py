"""The blocks of traditional quilts as outlines, for patches.

A block is drawn in a box of 96 by 96 and lies wholly inside it. It has some variants. A variant is
two outlines as an SVG path writes them: the first is covered by the second, and what both leave
free is the ground. They are filled by the rule "evenodd".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SIZE = 96

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A quilt block. One that shows something, such as a house, is `upright`, never turned."""

    variants: tuple[tuple[str, str], ...]
    upright: bool = False


def _shape(*points: Point) -> str:
    """The outline of a polygon."""
    return "M" + " ".join(f"{x} {y}" for x, y in points) + "z"


def _box(x: int, y: int, width: int, height: int = 0) -> str:
    """A rectangle, or a square where only one side is given."""
    return f"M{x} {y}h{width}v{height or width}h-{width}z"


def _boxes(side: int, *corners: Point) -> str:
    """Squares of one size by their upper left corners."""
    return "".join(_box(x, y, side) for x, y in corners)


def _around(*points: Point) -> str:
    """A polygon, and the same after each quarter of a turn about the middle."""
    shapes, now = [], points
    for _ in range(4):
        shapes.append(_shape(*now))
        now = tuple((SIZE - y, x) for x, y in now)
    return "".join(shapes)


def _disc(x: int, y: int, radius: int) -> str:
    """A circle about a point."""
    both = f"a{radius} {radius} 0 1 1"
    return f"M{x - radius} {y}{both} {2 * radius} 0{both}-{2 * radius} 0z"


def _quarter(x: int, y: int, across: int, down: int) -> str:
    """A quarter of a disc. From its centre (x, y) it reaches `across` and `down`, of one size."""
    radius, sweep = abs(across), int(across * down > 0)
    return f"M{x} {y}h{across}a{radius} {radius} 0 0 {sweep} {-across} {down}z".replace(" -", "-")


def _petal(x: int, y: int, size: int, *, rising: bool = False) -> str:
    """A petal from one corner of a square to the other; (x, y) is the square's upper left one."""
    arc = f"{size} {size} 0 0 1"
    if rising:
        return f"M{x} {y + size}a{arc} {size}-{size} {arc}-{size} {size}z"
    return f"M{x} {y}a{arc} {size} {size} {arc}-{size}-{size}z"


def _scales(y: int, radius: int, start: int = 0, times: int = 0) -> str:
    """Half discs side by side that stand on the line `y`."""
    one = f"{radius} {radius} 0 0 1 {2 * radius} 0"
    return f"M{start} {y}a" + " ".join([one] * (times or SIZE // (2 * radius))) + "z"


def _clams(y: int) -> str:
    """Two clam shells whose widest line is at `y`."""
    up, down = "24 24 0 0 1 48 0", "24 24 0 0 0-24-24"
    back = "24 24 0 0 0-24 24"
    return f"M0 {y}a{up} {up} {back} {down} {back} {down}z"


def _stairs(*sizes: int, at_end: bool = False) -> str:
    """Logs in the shape of an L along two sides of squares about the middle; `sizes` are theirs."""
    log = 12
    near = [(SIZE - size) // 2 for size in sizes]
    if at_end:
        return "".join(
            f"M{SIZE - a} {SIZE - a}h-{size - log}v-{log}h{size - 2 * log}v-{size - 2 * log}h{log}z"
            for a, size in zip(near, sizes, strict=True)
        )
    return "".join(
        f"M{a} {a}h{size}v{log}h-{size - log}v{size - log}h-{log}z"
        for a, size in zip(near, sizes, strict=True)
    )


def _corner_logs(*sizes: int, log: int) -> str:
    """The same about a square in the upper left corner; `sizes` reach to their outer edges."""
    return "".join(f"M{size} 0v{size}h-{size}v-{log}h{size - log}v-{size - log}z" for size in sizes)


def _geese(x: int, width: int, *tops: int, height: int = 24, down: bool = False) -> str:
    """Triangles in a row that point up, or down."""
    tip, foot = (height, 0) if down else (0, height)
    return "".join(
        _shape((x, top + foot), (x + width // 2, top + tip), (x + width, top + foot))
        for top in tops
    )


def _octagon(x: int, y: int, size: int, cut: int) -> str:
    """A square without its corners."""
    a, b = cut, size - cut
    corners = ((a, 0), (b, 0), (size, a), (size, b), (b, size), (a, size), (0, b), (0, a))
    return _shape(*((x + across, y + down) for across, down in corners))


_FLYING_GEESE = Block(
    (
        (_geese(0, 96, 0, 48), _geese(0, 96, 24, 72)),
        (_geese(0, 48, 0, 24, 48, 72, down=True), _geese(48, 48, 0, 24, 48, 72)),
        (_geese(0, 96, 0, 48, height=48), _geese(24, 48, 24, 72)),
    )
)
_DRUNKARDS_PATH = Block(
    (
        (
            _quarter(48, 48, 42, -42) + _quarter(48, 48, -42, 42),
            _quarter(48, 48, -42, -42) + _quarter(48, 48, 42, 42),
        ),
        (
            _quarter(48, 0, 36, 36) + _quarter(48, 96, -36, -36),
            _quarter(0, 48, 36, -36) + _quarter(96, 48, -36, 36),
        ),
        (
            _quarter(0, 0, 40, 40) + _quarter(96, 96, -40, -40) + _disc(48, 48, 22),
            _quarter(96, 0, -40, 40) + _quarter(0, 96, 40, -40),
        ),
    )
)
_ORANGE_PEEL = Block(
    (
        (
            _petal(48, 0, 48, rising=True) + _petal(0, 48, 48, rising=True),
            _petal(0, 0, 48) + _petal(48, 48, 48),
        ),
        (
            _petal(0, 0, 48, rising=True) + _petal(48, 48, 48, rising=True),
            _petal(48, 0, 48) + _petal(0, 48, 48),
        ),
        (_petal(0, 0, 96), _petal(28, 28, 40) + _petal(60, 0, 36) + _petal(0, 60, 36)),
    )
)
_CLAM_SHELL = Block(
    (
        (_clams(24), _clams(72)),
        (
            _scales(24, 24) + _scales(72, 24),
            "".join(
                _quarter(0, y, 24, -24) + _quarter(96, y, -24, -24) + _scales(y, 24, 24, 1)
                for y in (48, 96)
            ),
        ),
        (
            _quarter(0, 96, 96, -96) + _quarter(0, 96, 72, -72),
            _quarter(0, 96, 48, -48) + _quarter(0, 96, 24, -24),
        ),
    )
)
_RAIL_FENCE = Block(
    (
        (
            _box(0, 0, 16, 48) + _box(48, 0, 48, 16) + _box(0, 48, 48, 16) + _box(48, 48, 16, 48),
            _box(16, 0, 16, 48) + _box(48, 16, 48, 16) + _box(0, 64, 48, 16) + _box(64, 48, 16, 48),
        ),
        (
            _box(4, 8, 12, 88) + _box(36, 24, 14, 72) + _box(78, 12, 14, 84),
            _box(18, 0, 16, 96) + _box(52, 8, 10, 88) + _box(64, 28, 12, 68),
        ),
        (
            _box(0, 0, 96, 16) + _box(0, 40, 96, 8) + _box(0, 64, 96, 16),
            _box(0, 16, 96, 16) + _box(0, 48, 96, 8) + _box(0, 80, 96, 16),
        ),
    )
)
_LOG_CABIN = Block(
    (
        (_stairs(96, 48), _stairs(96, 48, at_end=True) + _box(36, 36, 24)),
        (
            _box(0, 0, 96, 12) + _box(0, 84, 96, 12) + _box(24, 24, 48, 12) + _box(24, 60, 48, 12),
            _box(0, 12, 12, 72)
            + _box(84, 12, 12, 72)
            + _box(24, 36, 12, 24)
            + _box(36, 36, 36, 24),
        ),
        (_corner_logs(64, log=16), _corner_logs(96, log=16) + _box(0, 0, 32)),
    )
)
_NINE_PATCH = Block(
    (
        (
            _boxes(32, (32, 0), (0, 32), (64, 32), (32, 64)),
            _boxes(32, (0, 0), (64, 0), (32, 32), (0, 64), (64, 64)),
        ),
        (
            _box(24, 0, 48, 24) + _box(0, 24, 24, 48) + _box(72, 24, 24, 48) + _box(24, 72, 48, 24),
            _boxes(24, (0, 0), (72, 0), (0, 72), (72, 72)) + _box(36, 36, 24),
        ),
        (
            _boxes(32, (0, 0), (32, 32), (64, 64)),
            _boxes(16, (64, 0), (80, 16), (0, 64), (16, 80), (40, 40)),
        ),
    )
)
_CHURN_DASH = Block(
    (
        (_around((32, 0), (64, 0), (64, 16), (32, 16)), _around((32, 0), (32, 32), (0, 32))),
        (_around((32, 16), (64, 16), (64, 32), (32, 32)), _around((0, 0), (32, 0), (0, 32))),
        (_around((24, 0), (72, 0), (72, 24), (24, 24)),
         _around((24, 0), (24, 24), (0, 24)) + _box(36, 36, 24)),
    )
)  # fmt: skip
_SCHOOLHOUSE = Block(
    (
        (
            _shape((2, 46), (48, 8), (94, 46)),
            _box(12, 46, 72, 50) + _box(40, 64, 16, 32) + _boxes(12, (20, 54), (64, 54)),
        ),
        (
            _shape((30, 40), (44, 12), (94, 12), (80, 40)) + _box(68, 0, 10, 12),
            _shape((2, 40), (16, 12), (30, 40), (84, 40), (84, 96), (6, 96), (6, 40))
            + _box(14, 64, 14, 32)
            + _boxes(12, (40, 54), (62, 54)),
        ),
        (
            _shape((0, 40), (24, 14), (48, 40)) + _shape((48, 40), (72, 14), (96, 40)),
            _box(6, 40, 36, 56)
            + _box(54, 40, 36, 56)
            + _box(18, 66, 12, 30)
            + _box(66, 66, 12, 30),
        ),
    ),
    upright=True,
)
_PINWHEEL = Block(
    (
        (_around((48, 48), (48, 0), (72, 24)), _around((0, 0), (48, 0), (48, 48))),
        (_around((0, 0), (48, 0), (48, 48)), _around((0, 0), (24, 24), (0, 48))),
        (
            _around((0, 0), (48, 0), (24, 24)),
            _around((24, 24), (48, 24), (48, 48)) + _around((0, 0), (24, 24), (0, 24)),
        ),
    )
)
_WINDMILL = Block(
    (
        (_around((0, 0), (24, 0), (24, 24)), _around((48, 48), (24, 24), (24, 0), (48, 0))),
        (_around((16, 0), (48, 0), (48, 32)), _around((48, 48), (48, 16), (64, 0), (96, 0))),
        (_around((48, 48), (48, 0), (96, 0)), _around((64, 0), (96, 0), (96, 32))),
    )
)
_OHIO_STAR = Block(
    (
        (
            _around((32, 32), (48, 16), (64, 32)),
            _around((32, 0), (48, 16), (32, 32)) + _around((64, 0), (64, 32), (48, 16))
            + _box(32, 32, 32),
        ),
        (
            _around((0, 0), (24, 0), (24, 24), (0, 24)) + _box(32, 32, 32),
            _around((24, 24), (24, 0), (48, 24)) + _around((48, 24), (72, 0), (72, 24)),
        ),
        (
            _around((0, 0), (36, 36), (0, 32), (0, 0), (32, 0), (36, 36)),
            _around((48, 0), (60, 36), (48, 48), (36, 36)) + _boxes(12, (42, 42)),
        ),
    )
)  # fmt: skip
_FRIENDSHIP_STAR = Block(
    (
        (_boxes(32, (0, 0), (64, 0), (0, 64), (64, 64)),
         _around((32, 0), (64, 32), (32, 32)) + _box(32, 32, 32)),
        (_around((32, 0), (64, 0), (64, 32)) + _box(40, 40, 16),
         _around((32, 0), (64, 32), (32, 32)) + _box(32, 32, 32) + _box(40, 40, 16)),
        (_around((0, 0), (24, 24), (0, 48)),
         _around((24, 0), (72, 24), (24, 24)) + _box(24, 24, 48) + _box(36, 36, 24)),
    )
)  # fmt: skip
_SNOWBALL = Block(
    (
        (
            _octagon(48, 0, 48, 14) + _octagon(0, 48, 48, 14),
            _octagon(0, 0, 48, 14) + _octagon(48, 48, 48, 14),
        ),
        (_octagon(0, 0, 96, 30) + _box(33, 33, 30), _around((0, 0), (30, 0), (0, 30))),
        (_disc(48, 48, 42), _petal(18, 18, 60)),
    )
)
_BASKET = Block(
    (
        (
            "M14 54a34 38 0 0 1 68 0h-10a24 28 0 0 0-48 0z",
            _shape((6, 54), (90, 54), (76, 90), (20, 90)),
        ),
        (
            _geese(12, 24, 18, 42) + _geese(36, 24, 18, 42) + _geese(60, 24, 18, 42),
            _shape((6, 66), (90, 66), (66, 84), (76, 92), (20, 92), (30, 84)),
        ),
        (
            _disc(34, 38, 12) + _disc(62, 38, 12) + _disc(48, 20, 12),
            _box(6, 50, 84, 10) + _shape((12, 60), (84, 60), (76, 90), (20, 90)),
        ),
    ),
    upright=True,
)
_BOW_TIE = Block(
    (
        (
            _shape((48, 30), (66, 48), (48, 66), (30, 48)),
            _shape((0, 0), (48, 0), (48, 30), (30, 48), (0, 48))
            + _shape((96, 96), (48, 96), (48, 66), (66, 48), (96, 48)),
        ),
        (
            _around((48, 0), (66, 18), (48, 36), (30, 18)),
            _shape((0, 0), (30, 18), (48, 48), (18, 30))
            + _shape((96, 96), (66, 78), (48, 48), (78, 66))
            + _shape((96, 0), (66, 18), (48, 48), (78, 30))
            + _shape((0, 96), (30, 78), (48, 48), (18, 66)),
        ),
        (
            _boxes(24, (24, 0), (0, 24), (72, 48), (48, 72)),
            _boxes(24, (0, 0), (24, 24), (48, 48), (72, 72))
            + _disc(72, 24, 16)
            + _disc(24, 72, 16),
        ),
    )
)
_JACOBS_LADDER = Block(
    (
        (
            _shape((32, 0), (64, 0), (32, 32))
            + _shape((64, 0), (96, 0), (64, 32))
            + _shape((0, 32), (32, 32), (0, 64))
            + _shape((64, 32), (96, 32), (64, 64)),
            _boxes(16, (0, 0), (16, 16), (32, 32), (48, 48), (64, 64), (80, 80)),
        ),
        (
            _shape((0, 0), (48, 0), (0, 48)) + _shape((96, 96), (48, 96), (96, 48)),
            _boxes(24, (72, 0), (48, 24), (24, 48), (0, 72)),
        ),
        (
            _boxes(32, (32, 0), (64, 32), (0, 64)),
            _shape((0, 0), (32, 32), (0, 32))
            + _shape((32, 32), (64, 64), (32, 64))
            + _shape((64, 64), (96, 96), (64, 96)),
        ),
    )
)
_SHOO_FLY = Block(
    (
        (_around((32, 0), (64, 0), (64, 32), (32, 32)),
         _around((32, 0), (32, 32), (0, 32)) + _box(32, 32, 32)),
        (_boxes(24, (36, 36)) + _around((36, 12), (60, 12), (60, 24), (36, 24)),
         _around((32, 0), (32, 32), (0, 32))),
        (_around((0, 0), (24, 0), (0, 24)) + _box(24, 24, 48),
         _around((48, 0), (24, 24), (0, 24), (24, 0)) + _box(38, 38, 20)),
    )
)  # fmt: skip
_BEARS_PAW = Block(
    (
        (
            _shape((0, 32), (16, 0), (32, 32)) + _shape((32, 32), (48, 0), (64, 32))
            + _shape((64, 32), (96, 48), (64, 64)) + _shape((64, 64), (96, 80), (64, 96)),
            _box(0, 32, 64) + _box(72, 8, 16),
        ),
        (
            _around((48, 0), (48, 16), (32, 16)) + _around((32, 0), (32, 16), (16, 16)),
            _around((16, 16), (40, 16), (40, 40), (16, 40)),
        ),
        (
            _box(0, 0, 60) + _box(20, 20, 20),
            _shape((60, 0), (84, 0), (60, 30)) + _shape((60, 30), (84, 30), (60, 60))
            + _shape((0, 60), (30, 60), (0, 84)) + _shape((30, 60), (60, 60), (30, 84))
            + _box(64, 64, 24),
        ),
    )
)  # fmt: skip
_SQUARE_IN_A_SQUARE = Block(
    (
        (_shape((48, 0), (96, 48), (48, 96), (0, 48)), _box(24, 24, 48)),
        (_around((0, 0), (48, 0), (0, 48)), _shape((48, 16), (80, 48), (48, 80), (16, 48))),
        (
            _box(0, 0, 96) + _shape((48, 0), (96, 48), (48, 96), (0, 48)) + _box(24, 24, 48),
            _shape((48, 24), (72, 48), (48, 72), (24, 48)),
        ),
    )
)
_HOURGLASS = Block(
    (
        (
            _shape((0, 20), (28, 48), (0, 76)) + _shape((96, 20), (68, 48), (96, 76)),
            _shape((0, 0), (96, 0), (0, 96), (96, 96)),
        ),
        (
            _shape((48, 0), (96, 0), (48, 48), (96, 48))
            + _shape((0, 48), (48, 48), (0, 96), (48, 96)),
            _shape((0, 0), (48, 48), (48, 0), (0, 48))
            + _shape((48, 48), (96, 96), (96, 48), (48, 96)),
        ),
        (
            _shape((0, 0), (24, 24), (72, 24), (96, 0))
            + _shape((0, 96), (24, 72), (72, 72), (96, 96)),
            _shape((24, 24), (72, 24), (24, 72), (72, 72)),
        ),
    )
)

BLOCKS: Mapping[str, Block] = MappingProxyType(
    {
        "basket": _BASKET,
        "bears-paw": _BEARS_PAW,
        "bow-tie": _BOW_TIE,
        "churn-dash": _CHURN_DASH,
        "clam-shell": _CLAM_SHELL,
        "drunkards-path": _DRUNKARDS_PATH,
        "flying-geese": _FLYING_GEESE,
        "friendship-star": _FRIENDSHIP_STAR,
        "hourglass": _HOURGLASS,
        "house": _SCHOOLHOUSE,
        "jacobs-ladder": _JACOBS_LADDER,
        "log-cabin": _LOG_CABIN,
        "nine-patch": _NINE_PATCH,
        "ohio-star": _OHIO_STAR,
        "orange-peel": _ORANGE_PEEL,
        "pinwheel": _PINWHEEL,
        "rail-fence": _RAIL_FENCE,
        "shoo-fly": _SHOO_FLY,
        "snowball": _SNOWBALL,
        "square-in-a-square": _SQUARE_IN_A_SQUARE,
        "windmill": _WINDMILL,
    }
)
"""Every block by its name: those that `pattern` of a kind of activity may name."""
