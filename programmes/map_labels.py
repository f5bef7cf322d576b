"""Names of towns beside the circles of a map, as far as there is room for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programmes.map_clusters import Cluster
from programmes.uk_map import WIDTH

# Units of the picture: what letters take, in a wide typeface, at the size that static/site.css writes names in.
LETTER, WIDE, NARROW = 7.6, 11.0, 4.6
LINE = 13.0
GAP = 3.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """`side` is where the text stands beside its circle; x is its end there, or its middle."""

    text: str
    x: float
    y: float
    side: str
    box: Box


def label(named: Iterable[tuple[Cluster, str]], drawn: Sequence[Cluster]) -> list[Label]:
    """The names that cover no circle that is drawn and no other name; the first come first."""
    taken = [_box(one.x - one.radius, one.x + one.radius, one.y, 2 * one.radius) for one in drawn]
    labels = []
    for cluster, text in named:
        free = (one for one in _sides(cluster, text) if _is_inside(one) and not _covers(one, taken))
        one = next(free, None) if text else None
        if one:
            taken.append(one.box)
            labels.append(one)
    return labels


def _sides(cluster: Cluster, text: str) -> list[Label]:
    x, y, width = cluster.x, cluster.y, _width(text)
    away, below = cluster.radius + GAP, cluster.radius + LINE / 2
    right, left = x + away, x - away
    return [
        Label(text, right, y, "right", _box(right, right + width, y, LINE)),
        Label(text, left, y, "left", _box(left - width, left, y, LINE)),
        Label(text, x, y + below, "below", _box(x - width / 2, x + width / 2, y + below, LINE)),
        Label(text, x, y - below, "above", _box(x - width / 2, x + width / 2, y - below, LINE)),
    ]


def _width(text: str) -> float:
    return sum(WIDE if c in "MWmw" else NARROW if c in " -'’.fijlrtI" else LETTER for c in text)


def _is_inside(one: Label) -> bool:
    return one.box[0] >= 0 and one.box[1] <= WIDTH


def _covers(one: Label, taken: Iterable[Box]) -> bool:
    return any(_overlap(one.box, other) for other in taken)


def _box(left: float, right: float, middle: float, height: float) -> Box:
    return left, right, middle - height / 2, middle + height / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
