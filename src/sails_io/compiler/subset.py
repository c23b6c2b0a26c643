"""Which Python the client may be written in: the part that Transcrypt 3.9.5 compiles faithfully.

Transcrypt drops or changes a good many constructs without a word, and others work only because its stock
runtime patches the prototypes of Array, String and Function, which a script in somebody else's page must not.
`refusals` finds them all in the syntax tree, before anything is compiled. The rules stand apart, by kind:

- `subset_syntax`: syntax refused wherever it stands, and whatever the table does not know;
- `subset_names`, `subset_functions`, `subset_statements`, `subset_loops`, `subset_async`, `subset_expressions`:
  constructs refused in some forms;
- `subset_values`: what depends on the types of values, as far as `subset_types` knows them.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sails_io.compiler import (  # the rules register themselves
    subset_async,
    subset_expressions,
    subset_functions,
    subset_loops,
    subset_names,
    subset_statements,
    subset_values,
)
from sails_io.compiler.subset_names import RUNTIME_NAMES
from sails_io.compiler.subset_rule import RULES, Finding, Module
from sails_io.compiler.subset_syntax import refused
from sails_io.compiler.subset_tree import FUNCTIONS, Tree, children, is_docstring
from sails_io.compiler.subset_types import Types

__all__ = ['RUNTIME_NAMES', 'Refusal', 'refusals']

#: Every module of rules, so that none is imported for nothing.
RULE_MODULES = (
    subset_async,
    subset_names,
    subset_functions,
    subset_statements,
    subset_loops,
    subset_expressions,
    subset_values,
)


@dataclass(frozen=True, order=True)
class Refusal:
    """A place in a source that must not be compiled.

    Attributes:
        path: file, as given.
        line: line, from 1.
        column: character in the line, from 1.
        construct: what stands there.
        reason: what Transcrypt or JavaScript would make of it.
        instead: what to write.

    Example:
        >>> print(Refusal('a.py', 3, 5, '`assert`', 'Transcrypt leaves it out', 'write `if not …: raise …`'))
        a.py:3:5: `assert`: Transcrypt leaves it out; write `if not …: raise …`
    """

    path: str
    line: int
    column: int
    construct: str
    reason: str
    instead: str

    def __str__(self) -> str:
        return f'{self.path}:{self.line}:{self.column}: {self.construct}: {self.reason}; {self.instead}'


def refusals(source: str, path: str, by_name: Collection[str] = ()) -> list[Refusal]:
    """Return every place of a module that must not be compiled, in the order of lines.

    Arguments:
        source: the text of one Python module.
        path: its file, for the messages.
        by_name: names of functions of other modules of the program that take arguments by name, see
            `taking_by_name`.

    Raises:
        SyntaxError: `source` is not Python.

    Example:
        >>> [str(refusal) for refusal in refusals('x = [1][-1]', 'a.py')]
        ['a.py:1:5: negative subscript: JavaScript finds nothing there; write `[1][len([1]) - 1]`']
    """
    tree = Tree(source)
    module = Module(tree, Types(tree), {*by_name, *taking_by_name(source)})
    lines = source.splitlines()
    found = {_refusal(finding, path, lines, tree) for finding in _findings(tree.module, tree.module, module)}
    return sorted(found | set(_pragmas(source, path)))


def taking_by_name(source: str) -> set[str]:
    """Return the names of the functions, methods and classes of a module that take arguments by name.

    Example:
        >>> taking_by_name('def f(a, *, b): pass')
        {'f'}
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        for inner in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(inner, FUNCTIONS) and (inner.args.kwonlyargs or inner.args.kwarg):
                found.add(
                    node.name if inner.name == '__init__' and isinstance(node, ast.ClassDef) else inner.name
                )
    return found


def _findings(node: ast.AST, holder: ast.AST, module: Module) -> Iterator[Finding]:
    """Yield what is wrong with `node` and all below it; what is refused as syntax is not looked into.

    The place of an operator is its `holder`'s: CPython has one object for all `%` of a tree.
    """
    syntax = refused(node)
    if syntax is not None:
        yield Finding(node if hasattr(node, 'lineno') else holder, *syntax)
        return
    for look in RULES.get(type(node), ()):
        yield from look(node, module)
    if isinstance(node, ast.Constant) and is_docstring(module.tree, node):
        return
    for child in children(node):
        yield from _findings(child, node, module)


def _refusal(finding: Finding, path: str, lines: list[str], tree: Tree) -> Refusal:
    """Place a finding; places inside f-strings are wrong before Python 3.12."""
    place: ast.AST | None = finding.node
    for above in tree.ancestors(finding.node):
        if isinstance(above, ast.JoinedStr):
            place = above
    while place is not None and not hasattr(place, 'lineno'):
        place = tree.parent(place)
    line, offset = getattr(place, 'lineno', 1), getattr(place, 'col_offset', 0)
    text = lines[line - 1] if line <= len(lines) else ''
    column = len(text.encode()[:offset].decode(errors='ignore')) + 1
    return Refusal(path, line, column, finding.construct, finding.reason, finding.instead)


def _pragmas(source: str, path: str) -> Iterator[Refusal]:
    """Yield the comments that Transcrypt obeys."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        text = ''.join(token.string.lstrip('#').split())
        if token.type == tokenize.COMMENT and text.startswith(('__pragma__', '__:')):
            yield Refusal(
                path,
                token.start[0],
                token.start[1] + 1,
                'comment with a pragma',
                'Transcrypt obeys it',
                'leave it out',
            )
