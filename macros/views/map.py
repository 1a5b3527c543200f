"""The map of a point: its relations drawn in fixed columns, every box a link."""

import textwrap
from dataclasses import dataclass

from macros.kennisbank import Kennisbank
from macros.model import Punt, Record
from macros.views.names import hue, kicker

WIDTH = 720
BOX = 214
HEIGHT = 62
GAP = 12
SELF_HEIGHT = 96
LETTERS = 28  # that fit on one line of a box at 14 px


@dataclass(frozen=True)
class Box:
    """One box: where it leads, what it says, where it stands (in SVG units)."""

    address: str
    head: str
    lines: tuple[str, ...]
    hue: int
    x: int
    y: int
    edge: str

    @property
    def middle(self) -> int:
        return self.x + BOX // 2


@dataclass(frozen=True)
class Map:
    """The drawing: boxes left and right of the point itself."""

    boxes: tuple[Box, ...]
    head: str
    lines: tuple[str, ...]
    hue: int
    height: int
    x: int
    y: int


@dataclass(frozen=True)
class MapNode:
    """What a box will say, before it has a place."""

    address: str
    head: str
    text: str
    hue: int


def node(kb: Kennisbank, record: Record) -> MapNode:
    """What a box says of a record."""
    return MapNode(record.address, kicker(kb, record), record.title, hue(kb, record))


def draw(kb: Kennisbank, punt: Punt, left: list[MapNode], right: list[MapNode]) -> Map:
    """Place the nodes in two columns around the point."""
    rows = max(len(left), len(right), 2)
    height = rows * (HEIGHT + GAP) + GAP
    self_x, self_y = (WIDTH - BOX) // 2 + 8, (height - SELF_HEIGHT) // 2
    boxes = [
        *_column(left, 0, height, BOX, self_x),
        *_column(right, WIDTH - BOX, height, WIDTH - BOX, self_x + BOX - 16),
    ]
    return Map(tuple(boxes), kicker(kb, punt), _lines(punt.titel), hue(kb, punt), height, self_x, self_y)


def _column(nodes: list[MapNode], x: int, height: int, edge_x: int, self_x: int) -> list[Box]:
    top = (height - len(nodes) * (HEIGHT + GAP) + GAP) // 2
    boxes = []
    for index, item in enumerate(nodes):
        y = top + index * (HEIGHT + GAP)
        middle = (edge_x + self_x) // 2
        edge = f"M{edge_x} {y + HEIGHT // 2}C{middle} {y + HEIGHT // 2} {middle} {height // 2} {self_x} {height // 2}"
        boxes.append(Box(item.address, item.head, _lines(item.text), item.hue, x, y, edge))
    return boxes


def _lines(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, LETTERS, max_lines=2, placeholder=" …", break_long_words=False))
