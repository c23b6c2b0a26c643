"""Python that the subset lets through: operators, assignments and modules.

Each source has a function `answer`, for CPython and for compiled code."""

from __future__ import annotations

OPERATORS: dict[str, str] = {
    'conditions': """
def answer():
    a, b = 0, 'b'
    return [
        a or b, a and b, b or a, not a, not not b, (a or b) and 'c', a if b else 'd',
        'x' if a else 'y' if b else 'z', None or 0, '' or 'e', a is None or b == 'b',
    ]
""",
    'if chain': """
def f(n):
    if n < 0:
        return 'minus'
    elif n == 0:
        pass
    elif n < 10:
        if n > 5:
            return 'high'
        else:
            return 'low'
    else:
        return 'big'
    return 'zero'
def answer():
    return [f(-1), f(0), f(3), f(7), f(12)]
""",
    'assignments': """
class Box:
    pass
def pair():
    return 'p', 'q'
def answer():
    a, b = 1, 2
    a, b = b, a
    (c, d), e = [3, 4], 5
    f, g = pair()
    box = Box()
    box.a, box.b = 8, 9
    xs = [1, 2]
    xs[0], xs[1] = xs[1], xs[0]
    p = q = []
    p.append(1)
    n: int = 3
    n += 2
    n *= 2
    n -= 1
    n //= 2
    n **= 2
    n /= 8
    d2 = {'k': 7}
    d2['k'] += 1
    box.a -= 1
    return [a, b, c, d, e, f, g, box.a, box.b, xs, q, n, d2]
""",
    'arithmetic': """
def answer():
    a, b = 7, 2
    return [
        a + b * 2, (a + b) * 2, a - (b - 1), a / b, a // b, -a // b, a ** b, 2 ** -1, -a ** 2, -(-a), +a,
        abs(-3), min(a, b), max(a, b, 9), a // b * b, a - b - 1, a / b / 2, -(a + b), 10 - -a,
    ]
""",
    'builtins': """
class C:
    pass
def answer():
    asked = [callable(answer), callable(3), callable(C), callable(None)]
    return [len('abc'), len([1]), len((1, 2)), str(12), str('x'), asked]
""",
    'async functions': """
log = []
async def two():
    return 2
async def one():
    log.append('begun')
    value = await two()
    return value
def answer():
    class Task:
        async_name = 'task'
    async def local():
        return await one()
    return [callable(local), log, Task.async_name]
""",
    'module level': """
from __future__ import annotations
from typing import TYPE_CHECKING, Any
from collections.abc import Callable

if TYPE_CHECKING:
    Handler = Callable[[str], None]

__all__ = ['answer']
LIMIT: int = 3
A, B = 1, 2
C = D = 4
table: dict[str, Any] = {'x': LIMIT}
for word in ['y', 'z']:
    table[word] = A
def use(handler: Handler, data: dict[str, Any] | None = None) -> str:
    return handler('h') if data is None else 'data'
def answer() -> list[Any]:
    xs: list[int] = []
    later: int
    later = 2
    return [LIMIT, A, B, C, D, table, use(lambda x: x + '!'), use(callable, {}), xs, later]
""",
    'names that JavaScript leaves free': """
def answer():
    of, get, from_, name, keys, value, type_, self, js_x, a_b = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    return [of, get, from_, name, keys, value, type_, self, js_x, a_b]
""",
    'precedence': """
def t():
    return True
def answer():
    a, b, c = 1, 2, 3
    xs = [[1, 2], [3]]
    return [
        not a == b, not (a == b), (not a) == b, a + b == c, (a < b) == (b < c), a in [1] or b in [],
        not a in [1], -xs[0][1], (a if b else c) + 1, [(b if a else c)][0], (lambda x: x)(1) + 1,
        a or b and c, (a or b) and c,
        (1 < 2) is t(), a + (b or c), a - (b + c) * 2, xs[a - 1][b - 1],
    ]
""",
}
