"""What an annotation promises of a value."""

from __future__ import annotations

import ast

Type = frozenset[str]

UNKNOWN: Type = frozenset({'?'})

#: Annotations that stand for a builtin; `Sequence` and `Mapping` are lists and dicts in compiled code.
_ANNOTATED = {
    'str': 'str', 'int': 'int', 'float': 'number', 'bool': 'bool', 'None': 'None', 'LiteralString': 'str',
    'list': 'list', 'List': 'list', 'Sequence': 'list', 'MutableSequence': 'list',
    'dict': 'dict', 'Dict': 'dict', 'Mapping': 'dict', 'MutableMapping': 'dict',
    'set': 'set', 'Set': 'set', 'AbstractSet': 'set', 'MutableSet': 'set', 'tuple': 'tuple', 'Tuple': 'tuple',
    'Exception': 'error', 'BaseException': 'error',
}  # fmt: skip
#: How a type is written.
_TYPES = (ast.Name, ast.Subscript, ast.BinOp)
_WRAPPERS = ('Final', 'ClassVar', 'Annotated')


class Annotations:
    """Reads annotations, with the types that the module names itself.

    Example:
        >>> module = ast.parse('Names = list[str]')
        >>> sorted(Annotations(module, set()).type_of(ast.parse('Names | None', mode='eval').body))
        ['None', 'list']
    """

    def __init__(self, module: ast.Module, classes: set[str]) -> None:
        self._classes = classes
        self._aliases = _aliases(module)

    def type_of(self, node: ast.expr) -> Type:
        """Return the type that an annotation promises; `?` for what another module defines."""
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                return self.type_of(ast.parse(node.value, mode='eval').body)
            return frozenset({'None'}) if node.value is None else UNKNOWN
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self.type_of(node.left) | self.type_of(node.right)
        if isinstance(node, ast.Subscript):
            return self._subscripted(ast.unparse(node.value).split('.')[-1], node.slice)
        return self._named(ast.unparse(node).split('.')[-1])

    def _subscripted(self, name: str, inner: ast.expr) -> Type:
        parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        if name == 'Union':
            return frozenset().union(*(self.type_of(part) for part in parts))
        if name == 'Optional':
            return self.type_of(inner) | {'None'}
        if name == 'Literal':
            return frozenset(type(part.value).__name__ for part in parts if isinstance(part, ast.Constant))
        return self.type_of(parts[0]) if name in _WRAPPERS else self._named(name)

    def _named(self, name: str) -> Type:
        if name in self._classes:
            return frozenset({f'instance:{name}'})
        alias = self._aliases.pop(name, None)
        if alias is None:
            return frozenset({_ANNOTATED.get(name, '?')})
        try:
            return self.type_of(alias)
        finally:
            self._aliases[name] = alias  # taken out in between, as a type may name itself


def _aliases(module: ast.Module) -> dict[str, ast.expr]:
    """Return the types that the module names, under `if TYPE_CHECKING:` as a rule."""
    found: dict[str, ast.expr] = {}
    for node in module.body:
        for statement in node.body if isinstance(node, ast.If) else [node]:
            targets = statement.targets if isinstance(statement, ast.Assign) else []
            if isinstance(statement, ast.AnnAssign):
                targets = [statement.target]
            value = getattr(statement, 'value', None)
            if targets and isinstance(targets[0], ast.Name) and isinstance(value, _TYPES):
                found[targets[0].id] = value
    return found
