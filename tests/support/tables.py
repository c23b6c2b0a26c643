"""Tables of what a run has found, their headings first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Return the lines of a table for a terminal.

    >>> list(aligned([('what', 'ms'), ('a', '17')]))
    ['what  ms', 'a     17']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield '  '.join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return a table for a page of the docs."""
    head, *rest = rows
    return '\n'.join(f'| {" | ".join(row)} |' for row in [head, ('---',) * len(head), *rest])
