"""Syntax that is refused wherever it stands; what this table does not know is refused as well."""

from __future__ import annotations

import ast
from typing import NamedTuple


class Syntax(NamedTuple):
    """Why a kind of node is refused."""

    construct: str
    reason: str
    instead: str


_COMPILED = """
Module FunctionDef AsyncFunctionDef ClassDef Return Delete Assign AugAssign AnnAssign For While If Raise
Try ImportFrom Import Nonlocal Expr Pass Break Continue AsyncFor AsyncWith withitem
BoolOp BinOp UnaryOp Lambda IfExp Dict Await Compare Call JoinedStr FormattedValue Constant Attribute
Subscript Starred Name List Tuple ListComp comprehension ExceptHandler arguments arg keyword alias
And Or Add Sub Mult Div FloorDiv Pow Not UAdd USub Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
"""

#: Kinds of nodes that the other rules look at closely, or that are right in all their forms.
COMPILED = frozenset(_COMPILED.split())

_APPENDED = (
    "it is compiled to `.append`, a method that JavaScript's arrays have only when their prototype is patched"
)
_BITS = "JavaScript's bit operators cut numbers to 32 bits: `1 << 31` is negative"
_TYPE_SYNTAX = 'Python 3.10 cannot read it'

REFUSED = {
    'Match': Syntax(
        '`match` statement', 'Transcrypt emits broken JavaScript without a word', 'write if/elif'
    ),
    'NamedExpr': Syntax('`:=`', 'Transcrypt emits one glued name', 'assign on a line of its own'),
    'SetComp': Syntax('set comprehension', _APPENDED, 'write `set([…])` around a list comprehension'),
    'DictComp': Syntax('dict comprehension', _APPENDED, 'write a loop'),
    'GeneratorExp': Syntax('generator expression', _APPENDED, 'write a list comprehension'),
    'Yield': Syntax('`yield`', 'the runtime has no generators', 'build a list and return it'),
    'YieldFrom': Syntax('`yield from`', 'the runtime has no generators', 'build a list and return it'),
    'With': Syntax(
        '`with` statement', 'a `return` inside it skips `__exit__`', 'write try/finally, or `async with`'
    ),
    'Assert': Syntax('`assert`', 'Transcrypt leaves it out', 'write `if not …: raise …`'),
    'Global': Syntax(
        '`global`', 'it makes state that no caller sees', 'keep the state in an object, or use `nonlocal`'
    ),
    'TryStar': Syntax(
        '`except*`', 'JavaScript has no exception groups', 'write `except Exception as error:`'
    ),
    'TypeAlias': Syntax('`type` statement', _TYPE_SYNTAX, 'name the type under `if TYPE_CHECKING:`'),
    'TypeVar': Syntax('type parameter', _TYPE_SYNTAX, 'make a TypeVar under `if TYPE_CHECKING:`'),
    'TypeVarTuple': Syntax('type parameter', _TYPE_SYNTAX, 'make a TypeVarTuple under `if TYPE_CHECKING:`'),
    'ParamSpec': Syntax('type parameter', _TYPE_SYNTAX, 'make a ParamSpec under `if TYPE_CHECKING:`'),
    'Set': Syntax(
        'set literal', 'it is compiled to `new set(…)`, and `set` is no constructor', 'write `set([…])`'
    ),
    'Slice': Syntax(
        'slice',
        'it is compiled to `.__getslice__`, a patched method',
        'for text, import `part` from sails_io.client.interop.text',
    ),
    'Mod': Syntax(
        '`%`',
        'it is compiled to `__mod__`, which the runtime does not have, and it formats no strings',
        'write `a - b * (a // b)` for numbers, an f-string for text',
    ),
    'MatMult': Syntax('`@` operator', 'the runtime has no `__matmul__`', 'call a function'),
    'LShift': Syntax('`<<`', _BITS, 'multiply by a power of two'),
    'RShift': Syntax('`>>`', _BITS, 'divide with `//` by a power of two'),
    'BitOr': Syntax('`|`', _BITS, 'write `or`, or name the type under `if TYPE_CHECKING:`'),
    'BitXor': Syntax('`^`', _BITS, 'write `is not` between booleans'),
    'BitAnd': Syntax('`&`', _BITS, 'write `and`'),
    'Invert': Syntax('`~`', _BITS, 'write `-x - 1`'),
}


def refused(node: ast.AST) -> Syntax | None:
    """Return why every node of this kind is refused, or None when the rules may look at it.

    Example:
        >>> refused(ast.Assert()).construct
        '`assert`'
    """
    kind = type(node).__name__
    if kind in COMPILED:
        return None
    unknown = Syntax(
        f'`{kind}` syntax', 'nobody has seen what Transcrypt makes of it', 'write it in plainer Python'
    )
    return REFUSED.get(kind, unknown)
