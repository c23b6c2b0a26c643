"""Python that the subset lets through: classes and functions.

Each source has a function `answer`, for CPython and for compiled code."""

from __future__ import annotations

FORMS: dict[str, str] = {
    'arguments by name': """
class Shop:
    def __init__(self, name, *, town=None):
        self.name = name
        self.town = town
    def sell(self, item, count=None, *, sugar=None,
             milk=None):
        return [self.name, self.town, item, count, sugar, milk]
    def all(self, **options):
        return [options['a'], options['b']]
def make(*, first, second=None):
    return [first, second]
def many(one, two=None, **rest):
    return [one, two, len(rest), rest['x'] if 'x' in rest else None]
def caught(act):
    try:
        act()
        return False
    except Exception as error:
        return True
def answer():
    shop = Shop('tea', town='Austin')
    return [
        shop.sell('oolong', milk=True, sugar=2),
        shop.sell('oolong', 3),
        shop.sell('oolong', count=1),
        Shop('coffee').sell(item='mocha'),
        shop.all(a=1, b=[make(second=2, first=1), make(first={'x': None})]),
        many(1), many(1, x=3), many(1, 2, x=3, y=4), many(two=2, one=1),
        caught(lambda: make(third=1, first=1)), caught(lambda: make(first=1)),
    ]
""",
    'asynchronous methods': """
class Door:
    def __init__(self, log):
        self.log = log
    async def __aenter__(self):
        self.log.append('in')
        return await self.open(width=2)
    async def __aexit__(self, kind=None, error=None, trace=None):
        self.log.append('out')
    async def open(self, *, width=None):
        return [width]
async def leave(log):
    async with Door(log) as found:
        log.append(found)
        return 'left'
async def answer():
    log = []
    async with Door(log):
        log.append('inside')
    log.append(await leave(log))
    try:
        async with (
            Door(log)
        ) as found:
            for n in range(3):
                if n == 1:
                    break
                log.append(found[0])
            raise Exception('fire')
    except Exception as error:
        log.append('caught')
    return log
""",
    'list comprehensions': """
def answer():
    xs = [3, 1, 2]
    n = 10
    names = [x['name'] for x in [{'name': 'a'}, {'name': 'b'}]]
    nested = [[x * y for y in xs if y > 1] for x in xs if x != 1 if x < n]
    late = [lambda: x for x in xs]
    return [names, nested, [
        (x) for x in (xs)
    ], [x for x in 'abc'], len(late), [f'{x}!' for x in names]]
""",
    'classes': """
class Counter:
    START = 3
    LIMITS = [1, 2]
    kind: str
    def __init__(self, step):
        self.step = step
        self.n = self.START
        self.name = 'counter'
        self.length = 0
    def up(self, times=None):
        self.n += self.step * (1 if times is None else times)
        return self
    def name_of(self):
        return self.name
def answer():
    c = Counter(2)
    c.up().up(3)
    d = Counter(1)
    d.LIMITS.append(3)
    return [c.n, d.n, c.name_of(), c.length, Counter.START, len(Counter.LIMITS), isinstance(c, Counter)]
""",
    'class without a constructor': """
class Empty:
    pass
class Documented:
    'Says what it is.'
    n = 1
    def m(self):
        'Says more.'
        return self.n
def answer():
    e = Empty()
    e.x = 1
    del e.x
    e.y = 2
    return [e.y, Documented().m(), isinstance(e, Documented), isinstance('e', Empty)]
""",
    'one base class': """
class Shape:
    sides = 0
    def __init__(self, name):
        self.name = name
    def describe(self):
        return self.name + ' ' + str(self.sides) + self.suffix()
    def suffix(self):
        return '!'
class Square(Shape):
    sides = 4
    def suffix(self):
        return '?'
class Plain(Shape):
    pass
def answer():
    s = Square('s')
    return [s.describe(), Plain('p').describe(), isinstance(s, Shape), isinstance(s, Plain), Square.sides]
""",
    'static method': """
class C:
    def __init__(self, n):
        self.n = n
    @staticmethod
    def twice(n):
        return n * 2
    def m(self):
        return self.twice(self.n)
def answer():
    f = C.twice
    return [C.twice(2), C(3).m(), f(4)]
""",
    'methods named like JavaScript words': """
class C:
    def delete(self):
        return 'delete'
    def new(self):
        return self.delete()
    def keys(self):
        return 'keys'
    def get(self, key):
        return key
    def items(self):
        return 'items'
    def name(self):
        return 'name'
    def length(self):
        return 2
def answer():
    c = C()
    return [c.delete(), c.new(), c.keys(), c.get('k'), c.items(), c.name(), c.length()]
""",
    'local class': """
def make(n):
    class Local:
        def __init__(self, x):
            self.x = x
        def sum(self):
            return self.x + n
    return Local
def answer():
    return [make(1)(2).sum(), make(10)(20).sum()]
""",
    'function in an attribute': """
class Button:
    def __init__(self, on_press):
        self.on_press = on_press
    def press(self, x):
        return self.on_press(x)
class Page:
    def __init__(self):
        self.log = []
        self.button = Button(lambda x: self.pressed(x))
    def pressed(self, x):
        self.log.append(x)
        return len(self.log)
def answer():
    page = Page()
    return [page.button.press('a'), page.button.press('b'), page.log]
""",
    'closures': """
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        n = n * 2
        def deeper():
            nonlocal n
            n += 10
        deeper()
        return n
    return up
def answer():
    up = counter()
    other = counter()
    fs = []
    for word in ['a', 'b']:
        fs.append(lambda: word)
    def bound(x):
        return lambda: x
    gs = [bound(1), bound(2)]
    return [up(), up(), other(), fs[0](), fs[1](), gs[0](), gs[1]()]
""",
    'lambda': """
def answer():
    add = lambda a, b: a + b
    pick = lambda x: x if x > 1 else None
    return [add(1, 2), pick(0), pick(3), (lambda: [1])(), (lambda: {'a': 1})()]
""",
    'decorated functions': """
def twice(f):
    return lambda x: f(f(x))
def plus(n):
    def wrap(f):
        return lambda x: f(x) + n
    return wrap
@twice
@plus(10)
def up(x):
    return x + 1
def answer():
    @twice
    def local(x):
        return x * 3
    return [up(1), local(2)]
""",
}
