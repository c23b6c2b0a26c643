"""What somebody may write into a front-end and cannot be compiled."""

from __future__ import annotations

from pathlib import Path

MATCH = """

def broken(x: Any) -> None:
    match x:
        case 1:
            pass
"""


def add_match(module: Path) -> int:
    """Write a `match` statement to the end of a module, and return its line."""
    with module.open('a', encoding='utf-8') as file:
        file.write(MATCH)
    lines = module.read_text(encoding='utf-8').splitlines()
    return lines.index('    match x:') + 1
