"""How findings look: in colour on a terminal, plain elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap

from .checks.finding import Finding, Level

BOLD, GREEN, YELLOW, RED = '1', '32', '33', '1;31'
COLOURS = {Level.OK: GREEN, Level.NOTE: YELLOW, Level.WRONG: RED}
INDENT = ' ' * 9
COMMAND = re.compile('`[^`]+`')
UNBROKEN = '\0'


def title(text: str) -> str:
    """Return the title of a section."""
    return _coloured(text, BOLD)


def lines(finding: Finding) -> str:
    """Return a finding: how much it matters, what it is, and below it what to do."""
    level = finding.level.value
    word = _coloured(level, COLOURS[finding.level]) + ' ' * (len(INDENT) - 2 - len(level))
    text = _wrapped(finding.text, INDENT).removeprefix(INDENT)
    advice = '\n' + _wrapped(f'-> {finding.advice}', INDENT + '   ') if finding.advice else ''
    return f'  {word}{text}{advice}'


def verdict(wrong: int) -> str:
    """Return the last line.

    Arguments:
        wrong: how many things are.
    """
    if wrong:
        return _coloured(f'{wrong} {"thing is" if wrong == 1 else "things are"} wrong.', RED)
    return _coloured('Nothing is wrong.', GREEN)


def _wrapped(text: str, rest: str) -> str:
    """Return text in lines that fit the terminal, with what is to be copied in one piece.

    Arguments:
        text: what to wrap.
        rest: what each line but the first begins with.
    """
    filled = textwrap.fill(
        COMMAND.sub(lambda match: match[0].replace(' ', UNBROKEN), text),
        shutil.get_terminal_size().columns,
        initial_indent=INDENT,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(UNBROKEN, ' ')


def _coloured(text: str, colour: str) -> str:
    """Return text in a colour where it is seen on a terminal; see https://no-color.org."""
    if not sys.stdout.isatty() or os.environ.get('NO_COLOR'):
        return text
    return f'\033[{colour}m{text}\033[0m'
