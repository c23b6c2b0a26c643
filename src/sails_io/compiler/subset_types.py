"""What is known of the values in a module: enough to see a list tested for truth, or a dict asked for `.get`.

A type is a set of kinds: `str`, `int`, `number`, `float`, `bool`, `None`, `list`, `dict`, `set`, `tuple`,
`error`, `instance:Name` and `class:Name` for the module's own classes, and `?` for what cannot be known.
The rules let `?` pass.
"""

from __future__ import annotations

import ast

from sails_io.compiler.subset_annotations import UNKNOWN, Annotations, Type
from sails_io.compiler.subset_tree import FUNCTIONS, Tree, is_static

COLLECTIONS: Type = frozenset({'list', 'dict', 'set', 'tuple'})

#: What the functions of the runtime return.
_RETURNED = {
    'str': 'str', 'len': 'int', 'isinstance': 'bool', 'callable': 'bool', 'set': 'set', 'Exception': 'error',
}  # fmt: skip


class Types:
    """Infers the type of an expression from literals, annotations and calls within one module.

    Example:
        >>> tree = Tree('xs: list[int] = []')
        >>> sorted(Types(tree).of(ast.Name('xs', ast.Load())))
        ['list']
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.classes = {n.name: n for n in ast.walk(tree.module) if isinstance(n, ast.ClassDef)}
        self._annotations = Annotations(tree.module, set(self.classes))
        self._asked: set[int | str] = set()

    def of(self, node: ast.expr) -> Type:
        """Return the type of an expression; `?` when it depends on itself or on another module."""
        if id(node) in self._asked:
            return UNKNOWN
        self._asked.add(id(node))
        try:
            infer = getattr(self, f'_of_{type(node).__name__}', None)
            known: Type = infer(node) if infer else UNKNOWN
            return known
        finally:
            self._asked.discard(id(node))

    # Literals and operators

    def _of_Constant(self, node: ast.Constant) -> Type:
        if node.value is None:
            return frozenset({'None'})
        return frozenset({type(node.value).__name__})

    def _of_JoinedStr(self, node: ast.JoinedStr) -> Type:
        return frozenset({'str'})

    def _of_List(self, node: ast.List) -> Type:
        return frozenset({'list'})

    def _of_ListComp(self, node: ast.ListComp) -> Type:
        return frozenset({'list'})

    def _of_Dict(self, node: ast.Dict) -> Type:
        return frozenset({'dict'})

    def _of_Set(self, node: ast.Set) -> Type:
        return frozenset({'set'})

    def _of_Tuple(self, node: ast.Tuple) -> Type:
        return frozenset({'tuple'})

    def _of_Compare(self, node: ast.Compare) -> Type:
        return frozenset({'bool'})

    def _of_UnaryOp(self, node: ast.UnaryOp) -> Type:
        return frozenset({'bool'}) if isinstance(node.op, ast.Not) else self.of(node.operand)

    def _of_BoolOp(self, node: ast.BoolOp) -> Type:
        return frozenset().union(*(self.of(value) for value in node.values))

    def _of_IfExp(self, node: ast.IfExp) -> Type:
        return self.of(node.body) | self.of(node.orelse)

    def _of_BinOp(self, node: ast.BinOp) -> Type:
        left, right = self.of(node.left), self.of(node.right)
        if isinstance(node.op, ast.Div):
            return frozenset({'float'})
        return left if left == right else frozenset({'str'}) if 'str' in left & right else UNKNOWN

    # Names and attributes

    def _of_Name(self, node: ast.Name) -> Type:
        found = self.tree.found(node.id, node)
        if found is None:
            return UNKNOWN
        return frozenset().union(*(self._bound(node.id, place) for place in found[1]))

    def _bound(self, name: str, place: ast.AST) -> Type:
        """Return the type that one place gives to `name`."""
        above = self.tree.parent(place)
        if isinstance(place, ast.ExceptHandler):
            return frozenset({'error'})
        if isinstance(place, ast.ClassDef):
            return frozenset({f'class:{name}'})
        if isinstance(place, ast.arg):
            return self._argument(place)
        if isinstance(above, ast.AnnAssign):
            return self._annotations.type_of(above.annotation)
        if isinstance(above, ast.AugAssign):
            return frozenset()
        if isinstance(above, ast.Assign):
            declared = self._declared(name, place)
            return declared if declared is not None else self.of(above.value)
        return UNKNOWN

    def _declared(self, name: str, place: ast.AST) -> Type | None:
        """Return the annotation that `name` has at another place of the same scope."""
        found = self.tree.found(name, place)
        for other in found[1] if found else []:
            above = self.tree.parent(other)
            if isinstance(above, ast.AnnAssign):
                return self._annotations.type_of(above.annotation)
            if isinstance(other, ast.arg) and other.annotation is not None:
                return self._annotations.type_of(other.annotation)
        return None

    def _argument(self, node: ast.arg) -> Type:
        arguments = self.tree.parent(node)
        function = self.tree.parent(arguments) if arguments else None
        owner = self.tree.class_of(function) if function else None
        if isinstance(arguments, ast.arguments):
            if arguments.vararg is node:
                return frozenset({'tuple'})
            if owner and arguments.args[:1] == [node] and not is_static(function or node):
                return frozenset({f'instance:{owner.name}'})
        return self._annotations.type_of(node.annotation) if node.annotation else UNKNOWN

    def _of_Attribute(self, node: ast.Attribute) -> Type:
        owner = self.class_named(self.of(node.value))
        if owner is None or f'{owner.name}.{node.attr}' in self._asked:
            return UNKNOWN
        self._asked.add(f'{owner.name}.{node.attr}')
        try:
            return self._member(owner, node.attr)
        finally:
            self._asked.discard(f'{owner.name}.{node.attr}')

    def _member(self, owner: ast.ClassDef, name: str) -> Type:
        known: Type = frozenset()
        for node in ast.walk(owner):
            if isinstance(node, ast.AnnAssign) and self._names_member(node.target, owner, name):
                return self._annotations.type_of(node.annotation)
            if isinstance(node, ast.Assign) and any(self._names_member(t, owner, name) for t in node.targets):
                known |= self.of(node.value)
        return known or UNKNOWN

    def _names_member(self, target: ast.expr, owner: ast.ClassDef, name: str) -> bool:
        if isinstance(target, ast.Name):
            return target.id == name and self.tree.parent(self.tree.parent(target) or target) is owner
        return isinstance(target, ast.Attribute) and target.attr == name and self.class_named(
            self.of(target.value)
        ) is owner  # fmt: skip

    def class_named(self, known: Type, of: str = 'instance') -> ast.ClassDef | None:
        """Return the module's class that `known` is an instance of, when it can be nothing else."""
        names = [kind.removeprefix(f'{of}:') for kind in known - {'None'} if kind.startswith(f'{of}:')]
        return self.classes.get(names[0]) if len(names) == 1 == len(known - {'None'}) else None

    def method(self, owner: ast.ClassDef, name: str) -> ast.AST | None:
        """Return the method `name` of a class of this module, its own or inherited; None when it has none."""
        for node in owner.body:
            if isinstance(node, FUNCTIONS) and node.name == name:
                return node
        bases = [self.classes[b.id] for b in owner.bases if isinstance(b, ast.Name) and b.id in self.classes]
        return self.method(bases[0], name) if bases and bases[0] is not owner else None

    # Calls

    def _of_Await(self, node: ast.Await) -> Type:
        function = self._called(node.value) if isinstance(node.value, ast.Call) else None
        return self._returned(function) if isinstance(function, ast.AsyncFunctionDef) else UNKNOWN

    def _of_Call(self, node: ast.Call) -> Type:
        target = node.func
        if isinstance(target, ast.Name) and self.tree.found(target.id, target) is None:
            return frozenset({_RETURNED.get(target.id, '?')})
        owner = self.class_named(self.of(target), of='class')
        if owner is not None:
            return frozenset({f'instance:{owner.name}'})
        function = self._called(node)
        return self._returned(function) if isinstance(function, ast.FunctionDef) else UNKNOWN

    def _called(self, node: ast.Call) -> ast.AST | None:
        """Return the definition of the function or method that a call runs, when this module holds it."""
        if isinstance(node.func, ast.Attribute):
            owner = self.class_named(self.of(node.func.value))
            return self.method(owner, node.func.attr) if owner else None
        found = self.tree.found(node.func.id, node.func) if isinstance(node.func, ast.Name) else None
        return found[1][0] if found and len(found[1]) == 1 else None

    def _returned(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Type:
        return self._annotations.type_of(function.returns) if function.returns else UNKNOWN
