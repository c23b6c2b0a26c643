"""Values whose type is known: their truth, their operators, their methods."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sails_io.compiler.subset_annotations import Type
from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_types import COLLECTIONS

_WITHOUT = 'import `without_item` from sails_io.client.interop.lists'
_KEYS = 'write `for key in keys(d)` with `keys` from sails_io.client.interop.objects'
_WRITTEN_OUT = 'write a loop, or a function for it in sails_io.client.interop'

#: Methods that a known list, set … has under the same name and with the same effect in compiled code.
_METHODS = {
    'list': frozenset({'append', 'pop', 'reverse'}),
    'set': frozenset({'add', 'discard', 'clear'}),
    'dict': frozenset[str](),
    'tuple': frozenset[str](),
    'str': frozenset[str](),
    'int': frozenset[str](),
    'bool': frozenset[str](),
    'float': frozenset[str](),
    'number': frozenset[str](),
}

_WORDS = """
lower upper strip lstrip rstrip startswith endswith splitlines isdigit isalpha isalnum isspace isnumeric
casefold zfill ljust rjust rsplit partition rpartition removeprefix removesuffix capitalize swapcase
setdefault popitem extend
"""

#: Methods of Python's own objects that nothing in a page has: refused on what is not known, too.
_PYTHON_ONLY = frozenset(_WORDS.split())

_ANY_TYPE = ''

_INSTEAD = {
    ('dict', 'get'): 'import `get` from sails_io.client.interop.objects',
    ('dict', 'keys'): 'import `keys` from sails_io.client.interop.objects',
    ('dict', 'items'): _KEYS,
    ('dict', 'values'): _KEYS,
    ('dict', 'copy'): 'write `merged(d, {})` with `merged` from sails_io.client.interop.objects',
    ('dict', 'pop'): 'read the value, then `del d[key]`',
    ('dict', 'clear'): 'assign `{}`',
    ('list', 'clear'): 'assign `[]`',
    ('list', 'extend'): 'append in a loop',
    ('list', 'remove'): _WITHOUT,
    ('list', 'pop'): f'write `pop()` for the last one, or read it and {_WITHOUT}',
    ('set', 'remove'): 'write `discard`',
    ('str', 'format'): 'write an f-string',
    ('str', 'find'): 'import `position` from sails_io.client.interop.text',
    ('str', 'index'): 'import `position` from sails_io.client.interop.text',
    ('str', 'split'): 'import `split` from sails_io.client.interop.text',
    (_ANY_TYPE, 'lower'): 'import `lower` from sails_io.client.interop.text',
    (
        _ANY_TYPE,
        'startswith',
    ): 'write `position(text, start) == 0` with `position` from sails_io.client.interop.text',
    (_ANY_TYPE, 'endswith'): 'import `ends_with` from sails_io.client.interop.text',
}


# Truth


@rule(ast.If, ast.While, ast.IfExp)
def tested(node: ast.If | ast.While | ast.IfExp, module: Module) -> Iterator[Finding]:
    """Refuse the truth of a collection as a condition."""
    yield from _truth(node.test, module)


@rule(ast.UnaryOp)
def negated(node: ast.UnaryOp, module: Module) -> Iterator[Finding]:
    """Refuse `not xs`."""
    if isinstance(node.op, ast.Not):
        yield from _truth(node.operand, module)


@rule(ast.BoolOp)
def joined(node: ast.BoolOp, module: Module) -> Iterator[Finding]:
    """Refuse a collection before the last `and` or `or`, where its truth decides."""
    for value in node.values[:-1]:
        yield from _truth(value, module)


def _truth(node: ast.expr, module: Module) -> Iterator[Finding]:
    if isinstance(node, ast.BoolOp):
        node = node.values[-1]  # the others are looked at where they stand
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return
    kinds = module.types.of(node) & COLLECTIONS
    if kinds:
        written = ast.unparse(node)
        yield Finding(
            node,
            f'truth of a {min(kinds)}',
            'an empty one is true in JavaScript',
            f'write `len({written}) > 0`, or `{written} is not None`',
        )


# Operators


@rule(ast.BinOp, ast.AugAssign)
def arithmetic(node: ast.BinOp | ast.AugAssign, module: Module) -> Iterator[Finding]:
    """Refuse operators between values that JavaScript cannot add, repeat or subtract."""
    sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.target, node.value]
    kinds = module.types.of(sides[0]) | module.types.of(sides[1])
    found = kinds & COLLECTIONS
    if isinstance(node.op, ast.Add) and found:
        yield Finding(node, f'`+` of a {min(found)}', 'JavaScript adds their texts', 'append in a loop')
    elif isinstance(node.op, ast.Mult) and (found or 'str' in kinds):
        kind = min(found) if found else 'str'
        yield Finding(node, f'`*` of a {kind}', 'JavaScript makes it NaN', 'write a loop')
    elif isinstance(node.op, ast.Sub) and found:
        yield Finding(node, f'`-` of a {min(found)}', 'JavaScript makes it NaN', 'write a loop')


@rule(ast.Compare)
def compared(node: ast.Compare, module: Module) -> Iterator[Finding]:
    """Refuse comparisons that look into collections: JavaScript compares identity, or texts."""
    operands = [node.left, *node.comparators]
    for left, operator, right in zip(operands, node.ops, operands[1:], strict=False):
        if isinstance(operator, (ast.Is, ast.IsNot)):
            continue
        asked = module.types.of(left)
        if not isinstance(operator, (ast.In, ast.NotIn)):
            asked |= module.types.of(right)
        kinds = asked & COLLECTIONS
        if kinds:
            yield Finding(
                node,
                f'comparison of a {min(kinds)}',
                'JavaScript compares identity, not items',
                'compare the items one by one',
            )
        elif not isinstance(operator, (ast.In, ast.NotIn)) and any(_is_bool(side) for side in (left, right)):
            yield Finding(
                node, 'comparison with True or False', '`1 == True` is false in JavaScript', 'write `is`'
            )


def _is_bool(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, bool)


# Subscripts and dicts


@rule(ast.Subscript)
def subscript(node: ast.Subscript, module: Module) -> Iterator[Finding]:
    """Refuse subscripts that JavaScript reads as another key."""
    kinds = module.types.of(node.value)
    if isinstance(node.slice, ast.UnaryOp) and isinstance(node.slice.op, ast.USub):
        written = ast.unparse(node.value)
        yield Finding(
            node,
            'negative subscript',
            'JavaScript finds nothing there',
            f'write `{written}[len({written}) - {ast.unparse(node.slice.operand)}]`',
        )
    elif isinstance(node.slice, ast.Tuple):
        yield Finding(node, 'tuple as a subscript', 'it needs `__getitem__`', 'write a dict of dicts')
    elif kinds and kinds <= {'dict', 'None'} and module.types.of(node.slice) & (_NO_KEYS | COLLECTIONS):
        yield Finding(node, 'dict key that is no string', 'JavaScript makes it a string', 'write `str(key)`')


_NO_KEYS: Type = frozenset({'int', 'bool', 'None', 'float', 'number'})


@rule(ast.Dict)
def dict_literal(node: ast.Dict, module: Module) -> Iterator[Finding]:
    """Refuse dict literals that are no plain object literals."""
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            yield Finding(
                value,
                '`**` in a dict',
                'Transcrypt aborts',
                'write `merged(d, {…})` with `merged` from sails_io.client.interop.objects',
            )
        elif not isinstance(key, ast.Constant):
            yield Finding(
                key,
                'computed key in a dict literal',
                "it needs Python's dict",
                'write `d[key] = value` after it',
            )
        elif not isinstance(key.value, str):
            yield Finding(
                key, 'dict key that is no string', 'JavaScript makes it a string', 'write it as a string'
            )
        elif key.value == '__proto__':
            yield Finding(key, 'dict key `__proto__`', 'it sets the prototype', 'pick another key')


# Methods


@rule(ast.Call)
def builtin_method(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Refuse methods of Python's own types that JavaScript's values lack, or have with another meaning."""
    if not isinstance(node.func, ast.Attribute):
        return
    name = node.func.attr
    kinds = module.types.of(node.func.value) - {'None'}
    if kinds and kinds <= set(_METHODS):
        refused = sorted(kind for kind in kinds if name not in _METHODS[kind])
        if not refused and name == 'pop' and node.args:
            refused = sorted(kinds)
        if refused:
            yield Finding(
                node,
                f'`.{name}` of a {refused[0]}',
                'JavaScript has no such method, or another one',
                _instead(refused[0], name),
            )
    elif name in _PYTHON_ONLY and not _is_own_method(name, module):
        yield Finding(node, f'`.{name}()`', 'nothing in a page has this method', _instead(_ANY_TYPE, name))


def _instead(kind: str, name: str) -> str:
    return _INSTEAD.get((kind, name), _INSTEAD.get((_ANY_TYPE, name), _WRITTEN_OUT))


def _is_own_method(name: str, module: Module) -> bool:
    return any(module.types.method(owner, name) for owner in module.types.classes.values())
