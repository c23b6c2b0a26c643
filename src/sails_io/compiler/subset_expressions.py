"""Expressions: constants, precedence, attributes, calls, f-strings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sails_io.compiler.subset_names import RUNTIME_NAMES
from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_tree import is_docstring, is_static

#: The largest number up to which JavaScript counts in ones.
_SAFE_INTEGER = 2**53 - 1

_OPERATORS = (ast.BinOp, ast.BoolOp, ast.Compare)


@rule(ast.Constant)
def constant(node: ast.Constant, module: Module) -> Iterator[Finding]:
    """Refuse constants that JavaScript reads differently."""
    value = node.value
    if value is Ellipsis:
        yield Finding(node, '`...`', 'Transcrypt aborts', 'write `pass`, or a docstring')
    elif isinstance(value, (bytes, complex)):
        yield Finding(
            node, f'{type(value).__name__} constant', 'the runtime has no such type', 'use a str or a float'
        )
    elif isinstance(value, int) and abs(value) > _SAFE_INTEGER:
        yield Finding(node, 'number beyond 2**53', 'JavaScript rounds it', 'write it as a str')
    elif isinstance(value, float) and abs(value) == float('inf'):
        yield Finding(
            node, 'infinite number', 'Transcrypt emits the name `inf`', 'write a number that is large enough'
        )
    elif (
        isinstance(value, str)
        and '\\U' in repr(value).replace('\\\\', '')
        and not is_docstring(module.tree, node)
    ):
        yield Finding(
            node, 'character beyond U+FFFF that does not print', "its escape is Python's", 'leave it out'
        )


# Precedence: Transcrypt loses these parentheses


@rule(ast.Subscript, ast.Call, ast.Attribute)
def lost_parentheses(node: ast.Subscript | ast.Call | ast.Attribute, module: Module) -> Iterator[Finding]:
    """Refuse `(a or b)[0]`, `(await f()).x` and the like: emitted without parentheses."""
    inner = node.func if isinstance(node, ast.Call) else node.value
    kept = _OPERATORS if isinstance(node, ast.Attribute) else ()
    if isinstance(inner, (ast.Await, ast.UnaryOp, *_OPERATORS)) and not isinstance(inner, kept):
        yield Finding(
            node,
            f'`({ast.unparse(inner)})` with something right after it',
            'Transcrypt drops the parentheses',
            'put the value into a name first',
        )


@rule(ast.Await)
def awaited_operator(node: ast.Await, module: Module) -> Iterator[Finding]:
    """Refuse `await (a or b)`: emitted as `(await a) || b`."""
    if isinstance(node.value, _OPERATORS):
        yield Finding(
            node, '`await` of an operator', 'Transcrypt drops the parentheses', 'put it into a name first'
        )


@rule(ast.Compare)
def evaluated_twice(node: ast.Compare, module: Module) -> Iterator[Finding]:
    """Refuse chained comparisons whose middle does something: it would be done twice."""
    for middle in node.comparators[:-1]:
        if any(isinstance(inner, (ast.Call, ast.Await)) for inner in ast.walk(middle)):
            yield Finding(
                middle, 'call inside a chained comparison', 'it would run twice', 'put it into a name first'
            )


# Attributes


@rule(ast.Attribute)
def attribute_name(node: ast.Attribute, module: Module) -> Iterator[Finding]:
    """Refuse attributes that JavaScript's objects lack or Python renames."""
    if node.attr.startswith('__') and node.attr.endswith('__'):
        yield Finding(
            node, f'attribute `{node.attr}`', "JavaScript's objects have no such thing", 'keep it yourself'
        )
    elif node.attr.startswith('__'):
        yield Finding(
            node, f'attribute `{node.attr}`', 'Python renames it, Transcrypt does not', 'write one underscore'
        )
    elif node.attr == 'conjugate':
        yield Finding(
            node, 'attribute `conjugate`', 'Transcrypt calls `__conj__` instead', 'pick another name'
        )
    elif node.attr in ('args', 'with_traceback', 'add_note') and module.types.of(node.value) == {'error'}:
        yield Finding(
            node, f'attribute `{node.attr}` of an error', 'an Error does not have it', 'use its `message`'
        )


@rule(ast.Attribute)
def method_as_value(node: ast.Attribute, module: Module) -> Iterator[Finding]:
    """Refuse a method that is not called at once: it would lose its `self`."""
    above = module.tree.parent(node)
    called = isinstance(above, ast.Call) and above.func is node
    owner = module.types.class_named(module.types.of(node.value))
    found = module.types.method(owner, node.attr) if owner else None
    if found and not is_static(found) and not called and isinstance(node.ctx, ast.Load):
        written = ast.unparse(node)
        yield Finding(
            node, f'method `{written}` as a value', 'it loses `self`', f'write `lambda x: {written}(x)`'
        )


