"""The defects of 1.2.1, and the tests that fail with it and pass with this library."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

from tests.support.tools import CHECKOUT

TESTS = CHECKOUT / 'tests' / 'defects'

#: What was wrong, by number.
DEFECTS = {
    1: 'Two sockets to two other origins at the same time: both connected to the second, none to the first.',
    2: 'A socket to another origin stayed "connecting" for ever when the cookie route answered with 404 or with a '
    'page, or did not answer.',
    3: 'Listeners that were taken off came back with the next connection, listeners bound while connected were '
    'lost with it, and `off(event)` took off one of several.',
    4: 'After `removeAllListeners()`, requests in flight were not told that the connection was lost.',
    5: 'A callback that disconnected or threw was called twice, and one that threw kept the others from being '
    'called.',
    6: 'The response of a lost request had no `error`, `toPOJO()` or `pipe()`.',
    7: 'Each automatic reconnect added a listener, and requests made while the waiting ones were sent could get '
    'lost.',
    8: 'Requests that waited for a connection that never came were never called back; no request had a time '
    'limit; any number of them could wait.',
    9: 'A request wrote into the options and headers that it was given, so old tokens stuck; `io.sails.headers` '
    'was not looked at any more once connected.',
    10: "`query` grew by the library's own parameters with every `reconnect()`.",
    11: '`https://example.com.evil.test` passed for the same origin as `https://example.com`; `wss:`, IPv6 and '
    'most `https:` addresses were taken for another origin.',
    12: 'The library read the attributes of the last script element of the page, which with `async`, `defer` or a '
    'loader is somebody else\'s; `transports="websocket"` crashed.',
    13: 'Nothing stopped the attempts to reconnect; a refused connection left the socket "connecting", and '
    '`reconnect()` threw.',
    14: 'In a bundle the library took a browser for Node, made no global, and could not use what `import * as` '
    'gives; a second load threw or began anew.',
    15: 'A socket to another origin threw where there is no `document`: in workers and in React Native.',
    16: 'With two transports there was a warning about handshake headers that nobody had set.',
    17: 'Settings that an inline script made right after the tag came too late in current browsers.',
}


class Proof(NamedTuple):
    """A test of a defect."""

    defect: int
    file: str
    name: str


def proofs() -> list[Proof]:
    """All tests of tests/defects that have to fail with 1.2.1; their docstrings say of which defect they are."""
    found = [proof for file in sorted(TESTS.glob('test_*.py')) for proof in _proofs_of(file)]
    return sorted(found, key=lambda proof: proof.defect)


def _proofs_of(file: Path) -> list[Proof]:
    module = ast.parse(file.read_text(encoding='utf-8'))
    tests = [
        node for node in module.body if isinstance(node, ast.FunctionDef) and node.name.startswith('test_')
    ]
    said = {node.name: re.match(r'Defect (\d+)\b', ast.get_docstring(node) or '') for node in tests}
    return [Proof(int(match[1]), file.name, name) for name, match in said.items() if match]
