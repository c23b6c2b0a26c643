"""What a rule of the subset is: a function that looks at one node and yields what is wrong with it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple, TypeVar

from sails_io.compiler.subset_tree import Tree
from sails_io.compiler.subset_types import Types


class Finding(NamedTuple):
    """One refused node: what it is called, why it cannot be compiled, what to write instead."""

    node: ast.AST
    construct: str
    reason: str
    instead: str


class Module(NamedTuple):
    """What the rules may ask of a module."""

    tree: Tree
    types: Types
    #: Names of the functions and methods of the program that take arguments by name.
    by_name: Collection[str] = ()


Rule = Callable[[Any, Module], Iterator[Finding]]
_Written = TypeVar('_Written', bound=Rule)

#: Every rule by the type of node that it looks at.
RULES: dict[type[ast.AST], list[Rule]] = {}


def rule(*kinds: type[ast.AST]) -> Callable[[_Written], _Written]:
    """Let the decorated function look at every compiled node of `kinds`.

    Example:
        >>> @rule(ast.Pass)
        ... def refuse_pass(node: ast.Pass, module: Module) -> Iterator[Finding]:
        ...     yield Finding(node, '`pass`', 'it does nothing', 'leave it out')
    """

    def register(written: _Written) -> _Written:
        for kind in kinds:
            RULES.setdefault(kind, []).append(written)
        return written

    return register
