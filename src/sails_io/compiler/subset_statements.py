"""Statements: imports, errors, targets of assignments and loops."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_tree import TYPING_MODULES, is_type_checking

# Imports


@rule(ast.Import)
def import_module(node: ast.Import, module: Module) -> Iterator[Finding]:
    """Refuse `import x`: the runtime cannot nest modules."""
    name = node.names[0].name
    yield Finding(
        node, f'`import {name}`', 'it needs `__nest__` of the runtime', f'write `from {name} import …`'
    )


@rule(ast.ImportFrom)
def import_from(node: ast.ImportFrom, module: Module) -> Iterator[Finding]:
    """Refuse imports that Transcrypt takes from elsewhere than Python does."""
    name = node.module or '.'
    if node.level:
        yield Finding(
            node, 'relative import', 'Transcrypt ignores the dots', 'write the whole name of the module'
        )
    elif name in TYPING_MODULES:
        return
    elif name.split('.')[0] in sys.stdlib_module_names:
        yield Finding(
            node,
            f'import of `{name}`',
            'only modules of the program are compiled',
            'import what does it from sails_io.client.interop',
        )
    elif not isinstance(module.tree.parent(node), ast.Module):
        yield Finding(node, 'import inside a block', 'Transcrypt moves it to the top', 'import at the top')
    if node.names[0].name == '*':
        yield Finding(node, '`import *`', 'nobody sees which names it brings', 'name what you import')


@rule(ast.If)
def type_checking_else(node: ast.If, module: Module) -> Iterator[Finding]:
    """Refuse an `else` of `if TYPE_CHECKING:`, which is dropped with it."""
    if is_type_checking(node) and node.orelse:
        yield Finding(
            node.orelse[0], '`else` of `if TYPE_CHECKING:`', 'it is dropped as well', 'write it without else'
        )


# Errors


@rule(ast.Raise)
def raising(node: ast.Raise, module: Module) -> Iterator[Finding]:
    """Refuse `raise` where nothing, or not an error, would be thrown."""
    if node.cause is not None:
        yield Finding(
            node, '`raise … from …`', 'it writes `__cause__` on the error thrown', 'write `raise …` alone'
        )
    if node.exc is None and not module.tree.inside(node, ast.ExceptHandler):
        yield Finding(
            node, '`raise` outside of `except`', 'there is no error to throw again', 'name the error'
        )
    if isinstance(node.exc, ast.Name):
        name = node.exc.id
        found = module.tree.found(name, node)
        if name == 'Exception' or (found and isinstance(found[1][0], ast.ClassDef)):
            yield Finding(
                node, '`raise` of a class', 'JavaScript throws the class itself', f'write `raise {name}(…)`'
            )


@rule(ast.Try)
def try_else(node: ast.Try, module: Module) -> Iterator[Finding]:
    """Refuse `else` of `try`, whose errors Transcrypt swallows."""
    if node.orelse:
        yield Finding(
            node.orelse[0],
            '`else` of `try`',
            'Transcrypt swallows what it raises',
            'write it at the end of the try',
        )


@rule(ast.ExceptHandler)
def caught(node: ast.ExceptHandler, module: Module) -> Iterator[Finding]:
    """Refuse to catch by class: JavaScript throws anything, and `except Exception` catches it all."""
    if node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ('Exception', 'SailsError')):
        return
    yield Finding(
        node,
        f'`except {ast.unparse(node.type)}`',
        'thrown values have no Python class',
        'write `except Exception as error:` and look at `error.code`',
    )


# Targets


@rule(ast.Delete)
def deleting(node: ast.Delete, module: Module) -> Iterator[Finding]:
    """Refuse `del` where Transcrypt does nothing, or leaves a hole."""
    for target in node.targets:
        if isinstance(target, (ast.Name, ast.Tuple, ast.List)):
            yield Finding(target, '`del` of a name', 'Transcrypt leaves it out', 'set it to None')
        elif isinstance(target, ast.Subscript):
            number = isinstance(target.slice, ast.Constant) and isinstance(target.slice.value, int)
            if number or 'list' in module.types.of(target.value):
                yield Finding(
                    target,
                    "`del` of a list's item",
                    'JavaScript leaves a hole',
                    'import `without_item` from sails_io.client.interop.lists',
                )


@rule(ast.Assign)
def unpacking(node: ast.Assign, module: Module) -> Iterator[Finding]:
    """Refuse to unpack what JavaScript cannot index."""
    kinds = module.types.of(node.value) & {'dict', 'set'}
    if kinds and any(isinstance(target, (ast.Tuple, ast.List)) for target in node.targets):
        yield Finding(
            node, f'unpacking of a {min(kinds)}', 'it has no order in JavaScript', 'take the items one by one'
        )


@rule(ast.Assign, ast.AugAssign, ast.AnnAssign)
def class_attribute(node: ast.Assign | ast.AugAssign | ast.AnnAssign, module: Module) -> Iterator[Finding]:
    """Refuse to set an attribute of a class of this module: its objects have a copy."""
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        for leaf in ast.walk(target):
            if not (isinstance(leaf, ast.Attribute) and isinstance(leaf.ctx, ast.Store)):
                continue
            if module.types.class_named(module.types.of(leaf.value), of='class'):
                yield Finding(
                    leaf, 'attribute set on a class', 'its objects do not see it', "use a module's object"
                )


@rule(ast.For)
def loop_target(node: ast.For, module: Module) -> Iterator[Finding]:
    """Refuse loops over what JavaScript cannot iterate, or into what it cannot declare."""
    for leaf in ast.walk(node.target):
        if isinstance(leaf, (ast.Attribute, ast.Subscript)):
            yield Finding(
                leaf, 'loop into an attribute', 'Transcrypt emits `for (var a.b …`', 'loop into a name'
            )
    if 'dict' in module.types.of(node.iter):
        yield Finding(
            node.iter,
            'loop over a dict',
            'plain objects cannot be iterated',
            'write `for key in keys(d)` with `keys` from sails_io.client.interop.objects',
        )


@rule(ast.Starred)
def starred(node: ast.Starred, module: Module) -> Iterator[Finding]:
    """Refuse `*` except in a call."""
    if not isinstance(module.tree.parent(node), ast.Call):
        yield Finding(
            node, '`*` outside of a call', 'Transcrypt drops it, or aborts', 'write a loop, or take items'
        )
