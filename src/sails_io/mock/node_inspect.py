"""Values as Node's ``util.inspect`` shows them, in one line."""

import json
import re
from typing import Any

_NAME = re.compile(r'[a-zA-Z_]\w*', re.ASCII)
_DEPTH = 5  # Waterline's


def inspect(value: Any, depth: int = _DEPTH) -> str:
    """A JSON value, so many levels deep.

    >>> inspect({'a-b': "it's", 'list': [1, None, {'deep': {}}]}, 1)
    '{ \\'a-b\\': "it\\'s", list: [ 1, null, [Object] ] }'
    """
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        if value and depth < 0:
            return '[Array]'
        shown = ', '.join(inspect(item, depth - 1) for item in value)
        return f'[ {shown} ]' if value else '[]'
    if isinstance(value, dict):
        if value and depth < 0:
            return '[Object]'
        shown = ', '.join(f'{_key(key)}: {inspect(item, depth - 1)}' for key, item in value.items())
        return f'{{ {shown} }}' if value else '{}'
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value)


def formatted(value: Any) -> str:
    """A value as ``util.format('%s')`` writes it.

    >>> formatted('text'), formatted({'a': {'b': 1}})
    ('text', '{ a: [Object] }')
    """
    return value if isinstance(value, str) else inspect(value, 0)


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    quote = "'" if "'" not in text else '"' if '"' not in text else '`' if '`' not in text else "'"
    inside = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"')
    return quote + (inside.replace("'", "\\'") if quote == "'" else inside) + quote
