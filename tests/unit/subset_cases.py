"""The cases of the subset: what is refused, what is let through, and what is none of its business.

`REFUSED` maps a construct to a source and the line that is refused. `ALLOWED` maps a name to a source with a
function `answer`, whose JSON-like result is the same under CPython and in compiled code. `PASSED` maps a name
to a source that must not be refused, though only a page could run it.
"""

from __future__ import annotations

from tests.unit import (
    subset_allowed_forms,
    subset_allowed_operators,
    subset_allowed_values,
    subset_refused_forms,
    subset_refused_values,
)
from tests.unit.subset_passed import PASSED

__all__ = ['ALLOWED', 'PASSED', 'REFUSED']

REFUSED: dict[str, tuple[str, int]] = {**subset_refused_forms.FORMS, **subset_refused_values.VALUES}
ALLOWED: dict[str, str] = {
    **subset_allowed_values.VALUES,
    **subset_allowed_forms.FORMS,
    **subset_allowed_operators.OPERATORS,
}
