"""The names of members that nobody outside a bundle reads, and that can be shortened in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Classes whose objects pages hold: all of their members are read, except those that begin with an underscore.
PUBLIC = {'SailsSocket', 'JWR', 'Collection'}
#: Others, of which pages read some members.
PARTLY_PUBLIC = {
    'Call': {'abort', 'data', 'headers', 'jwr', 'method', 'url'},
    'Subscription': {'request', 'stop'},
}

#: Read by others, although they begin with an underscore: `io.socket._raw` by pages, `_placeholder` by servers,
#: and `_socket` is a member of Node's WebSockets.
READ_ELSEWHERE = {'_raw', '_placeholder', '_socket'}

_WORD = re.compile(r'[A-Za-z_$][\w$]*')
_PRIVATE = re.compile(r'_[a-z]\w*')
_COMMENT = re.compile(r'/\*.*?\*/|(?<!:)//[^\n]*', re.DOTALL)


def private_names(client: Iterable[Path], scripts: Iterable[Path]) -> list[str]:
    """Return the names that can be shortened.

    Whatever begins with an underscore can be, unless a program's text says it in quotes; so can the members of
    the client's inner classes, where no script has such a word. (What the platform has, the minifier knows.)

    Arguments:
        client: the Python sources.
        scripts: the JavaScript that is bundled with them.
    """
    trees = [ast.parse(path.read_text(encoding='utf-8')) for path in client]
    words = {word for path in scripts for word in _words(path)}
    members: dict[bool, set[str]] = {True: set(), False: set()}
    for node in (node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)):
        found = set(_members(node))
        seen = found if node.name in PUBLIC else PARTLY_PUBLIC.get(node.name, set())
        members[True] |= seen
        members[False] |= found - seen
    private = {name for name in members[True] | members[False] | words if _PRIVATE.fullmatch(name)}
    inner = members[False] - members[True] - words
    quoted = {text for tree in trees for text in _texts(tree)}
    return sorted((private | inner) - quoted - READ_ELSEWHERE)


def _words(script: Path) -> list[str]:
    return _WORD.findall(_COMMENT.sub('', script.read_text(encoding='utf-8')))


def _members(node: ast.ClassDef) -> Iterator[str]:
    """The methods of a class, and what they set on `self`."""
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef) and not part.name.startswith('__'):
            yield part.name
        elif isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and _is_self(part.value):
            yield part.attr


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == 'self'


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
