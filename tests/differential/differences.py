"""What is seen with each client where they differ on purpose: the exact texts, in differences.json.

A scenario says in which observations the clients differ and why, by hand. The texts are written down by
`pytest tests/differential --record-differences`, to be read before they are committed. Every run of the tests
compares them with what it sees.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name('differences.json')
#: In place of the text: this client made no such observation.
ABSENT = '(absent)'


class Pair(NamedTuple):
    """The texts of one observation."""

    reference: str
    ours: str


def pairs(reference: dict[str, str], ours: dict[str, str]) -> dict[str, Pair]:
    """By name, the observations that are not the same in two recordings."""
    names = [*reference, *(name for name in ours if name not in reference)]
    both = {name: Pair(reference.get(name, ABSENT), ours.get(name, ABSENT)) for name in names}
    return {name: pair for name, pair in both.items() if pair.reference != pair.ours}


def written_down() -> dict[str, dict[str, Pair]]:
    """By scenario and observation, the texts that were written down."""
    content = json.loads(FILE.read_text(encoding='utf-8'))
    return {
        scenario: {name: Pair(**texts) for name, texts in found.items()}
        for scenario, found in content.items()
    }


def write_down(found: dict[str, dict[str, Pair]]) -> None:
    """Write the texts of all scenarios."""
    content = {
        scenario: {name: pair._asdict() for name, pair in sorted(observed.items())}
        for scenario, observed in sorted(found.items())
        if observed
    }
    FILE.write_text(json.dumps(content, indent=1, ensure_ascii=False) + '\n', encoding='utf-8')
