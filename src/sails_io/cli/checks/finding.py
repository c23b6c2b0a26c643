"""One thing that `doctor` has found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How much a finding matters; the value is the word that is shown."""

    OK = 'ok'
    NOTE = 'note'
    WRONG = 'wrong'


@dataclass(frozen=True)
class Finding:
    """One thing that was found.

    Attributes:
        level: how much it matters.
        text: what it is.
        advice: what to do about it; empty where there is nothing to do.
    """

    level: Level
    text: str
    advice: str = ''


def ok(text: str) -> Finding:
    """Return a finding that is as it should be."""
    return Finding(Level.OK, text)


def note(text: str, advice: str = '') -> Finding:
    """Return a finding that is good to know."""
    return Finding(Level.NOTE, text, advice)


def wrong(text: str, advice: str) -> Finding:
    """Return a finding that keeps something from working."""
    return Finding(Level.WRONG, text, advice)
