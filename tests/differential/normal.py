"""What may differ between two recordings without meaning anything, rule by rule."""

from __future__ import annotations

import re
from typing import NamedTuple

from sails_io.client.version import VERSION


class Rule(NamedTuple):
    """One thing that is replaced wherever it is seen."""

    name: str
    pattern: re.Pattern[str]
    text: str


RULES = [
    Rule('the port of a server', re.compile(r'(127\.0\.0\.1|\.test):\d+'), r'\1:PORT'),
    Rule('the version of the library', re.compile(rf'\b(1\.2\.1|{re.escape(VERSION)})\b'), 'VERSION'),
    Rule("engine.io's protocol", re.compile(r'\bEIO=[34]\b'), 'EIO=N'),
    Rule("the time in a polling request's query", re.compile(r'\bt=[\w.-]+'), 't=TIME'),
    Rule("engine.io's session", re.compile(r'\bsid=[\w%.-]+'), 'sid=SID'),
    Rule('the id of a record', re.compile(r'\b(id|customer|addedId|removedId): \d+'), r'\1: ID'),
    Rule('the id of a record in a URL', re.compile(r'(/order|/customer|/orders)/\d+'), r'\1/ID'),
    Rule('a journal', re.compile(r'/journal/[\w-]+'), '/journal/NAME'),
    Rule(
        "the query of an address in the browser's own messages", re.compile(r"('wss?://[^?']*)\?[^']*"), r'\1'
    ),
    Rule(
        'how a server refuses that goes down',
        re.compile(r'Error during WebSocket handshake: net::ERR_CONNECTION_RESET'),
        'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
    ),
    Rule('a place in a file', re.compile(r'\n    at .*'), ''),
    Rule('a date', re.compile(r'Connected at: .*'), 'Connected at: DATE'),
    Rule('a duration', re.compile(r'offline at least [\d.]+ seconds'), 'offline at least N seconds'),
]


def normal(text: str) -> str:
    """The text without what means nothing.

    >>> normal('ws://127.0.0.1:4711/socket.io/?EIO=4&sid=xY-z')
    'ws://127.0.0.1:PORT/socket.io/?EIO=N&sid=SID'
    """
    for rule in RULES:
        text = rule.pattern.sub(rule.text, text)
    return text
