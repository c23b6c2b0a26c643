"""What may come of hostile input: a result, or a documented error, and a client that goes on working."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.support.tools import CHECKOUT

from .values import ON_PURPOSE

#: The codes that the types tell of.
CODES = set(re.findall(r"'(E_[A-Z_]+)'", (CHECKOUT / 'types' / 'jwr.d.ts').read_text(encoding='utf-8')))
#: What the languages say by themselves: of data that JSON cannot hold (see docs/await.md), of events whose name is an
#: object, and Python of arguments that are missing.
OF_LANGUAGES = re.compile(
    'circular|call stack|BigInt|Cannot convert|unhashable|missing [0-9]+ required|recursion depth',
    re.IGNORECASE,
)


def check(inputs: list[Any], found: dict[str, Any]) -> None:
    """Fail where something else came of inputs.

    Arguments:
        inputs: what a subject was given.
        found: what it answers.
    """
    wrong = [
        f'{json.dumps(given)[:300]} -> {outcome}'
        for given, outcome in zip(inputs, found['outcomes'], strict=True)
        if not _is_allowed(outcome)
    ]
    wrong += [f'connect_error: {error}' for error in found['errors'] if 'name' not in error]
    assert (wrong, found['complaints'], found['pollution'], found['works']) == ([], [], False, 200)


def _is_allowed(outcome: dict[str, Any]) -> bool:
    if 'threw' in outcome:
        return _is_documented(outcome['threw'])
    end = outcome.get('end', 200)
    return _is_documented(end) if isinstance(end, dict) else end != 'never'


def _is_documented(error: dict[str, Any]) -> bool:
    if ON_PURPOSE in error['message']:
        return True
    if error['kind'] != 'SailsError':
        return OF_LANGUAGES.search(error['message']) is not None
    says_what = error['code'] != 'E_USAGE' or 'Given: ' in error['message']
    return error['name'] == 'Error' and error['code'] in CODES and says_what
