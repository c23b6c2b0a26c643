"""Draws a chart, in light and in dark."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

#: What all charts have, with the rules of one.
STYLE = """
  text {{ font: 13px system-ui, sans-serif; fill: #1f2328 }}
  .title {{ font-size: 16px; font-weight: 600 }}
  .heading {{ font-weight: 600 }}
  .tick, .axis {{ fill: #59636e; font-size: 12px }}
  .page {{ fill: #ffffff }}
  .grid {{ stroke: #d8dee4 }}
{light}
  @media (prefers-color-scheme: dark) {{
    text {{ fill: #e6edf3 }}
    .tick, .axis {{ fill: #9198a1 }}
    .page {{ fill: #0d1117 }}
    .grid {{ stroke: #30363d }}
{dark}
  }}
"""
Place = tuple[float, float]


class Drawing:
    """An SVG.

    Args:
        width, height: in pixels.
        title: what it is, for those who do not see it.
        light, dark: rules of its own classes, for a light page and for a dark one.
    """

    def __init__(self, width: int, height: int, title: str, light: str, dark: str) -> None:
        self.root = Element(
            'svg', {'xmlns': 'http://www.w3.org/2000/svg', 'viewBox': f'0 0 {width} {height}', 'role': 'img'}
        )
        SubElement(self.root, 'title').text = title
        SubElement(self.root, 'style').text = STYLE.format(
            light=_indented(light, '  '), dark=_indented(dark, '    ')
        )
        SubElement(self.root, 'rect', {'class': 'page', 'width': '100%', 'height': '100%'})

    def __str__(self) -> str:
        indent(self.root)
        return tostring(self.root, encoding='unicode') + '\n'

    def dot(self, place: Place, kind: str) -> None:
        """Draw a dot."""
        x, y = place
        SubElement(self.root, 'circle', {'class': kind, 'cx': f'{x:.1f}', 'cy': f'{y:.1f}', 'r': '4'})

    def line(self, start: Place, end: Place, kind: str) -> None:
        """Draw a straight line."""
        places = {'x1': start[0], 'y1': start[1], 'x2': end[0], 'y2': end[1]}
        SubElement(
            self.root, 'line', {'class': kind, **{name: f'{value:.1f}' for name, value in places.items()}}
        )

    def curve(self, places: list[Place], kind: str) -> None:
        """Draw a line through places."""
        points = ' '.join(f'{x:.1f},{y:.1f}' for x, y in places)
        SubElement(self.root, 'polyline', {'class': kind, 'points': points})

    def text(self, place: Place, text: str, kind: str = '', anchor: str = 'start') -> None:
        """Write a text at a place of its line: its `start`, `middle` or `end`."""
        x, y = place
        SubElement(
            self.root, 'text', {'x': f'{x:.1f}', 'y': f'{y:.1f}', 'class': kind, 'text-anchor': anchor}
        ).text = text


def _indented(rules: str, by: str) -> str:
    return '\n'.join(by + rule.strip() for rule in rules.strip().splitlines())
