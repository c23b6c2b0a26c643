"""The syntax tree of one module as the rules of the subset see it: what runs, which name is bound where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

#: Modules whose imports the lowering drops: what comes from them may only stand in annotations.
TYPING_MODULES = ('typing', '__future__', 'collections.abc')

Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ListComp
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (ast.Module, ast.ClassDef, *FUNCTIONS, ast.Lambda, ast.ListComp)


class Binding(NamedTuple):
    """A place that gives `name` a value: an argument, a target, a definition, an import, a caught error."""

    name: str
    node: ast.AST


class Tree:
    """One module with the parent of every node and the bindings of every scope.

    Arguments:
        source: the text of a Python module.

    Raises:
        SyntaxError: `source` is not Python.

    Example:
        >>> [type(node).__name__ for node in Tree('x: int = 1').live(Tree('x: int = 1').module)][:2]
        ['Module', 'AnnAssign']
    """

    def __init__(self, source: str) -> None:
        self.module = ast.parse(source)
        self._parents = {
            id(child): node for node in ast.walk(self.module) for child in ast.iter_child_nodes(node)
        }
        self._bindings: dict[int, dict[str, list[ast.AST]]] = {}
        self._outer: dict[int, set[str]] = {}
        for node in self.live(self.module):
            if isinstance(node, (ast.Nonlocal, ast.Global)):
                self._outer.setdefault(id(self.scope(node)), set()).update(node.names)
        for node in self.live(self.module):
            for name, place in bindings(node):
                scope = self._owner(name, self.scope(node))
                self._bindings.setdefault(id(scope), {}).setdefault(name, []).append(place)

    def _owner(self, name: str, scope: Scope) -> Scope:
        while name in self._outer.get(id(scope), ()) and not isinstance(scope, ast.Module):
            scope = self.scope(scope)
        return scope

    def live(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield `node` and all below it that is compiled: no annotations, no `if TYPE_CHECKING:`."""
        yield node
        for child in children(node):
            yield from self.live(child)

    def parent(self, node: ast.AST) -> ast.AST | None:
        """Return the node that holds `node`; None for the module."""
        return self._parents.get(id(node))

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what `node` stands in, from the inside to the module."""
        above = self.parent(node)
        while above is not None:
            yield above
            above = self.parent(above)

    def scope(self, node: ast.AST) -> Scope:
        """Return the function, class or module whose names `node` sees first."""
        for above in self.ancestors(node):
            if isinstance(above, SCOPES):
                return above
        return self.module

    def inside(self, node: ast.AST, kinds: type[ast.AST] | tuple[type[ast.AST], ...]) -> bool:
        """Tell whether `node` stands in one of `kinds` within its own scope."""
        for above in self.ancestors(node):
            if isinstance(above, kinds):
                return True
            if isinstance(above, SCOPES):
                return False
        return False

    def found(self, name: str, node: ast.AST) -> tuple[Scope, list[ast.AST]] | None:
        """Return the scope that binds `name` for a use at `node`, and the places that bind it there."""
        scope: Scope | None = node if isinstance(node, SCOPES) else self.scope(node)
        first = scope
        while scope is not None:
            here = self._bindings.get(id(scope), {}).get(name)
            if here and (scope is first or not isinstance(scope, ast.ClassDef)):
                return scope, here
            scope = None if isinstance(scope, ast.Module) else self.scope(scope)
        return None

    def class_of(self, function: ast.AST) -> ast.ClassDef | None:
        """Return the class whose method `function` is, or None."""
        above = self.parent(function)
        return above if isinstance(function, FUNCTIONS) and isinstance(above, ast.ClassDef) else None


def children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the child nodes of `node` that are compiled."""
    if is_type_checking(node):
        return
    for field, value in ast.iter_fields(node):
        if field in ('annotation', 'returns', 'type_comment', 'ctx'):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child


def is_type_checking(node: ast.AST) -> bool:
    """Tell whether `node` is `if TYPE_CHECKING:`, which the lowering drops."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == 'TYPE_CHECKING'


def bindings(node: ast.AST) -> Iterator[Binding]:
    """Yield the names that `node` itself binds."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield Binding(node.id, node)
    elif isinstance(node, ast.arg):
        yield Binding(node.arg, node)
    elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield Binding(node.name, node)
    elif isinstance(node, ast.alias):
        yield Binding((node.asname or node.name).split('.')[0], node)
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield Binding(node.name, node)


def is_docstring(tree: Tree, node: ast.AST) -> bool:
    """Tell whether `node` is a string that stands alone as a statement: it is never compiled."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and isinstance(tree.parent(node), ast.Expr)
    )


def decorator_names(function: Function) -> list[str]:
    """Return the decorators of `function` as written, without their arguments."""
    return [ast.unparse(d.func if isinstance(d, ast.Call) else d) for d in function.decorator_list]


def is_static(function: ast.AST) -> bool:
    """Tell whether `function` is a method that takes no object."""
    return isinstance(function, FUNCTIONS) and 'staticmethod' in decorator_names(function)
