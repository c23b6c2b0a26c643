"""Python that the subset must not refuse: code of pages, on values whose type it does not know."""

from __future__ import annotations

PASSED: dict[str, str] = {
    'elements of a page': """
def f(element, child, form):
    element.remove()
    element.classList.remove('x')
    element.append(child)
    element.replace(child, child)
    for key in form.keys():
        print(key)
    return form.get('x') or form.values() or element.items
""",
    'unknown collections': """
def f(xs, d):
    if xs and not d:
        return xs + d
    return xs == d or d['k'] * 2 or xs[0] < d or f'{xs} {d}'
""",
    'methods of the program itself': """
class Table:
    def get(self, key):
        return key
    def extend(self, xs):
        return xs
    def pop(self, n):
        return n
def f(table: Table, other):
    return [table.get('x'), table.extend([1]), table.pop(0), other.extend([1])]
""",
    'methods handed on by a lambda': """
class C:
    def __init__(self, on):
        self.done = None
        on(lambda x: self.m(x))
        self.m(1)
        on(self.done)
    def m(self, x):
        return x
""",
    'values of several types': """
from typing import Any
def f(data: Any, text: str | None, n: int | None, options: object):
    if text or n or data or options:
        return text or 'none'
    return None
""",
    'code for the type checker': """
from __future__ import annotations
from typing import TYPE_CHECKING, Any, Protocol
from collections.abc import Callable
if TYPE_CHECKING:
    import json
    from dataclasses import dataclass
    Names = list[str] | None
    class Handler(Protocol):
        def __call__(self, *, name: str = 'x') -> None: ...
class C:
    n: int
    handlers: dict[str, list[Handler]]
    def m(self, x: dict[str, Any] | None = None) -> Callable[[int], Names]:
        y: set[str]
        return lambda i: None
""",
    'a name read before and bound by every loop': """
def f(xs, g):
    for i in range(3):
        g(i)
    for i in range(len(xs)):
        g(xs[i])
    for i in range(2):
        for j in range(2):
            g(i + j)
""",
    'imports of the program': """
from program import sub_module, function as fn, Kind
from program.deep.part import other
def f(x):
    return isinstance(x, Kind) or sub_module.run(fn, other)
""",
    'strings that look like code': """
TEXT = 'match x: __pragma__ # __: jsiter'
# a comment on `__pragma__` is no pragma
""",
    'error of a page': """
def f(promise, log):
    promise.then(lambda x: log(x)).catch(lambda error: log(error.message))
    try:
        promise.cancel()
    except Exception as error:
        log(error)
        raise error
""",
    'attributes and members named like words of JavaScript': """
class C:
    default = 1
    def new(self, x):
        self.function = x.delete
        return x.default or self.twice
    @staticmethod
    def twice(x):
        return x
    length = 3
""",
    'stand-ins for JavaScript': """
from sails_io.twin import undefined, typeof, NaN
def f(x):
    return x is undefined or typeof(x) == 'string' or x is NaN
""",
    'definitions in a function, bounds that stay': """
__version__ = '1'
def f(xs, g, n: int, text: str):
    if g:
        def h():
            return 1
        class Local:
            pass
    for i in range(n):
        g(i, n, n + 1)
    for i in range(1, len(xs) - 1):
        g(xs[i], len(xs))
    for i in range(len(text)):
        g(text, i)
    for x in [1, 2]:
        g(lambda: x)
    return x
""",
    'docstrings and operators on numbers': """
class C:
    'Doc \\U0001f600.'
    x = 3
    def m(self, n: int, m: int):
        'Doc.'
        return [n - m, n + m, n * m, n == m, n in [m], -n, +n, not n, str(n), f'{n}', f'{self.x}']
""",
}
