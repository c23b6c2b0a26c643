"""Signatures from stubs: there are the types of the face, which is compiled and so has none that tell much."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

from build.bundles import FACE

#: Of all others nobody needs to know how they are made.
MADE_BY_USERS = ('sails_io.mock.MockSails',)


def setup(app: Any) -> dict[str, bool]:
    """Let Sphinx ask for them."""
    app.connect('autodoc-process-signature', _signature)
    app.connect('autodoc-process-docstring', _docstring, priority=300)  # before others read it
    return {'parallel_read_safe': True}


def _signature(
    app: Any, kind: str, name: str, value: Any, options: Any, arguments: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    node = _stubs().get(_local(name))
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return (
            (None, None)
            if kind in ('class', 'exception') and name not in MADE_BY_USERS
            else (arguments, returns)
        )
    given = _qualified(ast.unparse(node.args).removeprefix('self').removeprefix(', '))
    return f'({given})', _qualified(ast.unparse(node.returns)) if node.returns else None


def _docstring(app: Any, kind: str, name: str, value: Any, options: Any, lines: list[str]) -> None:
    """Take the docstring of a stub, where the platform makes the thing itself."""
    node = _stubs().get(_local(name))
    found = ast.get_docstring(node) if isinstance(node, (ast.ClassDef, ast.FunctionDef)) else None
    if found:
        lines[:] = found.splitlines()


def _qualified(text: str) -> str:
    """Types with the module in which the reference has them: others have some of the same names."""
    return re.sub(r'\b(Reply|Request|Subscription|Events)\b', r'sails_io.face.types.\1', text)


def _local(name: str) -> str:
    return name.removeprefix('sails_io.').removeprefix('face.types.')


@cache
def _stubs() -> dict[str, ast.AST]:
    """What the stubs define: `connect`, `Socket`, `Socket.get` and so on; of overloads the last."""
    found: dict[str, ast.AST] = {}
    for path in sorted(Path(FACE).glob('*.pyi')):
        for node in ast.parse(path.read_text(encoding='utf-8')).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found[node.name] = node
            if isinstance(node, ast.ClassDef):
                inside = (each for each in node.body if isinstance(each, ast.FunctionDef))
                found |= {f'{node.name}.{each.name}': each for each in inside}
    return found
