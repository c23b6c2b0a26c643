"""Python that the subset lets through: values, conditions and loops.

Each source has a function `answer`, for CPython and for compiled code."""

from __future__ import annotations

VALUES: dict[str, str] = {
    'is None': """
def kind(x):
    return 'none' if x is None else 'some' if x is not None else 'never'
def answer():
    return [kind(None), kind(0), kind(''), kind(False), None is None]
""",
    'equality': """
def answer():
    x, y = 1, '1'
    return [x == 1, x == y, x != y, y == '1', 'a' != 'b', 1.0 == 1, 0 == '']
""",
    'comparison': """
def answer():
    n = 5
    return [1 < n < 9, 1 < n > 9, n <= 5 == 5, 'a' < 'b', not 1 > 2, (1 < 2) is True]
""",
    'f-string': """
def answer():
    name, n = 'x', 3
    whose = f"{name}'s {'y' + name}"
    return [f'{name}', f'a{name}b{n + 1}c', f'', f'{{}}', whose, 'a' f'{n}' 'b', str(n) + name]
""",
    'constants': """
def answer():
    texts = ['\\x7f\\u2028\\0\\n\\\\', "it's", '\\U0001f600', '{} // %s /* */ #']
    return [texts, 0x1F, 1_000, 1.5, -3, 1e3, None, True]
""",
    'default None': """
def pair(a, b=None, c=None):
    return [a, b is None, 'none' if c is None else c]
class C:
    def m(self, x=None):
        return x is None
def answer():
    return [pair(1), pair(1, 2), pair(1, None, 3), C().m(), C().m(0), (lambda x=None: x is None)()]
""",
    'variable parameters': """
def rest(a, *others):
    return [a, len(others), others[0] if len(others) > 0 else 0]
class C:
    def __init__(self, *xs):
        self.n = len(xs)
    def m(self, *xs):
        return rest(*xs)
def answer():
    return [rest(1), rest(1, 2, 3), C(1, 2).n, C().m(4, 5), rest(*[7, 8], 9)]
""",
    'raise and except': """
def risky(n):
    log = []
    try:
        if n == 1:
            raise Exception('one')
        log.append('body')
    except Exception as error:
        log.append('caught')
        log.append(error is None)
    finally:
        log.append('finally')
    return log
def answer():
    return [risky(0), risky(1)]
""",
    'raise again': """
def inner(log):
    try:
        raise Exception('x')
    except:
        log.append('inner')
        raise
def answer():
    log = []
    try:
        inner(log)
    except Exception:
        log.append('outer')
    return log
""",
    'finally and return': """
def f(n, log):
    try:
        if n > 0:
            return 'early'
    finally:
        log.append(n)
    return 'late'
def answer():
    log = []
    return [f(0, log), f(1, log), log]
""",
    'raise in a handler': """
def f():
    try:
        try:
            raise Exception('a')
        except Exception as first:
            raise first
    except Exception as second:
        return second is not None
def answer():
    return f()
""",
    'lists': """
def answer():
    xs = [1]
    xs.append('two')
    xs.append([3])
    xs[0] = 0
    last = xs.pop()
    xs.reverse()
    return [xs, last, len(xs), 0 in xs, 5 in xs, 5 not in xs, xs[len(xs) - 1]]
""",
    'sets': """
def answer():
    s = set()
    s.add('a')
    s.add('a')
    s.add('b')
    s.discard('b')
    s.discard('never there')
    t = set(['x', 'y', 'x'])
    seen = []
    for x in t:
        seen.append(x)
    size = len(t)
    t.clear()
    return [len(s), 'a' in s, 'b' in s, size, len(t), len(seen), 'x' in seen]
""",
    'dicts': """
def answer():
    d = {'a': 1, 'b': [2]}
    d['c'] = d['a']
    del d['a']
    d['b'].append(3)
    key = 'k' + 'ey'
    d[key] = {'deep': None}
    found = ['a' in d, 'c' in d, key in d, 'includes' in d, 'toString' in d]
    return [d, found, len(d), d['key']['deep'] is None]
""",
    'dict with the names of methods': """
def answer():
    d = {'includes': 1, 'has': 2, 'length': 9, 'size': 8, 'append': 7, 'name': 6, 'keys': 5}
    return ['includes' in d, 'x' in d, len(d), d['name']]
""",
    'strings': """
def answer():
    s = 'abc'
    s += 'd'
    out = []
    for c in s:
        out.append(c)
    truth = ['yes' if s else 'no', 'yes' if '' else 'no']
    return [s, len(s), s[1], 'bc' in s, 'x' in s, out, s + 'e', 'a' < s, truth]
""",
    'range': """
def answer():
    out = []
    xs = ['a', 'b']
    n = 2
    for i in range(n):
        out.append(i)
    for i in range(1, 4):
        out.append(i * 10)
    for i in range(6, 0, -2):
        out.append(i)
    for i in range(len(xs)):
        out.append(xs[i])
    return out
""",
    'for else': """
def find(xs, wanted):
    for x in xs:
        if x == wanted:
            break
    else:
        return 'none'
    return 'found'
def nested(xs):
    out = []
    for x in xs:
        for y in xs:
            if y == 2:
                break
            out.append(y)
        else:
            out.append('inner')
        if x == 3:
            break
    else:
        out.append('outer')
    return out
def answer():
    return [find([1, 2], 2), find([1], 2), nested([1, 2]), nested([1, 3]), nested([])]
""",
    'while else': """
def f(stop):
    out = []
    n = 0
    while n < 3:
        n += 1
        if n == 2:
            continue
        if n == stop:
            break
        out.append(n)
    else:
        out.append('else')
    return out
def answer():
    return [f(0), f(3)]
""",
    'loop over pairs': """
def answer():
    out = []
    for name, (a, b) in [('x', (1, 2)), ('y', (3, 4))]:
        out.append(name)
        out.append(a + b)
    return out
""",
    'list that grows in its loop': """
def answer():
    xs = [1, 2]
    for x in xs:
        if len(xs) < 5:
            xs.append(x * 10)
    return xs
""",
}
