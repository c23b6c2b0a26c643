"""What was lost and how long it took, over all failures of a kind: the table that the command prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from .outcome import Outcome
from .report import LOST, OK
from .scenario import Scenario

ROWS = (
    'failures',
    'visitors moved',
    'requests',
    'answered',
    f'ended with {LOST}',
    'asked again, and answered',
    'waited for a connection, and answered',
    'lost without an ending',
    'events sent',
    'missed by one who moved: median, max',
    'missed by one who stayed: max',
    'away, in ms: median, max',
)


def figures(outcomes: list[Outcome]) -> list[str]:
    """The values of the rows."""
    reports = [report for outcome in outcomes for report in outcome.reports]
    moved = [(outcome, report) for outcome in outcomes for report in outcome.moved]
    missed = [len(outcome.missed(report)) for outcome, report in moved]
    away = [outcome.away(report) for outcome, report in moved]
    return [
        str(len(outcomes)),
        str(len(moved)),
        str(sum(len(report.endings) for report in reports)),
        str(sum(len(report.ended(OK)) for report in reports)),
        str(sum(len(report.ended(LOST)) for report in reports)),
        str(sum(report.again for report in reports)),
        str(sum(len({*report.waited} & {*report.ended(OK)}) for report in reports)),
        str(sum(not endings for report in reports for endings in report.endings)),
        str(sum(len(outcome.events) for outcome in outcomes)),
        f'{median(missed):.0f}, {max(missed)}',
        str(max(len(outcome.missed(report)) for outcome in outcomes for report in outcome.stayed)),
        f'{median(away):.0f}, {max(away):.0f}',
    ]


def table(found: Sequence[tuple[Scenario, list[Outcome]]]) -> Iterator[str]:
    """The lines of the table."""
    columns = [['', *ROWS], *([scenario.title, *figures(outcomes)] for scenario, outcomes in found)]
    widths = [max(map(len, column)) for column in columns]
    for first, *rest in zip(*columns, strict=True):
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield '  '.join(cells).rstrip()
