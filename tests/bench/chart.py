"""Draws the ratios of a run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import log10
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .clients import FLOOR, OURS, REFERENCE
from .plan import TITLES, Cell
from .results import Results, Spread

WIDTH, LEFT, RIGHT = 800, 316, 24
TOP, BOTTOM = 96, 44
ROW, HEADING, GAP = 22, 22, 12
TICKS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 16px; font-weight: 600 }
  .heading { font-weight: 600 }
  .tick, .axis { fill: #59636e; font-size: 12px }
  .page { fill: #ffffff }
  .grid { stroke: #d8dee4 }
  .one { stroke: #59636e; stroke-dasharray: 4 3 }
  .reference { stroke: #0969da; fill: #0969da; stroke-width: 2 }
  .floor { stroke: #bc4c00; fill: #ffffff; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .tick, .axis { fill: #9198a1 }
    .page { fill: #0d1117 }
    .grid { stroke: #30363d }
    .one { stroke: #9198a1 }
    .reference { stroke: #4493f8; fill: #4493f8 }
    .floor { stroke: #f0883e; fill: #0d1117 }
  }
"""
SERIES = (REFERENCE, FLOOR)
LEGEND = {REFERENCE: 'to sails.io.js 1.2.1', FLOOR: 'to bare socket.io-client'}


def chart(results: Results) -> str:
    """Return an SVG with a line for each cell: the median of the ratios as a dot, least to greatest as a bar."""
    rows = [(cell, ratios) for cell in results.cells if (ratios := dict(_ratios(cell, results)))]
    groups = [(measure, list(lines)) for measure, lines in groupby(rows, lambda row: row[0].measure)]
    height = TOP + sum(_height(lines) for _, lines in groups) + BOTTOM
    root = Element(
        'svg', {'xmlns': 'http://www.w3.org/2000/svg', 'viewBox': f'0 0 {WIDTH} {height}', 'role': 'img'}
    )
    SubElement(root, 'title').text = 'Ratios of this library to the reference and to the floor'
    SubElement(root, 'style').text = STYLE
    SubElement(root, 'rect', {'class': 'page', 'width': '100%', 'height': '100%'})
    scale = Scale([bound for _, ratios in rows for ratio in ratios.values() for bound in ratio.range])
    _frame(root, scale, height - BOTTOM)
    y = float(TOP)
    for measure, lines in groups:
        _text(root, 16, y + ROW / 2 + 4, f'({measure}) {TITLES[measure]}', 'heading')
        if lines[0][0].name:
            y += HEADING
        for cell, ratios in lines:
            _text(root, LEFT - 12, y + ROW / 2 + 4, cell.name, anchor='end')
            for client, ratio in ratios.items():
                _mark(root, scale, ratio, y + ROW / 2 + (-4 if client == REFERENCE else 4), client)
            y += ROW
        y += GAP
    indent(root)
    return tostring(root, encoding='unicode') + '\n'


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


def _frame(root: Element, scale: Scale, bottom: float) -> None:
    _text(
        root, 16, 28, 'Cost of this library as a ratio: left of 1 it takes less time, or less heap', 'title'
    )
    for place, client in enumerate(SERIES):
        x = 24.0 + 200 * place
        _dot(root, x, 52, client)
        _text(root, x + 12, 56, LEGEND[client])
    _text(root, 24 + 200 * len(SERIES), 56, 'bars: least to greatest of the rounds', 'axis')
    for tick in scale.ticks:
        x = scale.x(tick)
        _line(root, (x, TOP - 4), (x, bottom + 4), 'one' if tick == 1 else 'grid')
        _text(root, x, TOP - 10, f'{tick:g}', 'tick', 'middle')
        _text(root, x, bottom + 18, f'{tick:g}', 'tick', 'middle')
    _text(root, (LEFT + WIDTH - RIGHT) / 2, bottom + 36, 'ratio, logarithmic', 'axis', 'middle')


def _mark(root: Element, scale: Scale, ratio: Spread, y: float, client: str) -> None:
    least, greatest = map(scale.x, ratio.range)
    _line(root, (least, y), (greatest, y), client)
    _dot(root, scale.x(ratio.median), y, client)


def _dot(root: Element, x: float, y: float, kind: str) -> None:
    SubElement(root, 'circle', {'class': kind, 'cx': f'{x:.1f}', 'cy': f'{y:.1f}', 'r': '4'})


def _line(root: Element, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
    places = {'x1': start[0], 'y1': start[1], 'x2': end[0], 'y2': end[1]}
    SubElement(root, 'line', {'class': kind, **{name: f'{value:.1f}' for name, value in places.items()}})


def _text(root: Element, x: float, y: float, text: str, kind: str = '', anchor: str = 'start') -> None:
    SubElement(
        root, 'text', {'x': f'{x:.1f}', 'y': f'{y:.1f}', 'class': kind, 'text-anchor': anchor}
    ).text = text
