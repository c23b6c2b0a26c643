"""`async for`, `async with` and comprehensions, which are compiled to loops and functions of the runtime."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_tree import SCOPES

_LOOPS = (ast.For, ast.AsyncFor, ast.While)


@rule(ast.AsyncFor)
def asynchronous_loop(node: ast.AsyncFor, module: Module) -> Iterator[Finding]:
    """Refuse loops into what JavaScript cannot declare, and their `else`."""
    if not isinstance(node.target, ast.Name):
        yield Finding(
            node.target, '`async for` into several names', 'nobody takes it apart', 'loop into one name'
        )
    for statement in node.orelse[:1]:
        yield Finding(
            statement, '`else` of `async for`', "JavaScript's loop has none", 'write it after the loop'
        )


@rule(ast.AsyncWith)
def asynchronous_context(node: ast.AsyncWith, module: Module) -> Iterator[Finding]:
    """Refuse `async with` in forms that a loop which goes round once cannot have."""
    for item in node.items[1:]:
        yield Finding(
            item.context_expr,
            'second context manager',
            'only the first is entered',
            'write one `async with` in another',
        )
    name = node.items[0].optional_vars
    if name is not None and not isinstance(name, ast.Name):
        yield Finding(name, '`as` with more than a name', 'nobody takes it apart', 'write one name')
    for inner in (found for statement in node.body for found in ast.walk(statement)):
        if isinstance(inner, (ast.Break, ast.Continue)) and _leaves(inner, node, module):
            word = 'break' if isinstance(inner, ast.Break) else 'continue'
            yield Finding(
                inner,
                f'`{word}` out of `async with`',
                'it is compiled to a loop of its own',
                'set a name, and look at it after the block',
            )


def _leaves(jump: ast.AST, block: ast.AsyncWith, module: Module) -> bool:
    """Whether the loop that a `break` or `continue` is about stands around the block."""
    for above in module.tree.ancestors(jump):
        if above is block:
            return True
        if isinstance(above, (*_LOOPS, *SCOPES)):
            return False
    return False


@rule(ast.ListComp)
def comprehension(node: ast.ListComp, module: Module) -> Iterator[Finding]:
    """Refuse comprehensions that are more than one function of each item."""
    for each in node.generators[1:]:
        yield Finding(
            each.target, 'second `for` of a comprehension', 'only the first is compiled', 'write a loop'
        )
    first = node.generators[0]
    if not isinstance(first.target, ast.Name):
        yield Finding(
            first.target,
            'comprehension over several names',
            'nobody takes them apart',
            'write one name and index it',
        )
    of_each = [inner for part in (node.elt, *first.ifs) for inner in ast.walk(part)]
    if first.is_async or any(isinstance(inner, ast.Await) for inner in of_each):
        yield Finding(node, '`await` in a comprehension', 'its function is not asynchronous', 'write a loop')
