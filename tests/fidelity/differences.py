"""What the mock does otherwise than Sails, on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Difference:
    """One difference: where it is, why, and the lines that each leaves in the recording."""

    conversation: str
    reason: str
    sails: tuple[str, ...]
    mock: tuple[str, ...]


DIFFERENCES: tuple[Difference, ...] = ()


def expected_of_mock(conversation: str, recording: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The recording that that of Sails becomes by these differences alone."""
    return recording
