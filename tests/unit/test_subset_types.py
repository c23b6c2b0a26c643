"""What the check of the subset knows of the types in a module."""

from __future__ import annotations

import ast

import pytest

from sails_io.compiler.subset_tree import Tree
from sails_io.compiler.subset_types import Types

#: What is asked for stands in the last line.
KNOWN: dict[str, tuple[str, set[str]]] = {
    'literals': ("[1] if a else {'b': 2}", {'list', 'dict'}),
    'text': ("f'{a}'", {'str'}),
    'not': ('not a', {'bool'}),
    'minus': ('-3', {'int'}),
    'sum of numbers': ('1 + 2', {'int'}),
    'sum of texts that may be missing': ("(a and 'b') + 'c'", {'str'}),
    'sum of texts or numbers': ("('a' if a else 1) + 'b'", {'str'}),
    'quotient': ('1 / 2', {'float'}),
    'unknown name': ('nobody', {'?'}),
    'union': ('from typing import Union\na: Union[list[int], None, "Thing"]\na', {'list', 'None', '?'}),
    'optional': ('from typing import Optional\na: Optional[dict]\na', {'dict', 'None'}),
    'bar': ("a: 'str | None'\na", {'str', 'None'}),
    'no union': ('a: str & int\na', {'?'}),
    'literal type': ("a: Literal['x', 3]\na", {'str', 'int'}),
    'wrapped type': ('a: Final[list[str]] = b\na', {'list'}),
    'type of another module': ('a: other.Thing[int]\na', {'?'}),
    'alias': ('Names = list[str]\na: Names\na', {'list'}),
    'annotated alias': ('Names: TypeAlias = list[str]\na: Names\na', {'list'}),
    'alias of an alias, of itself': ('A = dict[str, "A"] | None\nB = A\na: B\na', {'dict', 'None'}),
    'constant that is no alias': ('A = 3\na: A\na', {'?'}),
    'several assignments': ('a = []\na = None\na', {'list', 'None'}),
    'assigned and added to': ('a = 1\na += b\na', {'int'}),
    'the annotation counts': ('a: list[int] = b\na = c\na', {'list'}),
    'assigned from itself': ('a = a\na', {'?'}),
    'own class': ('class C:\n    pass\nC()', {'instance:C'}),
    'class itself': ('class C:\n    pass\nC', {'class:C'}),
    'annotated with an own class': ('class C:\n    pass\na: C | None\na', {'instance:C', 'None'}),
    'attribute': ('class C:\n    def __init__(self):\n        self.x = []\nC().x', {'list'}),
    'attribute of another object': ('class C:\n    def m(self, d):\n        d.x = []\nC().x', {'?'}),
    'attribute that is itself': ('class C:\n    def m(self):\n        self.x = self.x\nC().x', {'?'}),
    'attribute nobody sets': ('class C:\n    pass\nC().x', {'?'}),
    'constant of a class': ("class C:\n    x = 'a'\nC().x", {'str'}),
    'local variable is no attribute': ('class C:\n    def m(self):\n        x = []\nC().x', {'?'}),
    'annotated function': ('def f() -> list[int]:\n    return a\nf()', {'list'}),
    'function without annotation': ('def f():\n    return []\nf()', {'?'}),
    'function defined twice': ('def f() -> list:\n    return a\ndef f() -> str:\n    return b\nf()', {'?'}),
    'method': ('class C:\n    def m(self) -> set[int]:\n        return a\nC().m()', {'set'}),
    'inherited method': (
        'class A:\n    def m(self) -> str:\n        return a\nclass B(A):\n    pass\nB().m()',
        {'str'},
    ),
    'async function not awaited': ('async def f() -> list:\n    return a\nf()', {'?'}),
    'shadowed function of the runtime': ('def len(a):\n    return a\nlen(a)', {'?'}),
    'length': ('len(a)', {'int'}),
}


@pytest.mark.parametrize('name', KNOWN)
def test_type_of_the_last_line(name: str) -> None:
    source, kinds = KNOWN[name]
    tree = Tree(source)
    last = tree.module.body[-1]
    assert isinstance(last, ast.Expr)
    assert Types(tree).of(last.value) == kinds


#: What is asked for is what the function `f` returns.
IN_FUNCTION: dict[str, tuple[str, set[str]]] = {
    'parameter': ('def f(a: dict[str, int]):\n    return a', {'dict'}),
    'parameter without annotation': ('def f(a):\n    return a', {'?'}),
    'parameter assigned again': ('def f(a: list | None):\n    a = b\n    return a', {'list', 'None'}),
    'parameter hides a global': ('a = []\ndef f(a):\n    return a', {'?'}),
    'all other arguments': ('def f(*a):\n    return a', {'tuple'}),
    'self': ('class C:\n    def f(self):\n        return self', {'instance:C'}),
    'second parameter of a method': ('class C:\n    def f(self, a):\n        return a', {'?'}),
    'first of a static method': ('class C:\n    @staticmethod\n    def f(a):\n        return a', {'?'}),
    'outer variable': ('def g():\n    a = []\n    def f():\n        return a', {'list'}),
    'constant of the class is no variable': (
        'class C:\n    a = []\n    def f(self):\n        return a',
        {'?'},
    ),
    'nonlocal': (
        'def g():\n    a = None\n    def f():\n        nonlocal a\n        a = []\n        return a',
        {'None', 'list'},
    ),
    'loop variable': ('def f(xs: list[str]):\n    for a in xs:\n        return a', {'?'}),
    'caught error': (
        'def f():\n    try:\n        g()\n    except Exception as a:\n        return a',
        {'error'},
    ),
    'awaited': ('async def g() -> list:\n    return b\nasync def f():\n    return await g()', {'list'}),
    'awaited, but not called': ('async def f(g):\n    return await g', {'?'}),
}


@pytest.mark.parametrize('name', IN_FUNCTION)
def test_type_of_what_f_returns(name: str) -> None:
    source, kinds = IN_FUNCTION[name]
    tree = Tree(source)
    functions = [
        node
        for node in ast.walk(tree.module)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == 'f'
    ]
    (returned,) = [node.value for node in ast.walk(functions[0]) if isinstance(node, ast.Return)]
    assert returned is not None
    assert Types(tree).of(returned) == kinds
