"""Loops over `range`, which Transcrypt compiles to JavaScript's `for (var i = 0; i < n; i++)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_tree import FUNCTIONS


@rule(ast.Call)
def range_outside_loop(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Refuse `range` anywhere but after `in` of a `for` over one name."""
    if not _is_range(node, module):
        return
    above = module.tree.parent(node)
    if not (isinstance(above, ast.For) and above.iter is node and isinstance(above.target, ast.Name)):
        yield Finding(
            node, '`range` outside of a `for`', 'it is no list in JavaScript', 'write `for i in range(…)`'
        )


@rule(ast.For)
def range_loop(node: ast.For, module: Module) -> Iterator[Finding]:
    """Refuse loops over `range` that differ from JavaScript's `for (var i = 0; i < n; i++)`."""
    if not (
        isinstance(node.iter, ast.Call) and _is_range(node.iter, module) and isinstance(node.target, ast.Name)
    ):
        return
    name, scope = node.target.id, module.tree.scope(node)
    body = [inner for statement in node.body for inner in ast.walk(statement)]
    for inner in body:
        if isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Store):
            yield Finding(
                inner, 'loop variable of `range` set in the loop', 'it changes the count', 'use another name'
            )
        elif isinstance(inner, ast.Name) and inner.id == name and module.tree.scope(inner) is not scope:
            yield Finding(
                inner,
                'loop variable of `range` in a closure',
                'after the loop it is one more than in Python',
                'hand it to a function that makes the closure',
            )
    for used in module.tree.live(scope):
        read = isinstance(used, ast.Name) and used.id == name and isinstance(used.ctx, ast.Load)
        if read and module.tree.scope(used) is scope and not _in_loop_over(name, used, module):
            yield Finding(
                used,
                'loop variable of `range` after the loop',
                'it is one more than in Python',
                'copy it to another name inside the loop',
            )
    yield from _moving_bounds(node.iter, node, module)


def _moving_bounds(call: ast.Call, loop: ast.For, module: Module) -> Iterator[Finding]:
    """Refuse bounds that may change in the loop: JavaScript computes the stop again each time round."""
    stop = call.args[1] if len(call.args) > 1 else call.args[0]
    for inner in ast.walk(stop):
        counted = isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == 'len'
        moving = isinstance(inner, (ast.Call, ast.Attribute, ast.Subscript, ast.Starred)) and not counted
        if isinstance(inner, ast.Name) and inner.id != 'len':
            moving = any(_changes(inner.id, used, module) for s in loop.body for used in ast.walk(s))
        if moving:
            yield Finding(
                inner,
                '`range` up to what may change',
                'JavaScript computes it again each time round',
                'put the count into a name before the loop',
            )
            return


def _changes(name: str, used: ast.AST, module: Module) -> bool:
    """Tell whether a use of `name` in a loop may change the value, or how many items it has."""
    if not isinstance(used, ast.Name) or used.id != name:
        return False
    above = module.tree.parent(used)
    if isinstance(above, ast.Subscript) and above.value is used and isinstance(above.ctx, ast.Load):
        return False
    called = isinstance(above, ast.Call) and isinstance(above.func, ast.Name) and above.func.id == 'len'
    simple = module.types.of(used) <= {'int', 'number', 'float', 'str'}
    return isinstance(used.ctx, ast.Store) or not (
        called or simple or isinstance(above, (ast.Compare, ast.BinOp))
    )


def _in_loop_over(name: str, used: ast.AST, module: Module) -> bool:
    inner: ast.AST = used
    for above in module.tree.ancestors(used):
        if isinstance(above, ast.For) and isinstance(above.target, ast.Name) and above.target.id == name:
            return inner in above.body
        if isinstance(above, FUNCTIONS):
            return False
        inner = above
    return False


def _is_range(node: ast.Call, module: Module) -> bool:
    return (
        isinstance(node.func, ast.Name)
        and node.func.id == 'range'
        and module.tree.found('range', node.func) is None
    )
