"""What stands in docs/pythons.md: how the Pythons are installed, a page for each, and samples of what is odd."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.support.tools import CHECKOUT

TEXT = (CHECKOUT / 'docs' / 'pythons.md').read_text(encoding='utf-8')
BLOCK = re.compile(r'^```(\w+)\n(.*?)^```', re.DOTALL | re.MULTILINE)
SAYS = re.compile(r'print\(.*\)\)?  # (.+)$', re.MULTILINE)
COMPLAINS = re.compile(r'  # (uncaught|in the console): (.+)$', re.MULTILINE)
ENDS = re.compile(r'  # the end: (.+)$', re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    """A piece of Python.

    Attributes:
        lines: the names that it goes on from.
        code: what it does.
        says: what the comments behind `print` say that it prints.
        complaints: how, and of what, the comments say that the page complains.
        ends: of what the console tells, after which nothing of the sample is done any more.
    """

    lines: str
    code: str
    says: list[str]
    complaints: list[tuple[str, str]]
    ends: list[str]


def blocks(language: str, text: str = TEXT) -> list[str]:
    """The blocks of a language."""
    return [code for found, code in BLOCK.findall(text) if found == language]


def sections(mark: str, text: str = TEXT) -> dict[str, str]:
    """What stands under each heading of a level, by its heading."""
    parts = re.split(rf'^{mark} (.+)\n', text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def samples(heading: str) -> dict[str, Sample]:
    """The samples of a section, by what is odd."""
    section = sections('##')[heading]
    lines = blocks('python', section)[0]
    codes = {name: blocks('python', text) for name, text in sections('###', section).items()}
    return {
        name: Sample(lines, code, SAYS.findall(code), COMPLAINS.findall(code), ENDS.findall(code))
        for name, [code] in codes.items()
    }
