"""Draws what clients held from the beginning to the end of each trial."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.svg import Drawing

from .record import Record

TITLE = 'What clients hold, from the beginning to the end of each trial'
LEFT, RIGHT = 220, 470  # of the curves
FIRST, COLUMN, MARGIN = 80, 60, 20  # widths of the columns of numbers, and of the space around
TOP, ROW, BOTTOM = 116, 46, 20
#: How high a curve's row reaches: from below zero to above what is allowed, in shares of that.
FLOOR, CEILING = -0.5, 1.2
#: Counts that have a column of numbers, after that of the heap and before that of lost requests.
COLUMNS = ('listeners', 'timers', 'sockets', 'files', 'kept', 'waiting')
WIDTH = RIGHT + FIRST + COLUMN * (len(COLUMNS) + 1) + MARGIN
LIGHT = """
  .zero { stroke: #59636e; stroke-dasharray: 4 3 }
  .limit { stroke: #cf222e; stroke-dasharray: 1 3 }
  .Node { stroke: #0969da; stroke-width: 2; fill: none }
  .Chromium { stroke: #bc4c00; stroke-width: 2; fill: none }
  .wrong { fill: #cf222e; font-weight: 600 }
"""
DARK = """
  .zero { stroke: #9198a1 }
  .limit { stroke: #f85149 }
  .Node { stroke: #4493f8 }
  .Chromium { stroke: #f0883e }
  .wrong { fill: #f85149 }
"""


def chart(records: Sequence[Record]) -> str:
    """Return an SVG with a row for each record: the heap as a curve, and the counts as numbers."""
    height = TOP + ROW * len(records) + BOTTOM
    drawing = Drawing(WIDTH, height, TITLE, LIGHT, DARK)
    _frame(drawing)
    for number, record in enumerate(records):
        _row(drawing, record, TOP + ROW * number)
    return str(drawing)


def _frame(drawing: Drawing) -> None:
    drawing.text((MARGIN, 30), TITLE, 'title')
    drawing.text(
        (MARGIN, 52),
        'Counted at rest, after a collection of garbage. A single number: the same at the beginning and at the end.',
        'axis',
    )
    drawing.text((LEFT, TOP - 30), 'heap since the beginning', 'heading')
    drawing.text((LEFT, TOP - 14), 'dashed: no change; dotted: the limit', 'axis')
    drawing.text((_x(0), TOP - 14), 'at the end', 'axis', 'end')
    for place, head in enumerate([*COLUMNS, 'lost'], 1):
        drawing.text((_x(place), TOP - 14), head, 'axis', 'end')


def _x(place: int) -> float:
    """The right side of a column of numbers."""
    return RIGHT + FIRST + COLUMN * place


def _row(drawing: Drawing, record: Record, top: float) -> None:
    bottom = top + ROW
    drawing.line((MARGIN, top), (WIDTH - MARGIN, top), 'grid')
    drawing.text((MARGIN, top + 19), record.trial, 'heading')
    drawing.text((MARGIN, top + 36), f'{record.client}, {record.done:,} {record.unit}', 'axis')

    def y(share: float) -> float:
        inside = (min(max(share, FLOOR), CEILING) - FLOOR) / (CEILING - FLOOR)
        return bottom - 3 - inside * (ROW - 6)

    for share, kind in ((0.0, 'zero'), (1.0, 'limit')):
        drawing.line((LEFT, y(share)), (RIGHT, y(share)), kind)
    places = [
        (LEFT + (RIGHT - LEFT) * done / record.done, y(change / record.allowance))
        for (done, _), change in zip(record.samples, record.changes, strict=True)
    ]
    drawing.curve(places, record.client)
    _numbers(drawing, record, top + ROW / 2 + 5)


def _numbers(drawing: Drawing, record: Record, y: float) -> None:
    grown = record.growth > record.allowance
    drawing.text((_x(0), y), f'{record.growth / 1000:+,.0f} kB', 'wrong' if grown else '', 'end')
    for place, name in enumerate(COLUMNS, 1):
        first, last = record.ends(name)
        if name == 'files' and not first:
            drawing.text((_x(place), y), '-', '', 'end')  # a page has none of its own
        else:
            _number(
                drawing,
                (_x(place), y),
                f'{first:,}' if first == last else f'{first:,}→{last:,}',
                first != last,
            )
    lost = record.tally.lost
    _number(drawing, (_x(len(COLUMNS) + 1), y), f'{lost:,}', lost > 0)


def _number(drawing: Drawing, place: tuple[float, float], text: str, is_wrong: bool) -> None:
    drawing.text(place, text, 'wrong' if is_wrong else '', 'end')