@rule(ast.Attribute)
def member_of_class(node: ast.Attribute, module: Module) -> Iterator[Finding]:
    """Refuse `C.method` and constants that `C` inherits: both are found through objects only."""
    owner = module.types.class_named(module.types.of(node.value), of='class')
    if owner is None or not isinstance(node.ctx, ast.Load):
        return
    found = module.types.method(owner, node.attr)
    written = ast.unparse(node)
    if found and not is_static(found):
        yield Finding(
            node, f'`{written}`', 'a method called on its class loses `self`', 'call it on the object'
        )
    elif owner.bases and not _has_own(owner, node.attr):
        yield Finding(
            node, f'`{written}`', 'a class does not inherit constants', 'name the class that holds it'
        )


def _has_own(owner: ast.ClassDef, name: str) -> bool:
    for statement in owner.body:
        targets = (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [getattr(statement, 'target', statement)]
        )
        if any(getattr(target, 'id', getattr(target, 'name', None)) == name for target in targets):
            return True
    return False


# Calls


@rule(ast.keyword)
def keyword_argument(node: ast.keyword, module: Module) -> Iterator[Finding]:
    """Refuse arguments by name where nobody takes them apart."""
    call = module.tree.parent(node)
    if not isinstance(call, ast.Call):
        return
    if node.arg is None:
        yield Finding(node.value, 'argument `**`', 'it arrives as an object after the others', 'name each')
    elif _called(call.func, module) not in module.by_name:
        yield Finding(
            node.value,
            f'argument `{node.arg}=`',
            'the function is none that takes arguments by name: of those, some stand after a `*`',
            'give it by position, or put `*` before the parameter',
        )


def _called(function: ast.expr, module: Module) -> str:
    """Return by what name a function or a method is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ''


@rule(ast.Call)
def runtime_call(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Refuse calls of runtime functions that differ from Python's in this use."""
    name = node.func.id if isinstance(node.func, ast.Name) else ''
    if name not in RUNTIME_NAMES or module.tree.found(name, node.func) is not None:
        return
    first = module.types.of(node.args[0]) if node.args else frozenset()
    if name == 'isinstance' and len(node.args) == 2:
        wanted = node.args[1]
        if not isinstance(wanted, (ast.Name, ast.Attribute)) or wanted in _builtin_names(node.args, module):
            yield Finding(
                wanted,
                f'`isinstance(…, {ast.unparse(wanted)})`',
                'only compiled classes can be told apart',
                'import `kind`, `is_array` or `is_object` from sails_io.client.interop.values',
            )
    elif name in ('min', 'max') and (len(node.args) < 2 or 'str' in first):
        yield Finding(
            node, f'`{name}` of a list or of strings', "it is `Math`'s, for numbers", 'write a loop'
        )
    elif name == 'set' and 'dict' in first:
        yield Finding(node, '`set` of a dict', 'plain objects cannot be iterated', 'write `set(keys(d))`')
    elif name == 'str':
        yield from _as_text(node.args[0] if node.args else node, module)


def _builtin_names(nodes: list[ast.expr], module: Module) -> list[ast.Name]:
    return [n for n in nodes if isinstance(n, ast.Name) and module.tree.found(n.id, n) is None]


# Text


@rule(ast.FormattedValue)
def formatted(node: ast.FormattedValue, module: Module) -> Iterator[Finding]:
    """Refuse conversions and formats, and values that read differently in JavaScript."""
    if node.conversion != -1:
        yield Finding(
            node, f'`!{chr(node.conversion)}` in an f-string', 'it is dropped', 'write the text out'
        )
    elif node.format_spec is not None:
        yield Finding(node, 'format in an f-string', 'it is dropped', 'write the text out')
    else:
        yield from _as_text(node.value, module)


def _as_text(node: ast.expr, module: Module) -> Iterator[Finding]:
    kinds = module.types.of(node) & {'list', 'dict', 'set', 'tuple', 'bool', 'None', 'float', 'error'}
    texts = {
        'bool': "write `'true' if x else 'false'`",
        'None': 'ask for None first',
        'error': 'write `error.message`',
        'float': 'round it with `//` first',
    }
    if kinds and module.types.of(node) != {'str', 'None'}:
        kind = min(kinds - {'None'} or kinds)
        if kind != 'None' or module.types.of(node) == {'None'}:
            yield Finding(
                node,
                f'text of a {kind}',
                'JavaScript writes it differently',
                texts.get(kind, 'import `json` from sails_io.client.interop.text'),
            )
