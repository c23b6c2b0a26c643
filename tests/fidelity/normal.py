"""Takes out of a recording what is another at every run, or the words of a JavaScript engine."""

from __future__ import annotations

import re
from typing import Any

RULES = {
    'the session in a cookie': (re.compile(r'(?<=sails\.sid=)s(%3A|:)[\w%./+:-]+'), 'SESSION'),
    'the CSRF token': (re.compile(r'(?<="_csrf": ")[\w-]+'), 'TOKEN'),
    'the lines of a stack': (re.compile(r'(\n +at .*)+'), '\n    at STACK'),
    'the key of a WebSocket': (re.compile(r'^[\w+/]{22}==$'), 'KEY'),
    'what V8 says of bad JSON': (re.compile(r'(?<=raw error: SyntaxError: ).*'), 'WORDS'),
    'what body-parser says of it': (re.compile(r'(?<=HTTP body- error occurred :: )[\s\S]*'), 'WORDS'),
}
#: Headers of a file, which is another at every run.
OF_FILES = ('etag', 'last-modified')


class Names:
    """The words of one server's own, and what stands for them."""

    def __init__(self, port: int) -> None:
        self._names = {f':{port}': ':PORT'}

    def add(self, word: str, name: str) -> None:
        """Remember one."""
        self._names[word] = name

    def put_into(self, text: str) -> str:
        """The text with the names in place of the words."""
        for word, name in self._names.items():
            text = text.replace(word, name)
        return text


def normal(value: Any, names: Names) -> Any:
    """The same value, with names in the place of what changes from run to run; headers in one order.

    >>> normal({'url': 'http://127.0.0.1:4711', 'cookie': 'sails.sid=s%3Aabc.def; Path=/'}, Names(4711))
    {'url': 'http://127.0.0.1:PORT', 'cookie': 'sails.sid=SESSION; Path=/'}
    """
    if isinstance(value, str):
        for pattern, name in RULES.values():
            value = pattern.sub(name, value)
        return names.put_into(value)
    if isinstance(value, dict):
        return {
            key: normal(
                dict(sorted(item.items())) if key == 'headers' and isinstance(item, dict) else item, names
            )
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [normal(item, names) for item in value]
    return value


def normal_http(answer: dict[str, Any], names: Names) -> dict[str, Any]:
    """The same for an HTTP answer: without the headers that follow from what has been replaced."""
    headers, found = answer['headers'], normal(answer, names)
    gone = OF_FILES if 'last-modified' in headers or found['text'] != answer['text'] else ()
    return {**found, 'headers': {name: value for name, value in found['headers'].items() if name not in gone}}
