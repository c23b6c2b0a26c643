"""Writes docs/differences.md from the scenarios: `python -m tests.differential.page`."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from tests.support.tools import CHECKOUT

from .catalogue import SCENARIOS, THEMES
from .defects import DEFECTS, proofs
from .differences import Pair, written_down
from .reasons import Reason
from .scenario import Scenario

FILE = CHECKOUT / 'docs' / 'differences.md'
RENEWAL = '.venv/bin/python -m tests.differential.page'

INTRODUCTION = """\
<!-- Written by `{renewal}`. -->
# Side by side with sails.io.js 1.2.1

For somebody who runs a Sails app and wants to know what changes with the file.

{scenarios} scenarios run in Chromium with `sails.io.js` 1.2.1 (`sails.io.js-dist` on npm) and with this library, each
against Sails 1.5.18 with sails-hook-sockets 3.0.2 and against the mock server. Compared is all that a page can see:
what callbacks and handlers are called with and in which order, what is thrown, names and values of properties, what
the console says, and which packets go to the server. {same} scenarios show no difference at all. In the other
{differing} there are the differences of the first part of this page, and no other; each client shows the same on both
servers.

`make test` makes these comparisons each time. It fails when there is another difference, when one that stands here is
gone, and when this page is not what the tests say.
"""

DEFECTS_TEXT = """\
## Defects of 1.2.1

Each is shown by tests that run with both clients. They have to fail with 1.2.1 and to pass with this library; one that
passes with 1.2.1 is an error. Differences above that come from one of these defects say so.

| | What was wrong | Tests |
| --- | --- | --- |
"""


def page() -> str:
    """The page as the scenarios have it."""
    differing = sum(bool(scenario.differs) for scenario in SCENARIOS)
    parts = [
        INTRODUCTION.format(
            renewal=RENEWAL, scenarios=len(SCENARIOS), same=len(SCENARIOS) - differing, differing=differing
        ),
        _purposes(),
        _defects(),
        _scenarios(),
    ]
    return '\n'.join(parts)


def _purposes() -> str:
    texts = written_down()
    found: dict[Reason, list[tuple[Scenario, str, Pair]]] = {}
    for scenario in SCENARIOS:
        for name, reason in scenario.differs.items():
            pair = texts.get(scenario.name, {}).get(name)
            if pair:
                found.setdefault(reason, []).append((scenario, name, pair))
    # What may concern an app comes first, and what was broken last.
    ordered = sorted(found.items(), key=lambda item: (item[0].defect, -len(item[1])))
    return '## What differs on purpose\n\n' + '\n'.join(_purpose(*item) for item in ordered)


def _purpose(reason: Reason, rows: list[tuple[Scenario, str, Pair]]) -> str:
    lines = [f'### {reason.title}\n\n{reason.text}\n']
    count = f'{len(rows)} comparison' + ('s' if len(rows) > 1 else '')
    lines.append(f'<details><summary>{count}</summary>\n')
    lines.append('| Scenario | What is compared | 1.2.1 | This library |\n| --- | --- | --- | --- |')
    for scenario, name, pair in rows:
        lines.append(
            f'| {_cell(scenario.name)} | {_cell(name)} | {_code(pair.reference)} | {_code(pair.ours)} |'
        )
    return '\n'.join(lines) + '\n\n</details>\n'


def _defects() -> str:
    shown = proofs()
    lines = []
    for number, text in DEFECTS.items():
        files = Counter(proof.file for proof in shown if proof.defect == number)
        links = '<br>'.join(f'[{file}](../tests/defects/{file}): {count}' for file, count in files.items())
        lines.append(f'| {number} | {_cell(text)} | {links} |')
    names = '\n'.join(
        f'- {proof.defect}: {proof.name.removeprefix("test_").replace("_", " ")}' for proof in shown
    )
    details = f'\n<details><summary>The {len(shown)} tests</summary>\n\n{names}\n\n</details>\n'
    return DEFECTS_TEXT + '\n'.join(lines) + '\n' + details


def _scenarios() -> str:
    lines = ['## All scenarios\n']
    for theme, scenarios in THEMES.items():
        lines.append(f'### {theme}\n')
        lines.append('| 1.2.1 and this library | on Sails 1.5.18 | on the mock |\n| --- | --- | --- |')
        for scenario in scenarios:
            count = len(scenario.differs)
            result = f'**{count} on purpose**' if count else 'same'
            lines.append(f'| {_cell(scenario.name)} | {result} | {result} |')
        lines.append('')
    return '\n'.join(lines)


def _cell(text: str) -> str:
    return re.sub(r'(?<!`)<', '&lt;', text).replace('|', '&#124;')


def _code(text: str) -> str:
    """Text as it was seen, in a cell of a table."""
    shown = escape(text, quote=False).replace('|', '&#124;').replace('\\', '&#92;')
    for sign in '*_`~[]':
        shown = shown.replace(sign, f'&#{ord(sign)};')
    return '<br>'.join(f'<code>{line}</code>' for line in shown.split('\n') if line.strip()) or '(nothing)'


if __name__ == '__main__':
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(page(), encoding='utf-8')
