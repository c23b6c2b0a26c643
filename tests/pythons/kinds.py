"""The Pythons of a page, and how each runs a sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent

from .guide import Sample

# Each sample is the inside of a coroutine, and is at its end when `window.ended` says so.
PROGRAM = """
{lines}
window.printed = window.Array.new()


def print(*values):
    window.printed.push(' '.join([str(value) for value in values]))


async def sample():
    try:
{code}
    finally:
        window.ended = True


{start}
"""
BRYTHON = (
    '<script src="/pythons/brython/brython.min.js"></script>'
    '<script src="/pythons/brython/brython_stdlib.js"></script>'
)
PYSCRIPT = (
    '<script type="module" src="/pythons/pyscript/core.js"></script>'
    '<{tag}-config>interpreter = "/pythons/{interpreter}.mjs"</{tag}-config>'
)


@dataclass(frozen=True)
class Kind:
    """A Python of a page.

    Attributes:
        section: of docs/pythons.md.
        head: the elements that bring it.
        script_type: of its script elements.
        start: how it begins a coroutine.
        uncaught: what the page says of the uncaught error of an exception that has this text.
    """

    section: str
    head: str
    script_type: str
    start: str
    uncaught: Callable[[str], list[str]]

    def body(self, sample: Sample) -> str:
        """The elements of a page that runs a sample."""
        code = PROGRAM.format(lines=sample.lines, code=indent(sample.code, ' ' * 8), start=self.start)
        return f'{self.head}\n<script type="{self.script_type}">{code}</script>'


def _pyscript(section: str, tag: str, interpreter: str) -> Kind:
    head = PYSCRIPT.format(tag=tag, interpreter=interpreter)
    return Kind(section, head, tag, 'await sample()', lambda text: [f'(?s)^uncaught .*{text}'])


KINDS = {
    # Brython throws objects of its own, of which a browser knows nothing, after it has written the traceback.
    'brython': Kind(
        'What is odd in Brython',
        BRYTHON,
        'text/python',
        'aio.run(sample())',
        lambda text: [f'(?s)^console.error: Traceback.*{text}', '^uncaught Object'],
    ),
    'pyodide': _pyscript('What is odd in PyScript with Pyodide', 'py', 'pyodide/pyodide'),
    'micropython': _pyscript('What is odd in PyScript with MicroPython', 'mpy', 'micropython/micropython'),
}
