"""Names: what the lean runtime offers, what JavaScript keeps for itself, what is hidden by another name."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_tree import TYPING_MODULES, bindings

#: Builtins that a source may use: the lean runtime has each under the same name. `Exception` is for
#: `except Exception` and `raise Exception(message)`; `range` for loops.
RUNTIME_NAMES = frozenset(
    {'str', 'len', 'isinstance', 'callable', 'range', 'set', 'print', 'abs', 'min', 'max', 'Exception'}
    | {'True', 'False', 'None'}
)

#: Names in emitted code that the author does not write: to bind one would hide it from the code around it.
EMITTED_NAMES = frozenset(['dict', 'tuple', 'list', 'object', 'property', 'Math', 'Object'])

_RESERVED = """
arguments case catch const debugger default delete do enum eval export extends false function implements
instanceof interface let new null package private protected public static super switch this throw true typeof
undefined var void NaN Infinity
"""

#: Words that cannot name a JavaScript variable; as attributes they are free.
RESERVED = frozenset(_RESERVED.split())

#: Of these, the ones that mean the same in Python text when a stand-in is imported for CPython.
_READABLE = frozenset({'undefined', 'NaN', 'Infinity', 'typeof'})

#: Dunder names of a module that are only data.
_DUNDER_DATA = frozenset({'__all__', '__version__'})

_INTEROP = 'import what does it from sails_io.client.interop'
INSTEAD = {
    'list': 'write `[]` and append in a loop', 'dict': 'write `{}`', 'tuple': 'write `(a, b)`',
    'bool': 'write `True if x else False`', 'int': _INTEROP, 'float': _INTEROP, 'round': _INTEROP,
    'enumerate': 'count in a variable', 'zip': 'loop over `range` and take both by index',
    'sorted': _INTEROP, 'reversed': 'loop over `range` downwards',
    'map': 'write a loop', 'filter': 'write a loop',
    'any': 'write a loop', 'all': 'write a loop', 'sum': 'write a loop',
    'getattr': "write `x.name`, or `x['name']` on a plain object", 'setattr': 'write `x.name = value`',
    'hasattr': _INTEROP, 'type': 'write `isinstance(x, OurClass)`', 'repr': 'write an f-string',
    'super': 'hold the other object in an attribute and call it', 'format': 'write an f-string',
    'object': 'write `class C:` without a base', 'property': 'write a method',
}  # fmt: skip


@rule(ast.Name)
def unknown_builtin(node: ast.Name, module: Module) -> Iterator[Finding]:
    """Refuse builtins that the runtime does not have."""
    if not isinstance(node.ctx, ast.Load) or node.id in RUNTIME_NAMES or not hasattr(builtins, node.id):
        return
    above = module.tree.parent(node)
    if above and module.tree.class_of(above) and node in getattr(above, 'decorator_list', []):
        return  # the rule for methods knows which decorators work
    if module.tree.found(node.id, node) is None and not (node.id.startswith('__') and node.id.endswith('__')):
        what = 'error class' if node.id[0].isupper() else 'builtin'
        instead = (
            'raise `Exception(message)`, or `new_error(code, message)` from sails_io.client.interop.errors'
        )
        yield Finding(
            node,
            f'{what} `{node.id}`',
            'the runtime does not have it',
            instead if what == 'error class' else INSTEAD.get(node.id, 'write it out'),
        )


@rule(ast.Name)
def dunder_name(node: ast.Name, module: Module) -> Iterator[Finding]:
    """Refuse names that Transcrypt answers itself (`__file__` is a path of the build) or uses for its own."""
    dunder = node.id.startswith('__') and node.id.endswith('__') and node.id not in _DUNDER_DATA
    if dunder and (isinstance(node.ctx, ast.Store) or module.tree.found(node.id, node) is None):
        yield Finding(
            node, f'name `{node.id}`', 'the compiler gives it a meaning of its own', 'pick another name'
        )


@rule(ast.Name)
def typing_at_run_time(node: ast.Name, module: Module) -> Iterator[Finding]:
    """Refuse a name from `typing` where a value is meant: its import is dropped."""
    found = module.tree.found(node.id, node)
    for place in found[1] if found else []:
        statement = module.tree.parent(place)
        if isinstance(statement, ast.ImportFrom) and statement.module in TYPING_MODULES:
            yield Finding(
                node,
                f'`{node.id}` of `{statement.module}` as a value',
                'imports for types are not compiled',
                'name types under `if TYPE_CHECKING:`, use them in annotations only',
            )
            return


@rule(ast.Name, ast.arg, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.alias, ast.ExceptHandler)
def taken_name(node: ast.AST, module: Module) -> Iterator[Finding]:
    """Refuse to bind a word of JavaScript, or a name that emitted code looks up."""
    above = module.tree.parent(node)
    if module.tree.class_of(node) or isinstance(module.tree.scope(node), ast.ClassDef):
        return  # members are attributes
    for name, place in bindings(node):
        if name in RESERVED and not (isinstance(place, ast.alias) and name in _READABLE):
            yield Finding(place, f'name `{name}`', 'JavaScript reserves the word', f'write `{name}_`')
        elif name in RUNTIME_NAMES | EMITTED_NAMES and not isinstance(above, ast.ImportFrom):
            yield Finding(place, f'name `{name}`', 'it hides what emitted code calls', f'write `{name}_`')


@rule(ast.Name)
def reserved_word(node: ast.Name, module: Module) -> Iterator[Finding]:
    """Refuse to read a word of JavaScript that nothing binds."""
    if isinstance(node.ctx, ast.Load) and node.id in RESERVED and module.tree.found(node.id, node) is None:
        yield Finding(node, f'name `{node.id}`', 'JavaScript reserves the word', f'write `{node.id}_`')


@rule(ast.Module)
def twice_bound(node: ast.Module, module: Module) -> Iterator[Finding]:
    """Refuse a module's own name that an import brings too: Transcrypt drops that import without a word."""
    imported: set[str] = set()
    for statement in module.tree.live(node):
        if module.tree.scope(statement) is node:
            for name, place in bindings(statement):
                if isinstance(place, ast.alias):
                    imported.add(name)
                elif name in imported:
                    yield Finding(
                        place,
                        f'own `{name}` beside an imported one',
                        'Transcrypt drops the import',
                        'import it as …',
                    )


@rule(ast.Nonlocal)
def nonlocal_rebound(node: ast.Nonlocal, module: Module) -> Iterator[Finding]:
    """Refuse a `nonlocal` name that is bound by anything but `=`: Transcrypt declares it anew with `var`."""
    scope = module.tree.scope(node)
    for inner in module.tree.live(scope):
        if module.tree.scope(inner) is not scope:
            continue
        for name, place in bindings(inner):
            above = module.tree.parent(place)
            targets = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Tuple, ast.List)
            loops = (
                isinstance(place, ast.Name)
                and module.tree.inside(place, ast.For)
                and _is_loop_target(module, place)
            )
            if name in node.names and (loops or not isinstance(above, targets)):
                yield Finding(
                    place,
                    f'`nonlocal` `{name}` bound by another statement than `=`',
                    'Transcrypt declares it anew with `var`',
                    'bind a local name and assign it',
                )


def _is_loop_target(module: Module, place: ast.Name) -> bool:
    inner: ast.AST = place
    for above in module.tree.ancestors(place):
        if isinstance(above, ast.For):
            return above.target is inner
        if not isinstance(above, (ast.Tuple, ast.List)):
            return False
        inner = above
    return False
