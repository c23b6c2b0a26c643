"""Time, and chance."""

from __future__ import annotations

import random as chance
from collections.abc import Callable
from typing import Any

from sails_io.twin import running_loop

#: Milliseconds: browsers know no longer time.
LONGEST = 2**31 - 1


def after(milliseconds: float, fn: Callable[[], None]) -> Any:
    """Call a function once, later; returns what `cancel` takes. What is no number is no time, as in JavaScript."""
    return running_loop().call_later(
        min(milliseconds, LONGEST) / 1000 if milliseconds == milliseconds else 0, fn
    )


def soon(fn: Callable[[], None]) -> None:
    """Call a function once, after what runs now."""
    running_loop().call_soon(fn)


def cancel(timer: Any) -> None:
    """Let what `after` returned not happen."""
    if timer is not None:
        timer.cancel()


def random() -> float:
    """Return a number from 0 to below 1, by chance."""
    return chance.random()
