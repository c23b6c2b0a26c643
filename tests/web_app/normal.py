"""Takes out of a recording what is another at every run: ports, tokens, dates."""

from __future__ import annotations

import re
from typing import Any

RULES = (
    (re.compile(r'127\.0\.0\.1:\d+'), '127.0.0.1:PORT'),
    (re.compile(r'(?<![\w-])[A-Za-z0-9]{8}-[\w-]{27}(?![\w-])'), 'TOKEN'),  # against CSRF
    (re.compile(r'\b\w{3} \w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT\S*( \([^)]*\))?'), 'DATE'),
)


def normal(value: Any) -> Any:
    """The same value, with names in the place of what changes from run to run.

    >>> normal({'url': 'http://127.0.0.1:4711/login'})
    {'url': 'http://127.0.0.1:PORT/login'}
    """
    if isinstance(value, str):
        for pattern, name in RULES:
            value = pattern.sub(name, value)
        return value
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [normal(item) for item in value]
    return value
