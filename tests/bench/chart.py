"""Draws the ratios of a run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import log10

from tests.support.svg import Drawing

from .clients import FLOOR, OURS, REFERENCE
from .plan import TITLES, Cell
from .results import Results, Spread

WIDTH, LEFT, RIGHT = 800, 316, 24
TOP, BOTTOM = 96, 44
ROW, HEADING, GAP = 22, 22, 12
TICKS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
LIGHT = """
  .one { stroke: #59636e; stroke-dasharray: 4 3 }
  .reference { stroke: #0969da; fill: #0969da; stroke-width: 2 }
  .floor { stroke: #bc4c00; fill: #ffffff; stroke-width: 2 }
"""
DARK = """
  .one { stroke: #9198a1 }
  .reference { stroke: #4493f8; fill: #4493f8 }
  .floor { stroke: #f0883e; fill: #0d1117 }
"""
SERIES = (REFERENCE, FLOOR)
LEGEND = {REFERENCE: 'to sails.io.js 1.2.1', FLOOR: 'to bare socket.io-client'}


def chart(results: Results) -> str:
    """Return an SVG with a line for each cell: the median of the ratios as a dot, least to greatest as a bar."""
    rows = [(cell, ratios) for cell in results.cells if (ratios := dict(_ratios(cell, results)))]
    groups = [(measure, list(lines)) for measure, lines in groupby(rows, lambda row: row[0].measure)]
    height = TOP + sum(_height(lines) for _, lines in groups) + BOTTOM
    drawing = Drawing(WIDTH, height, 'Ratios of this library to the reference and to the floor', LIGHT, DARK)
    scale = Scale([bound for _, ratios in rows for ratio in ratios.values() for bound in ratio.range])
    _frame(drawing, scale, height - BOTTOM)
    y = float(TOP)
    for measure, lines in groups:
        drawing.text((16, y + ROW / 2 + 4), f'({measure}) {TITLES[measure]}', 'heading')
        if lines[0][0].name:
            y += HEADING
        for cell, ratios in lines:
            drawing.text((LEFT - 12, y + ROW / 2 + 4), cell.name, anchor='end')
            for client, ratio in ratios.items():
                _mark(drawing, scale, ratio, y + ROW / 2 + (-4 if client == REFERENCE else 4), client)
            y += ROW
        y += GAP
    return str(drawing)


class Scale:
    """From ratios to places on a logarithmic axis that has room for all of them."""

    def __init__(self, ratios: list[float]) -> None:
        least, greatest = min([*ratios, 0.5]), max([*ratios, 2])
        low = max((tick for tick in TICKS if tick <= least), default=TICKS[0])
        high = min((tick for tick in TICKS if tick >= greatest), default=TICKS[-1])
        self.ticks = [tick for tick in TICKS if low <= tick <= high]

    def x(self, ratio: float) -> float:
        """Return the place of a ratio."""
        low, high = log10(self.ticks[0]), log10(self.ticks[-1])
        share = (log10(max(ratio, self.ticks[0])) - low) / (high - low)
        return LEFT + min(share, 1) * (WIDTH - LEFT - RIGHT)


def _height(lines: list[tuple[Cell, dict[str, Spread]]]) -> int:
    # The only line of a measure stands beside its title.
    return (HEADING if lines[0][0].name else 0) + ROW * len(lines) + GAP


def _ratios(cell: Cell, results: Results) -> Iterator[tuple[str, Spread]]:
    for client in SERIES if cell.compared else ():
        if ratio := results.ratio(cell.measure, cell.name, OURS, client):
            yield client, ratio


def _frame(drawing: Drawing, scale: Scale, bottom: float) -> None:
    drawing.text(
        (16, 28), 'Cost of this library as a ratio: left of 1 it takes less time, or less heap', 'title'
    )
    for place, client in enumerate(SERIES):
        x = 24.0 + 200 * place
        drawing.dot((x, 52), client)
        drawing.text((x + 12, 56), LEGEND[client])
    drawing.text((24 + 200 * len(SERIES), 56), 'bars: least to greatest of the rounds', 'axis')
    for tick in scale.ticks:
        x = scale.x(tick)
        drawing.line((x, TOP - 4), (x, bottom + 4), 'one' if tick == 1 else 'grid')
        drawing.text((x, TOP - 10), f'{tick:g}', 'tick', 'middle')
        drawing.text((x, bottom + 18), f'{tick:g}', 'tick', 'middle')
    drawing.text(((LEFT + WIDTH - RIGHT) / 2, bottom + 36), 'ratio, logarithmic', 'axis', 'middle')


def _mark(drawing: Drawing, scale: Scale, ratio: Spread, y: float, client: str) -> None:
    least, greatest = map(scale.x, ratio.range)
    drawing.line((least, y), (greatest, y), client)
    drawing.dot((scale.x(ratio.median), y), client)
