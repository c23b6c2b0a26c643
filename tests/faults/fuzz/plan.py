"""Sequences of steps; those that are random are made from a seed alone."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

#: One step, as JSON can hold it: `op` says what to do, the rest how.
Step = dict[str, Any]

VERBS = ('get', 'post', 'put', 'patch', 'delete', 'head', 'options')
#: What is asked, and how often. The last of them ask for trouble.
PLACES = {
    '/echo': 20,
    '/tell': 8,
    '/slow': 8,
    '/status/404': 16,
    '/never': 6,
    '/twice': 2,
    '/kick': 1,
    '/drop': 1,
    '/lose': 1,
    '': 1,
}
#: What the page and the network do, and how often.
WEIGHTS = {
    'ask': 30,
    'burst': 4,
    'abort': 6,
    'signal': 3,
    'on': 6,
    'off': 4,
    'forget': 1,
    'set': 4,
    'headers': 2,
    'intercept': 3,
    'let_go': 4,
    'clear_queue': 1,
    'subscribe': 2,
    'unsubscribe': 2,
    'ready': 1,
    'disconnect': 2,
    'reconnect': 10,
    'raw_connect': 1,
    'return': 2,
    'raw_disconnect': 1,
    'engine_close': 2,
    'hurry': 2,
    'emit': 8,
    'server': 4,
    'proxy': 5,
    'pause': 20,
    'settle': 15,
}
#: They stay in every plan: without them there is nothing to see.
ALWAYS = {'ask', 'reconnect', 'pause', 'settle', 'emit'}
OPTIONS: dict[str, list[Any]] = {
    'requestTimeout': [None, None, None, None, 5, 60],
    'queueTimeout': [None, None, None, 5, 30],
    'queueLimit': [100000, 100000, 0, 5],
    'lostAfter': [None, 5, 30],
}
HEADERS = ('none', 'none', 'none', 'object', 'object', 'function', 'async', 'throws')
INTERCEPTORS = ('pass', 'pass', 'async', 'async', 'throws', 'throws_late', 'throws_answer', 'throws_answer')
SERVER = ('stop', 'kill', 'drop_all', 'close_all', 'disconnect_all')
FAULTS: tuple[tuple[Any, ...], ...] = (
    ('Pass',),
    ('Pass',),
    ('Pass',),
    ('Pass',),
    ('Refuse',),
    ('BlackHole',),
    ('Reset',),
    ('Cut', False),
    ('Cut', True),
    ('HalfOpen',),
    ('Slow', 20000),
    ('Jitter', 0.01),
)
TRIGGERS: tuple[tuple[Any, ...], ...] = (
    ('After', 0.0),
    ('After', 0.0),
    ('After', 0.01),
    ('Bytes', 40, 'down'),
    ('Bytes', 300, 'up'),
    ('InFrame', 'up'),
    ('InFrame', 'down'),
)


@dataclass
class Plan:
    """What is to be done with one socket.

    Attributes:
        settings: what it begins with.
        steps: what then happens.
        seed: of which it was made; None where somebody has written it.
    """

    settings: dict[str, Any]
    steps: list[Step]
    seed: int | None = None


def ask(number: int) -> Step:
    """Return the step that asks for something plain."""
    plain = {'timeout': None, 'queue': True, 'signal': None, 'cyclic': False, 'size': 0, 'throws': False}
    return {'op': 'ask', 'n': number, 'verb': 'post', 'url': '/echo', **plain, 'then': []}


def random_plan(seed: int, count: int) -> Plan:
    """Return the plan that a seed makes of its chance, with so many steps."""
    chance = _Chance(seed)
    return Plan(chance.settings(), [chance.step() for _ in range(count)], seed)


class _Chance:
    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._numbers = 0
        self._asked: list[int] = []
        self._ids: list[int] = []
        # Each plan lacks some kinds of steps: what hides behind them comes to light in the others.
        self._weights = {
            kind: weight * self._chance.choice([0, 1, 1, 3]) if kind not in ALWAYS else weight
            for kind, weight in WEIGHTS.items()
        }

    def settings(self) -> dict[str, Any]:
        return {
            'reconnection': self._chance.random() < 0.7,
            'reconnectionAttempts': self._chance.choice([2, 1000, 1000]),
            'transports': self._chance.choice([['websocket'], ['websocket'], ['polling', 'websocket']]),
            'auth': self._chance.choice(['none', 'none', 'function', 'async', 'throws_once']),
        }

    def step(self, depth: int = 0) -> Step:
        weights = self._weights if depth == 0 else {k: w for k, w in self._weights.items() if k in INSIDE}
        [kind] = self._chance.choices(list(weights), list(weights.values()))
        make = getattr(self, f'_{kind}', None)
        return {'op': kind, **(make(depth) if make else {})}

    def _then(self, depth: int) -> list[Step]:
        """What a function of the page does when it is called: mostly nothing."""
        if depth > 1 or self._chance.random() < 0.85:
            return []
        return [self.step(depth + 1) for _ in range(self._chance.choice([1, 1, 2]))]

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _id(self) -> int:
        self._ids.append(self._number())
        return self._ids[-1]

    def _some_id(self) -> int:
        return self._chance.choice(self._ids[-8:] or [0])

    def _ask(self, depth: int) -> Step:
        chance = self._chance
        number = self._number()
        [place] = chance.choices(list(PLACES), list(PLACES.values()))
        self._asked.append(number)
        return {
            'n': number,
            'verb': chance.choice(VERBS),
            'url': f'/slow/{chance.randint(0, 30)}' if place == '/slow' else place,
            'timeout': chance.choice([None] * 8 + [1, 20]),
            'queue': chance.random() > 0.08,
            'signal': chance.choice([None] * 8 + ['later', 'aborted']),
            'cyclic': chance.random() < 0.01,
            'size': chance.choice([0] * 20 + [200, 70_000]),
            'throws': chance.random() < 0.02,
            'then': self._then(depth),
        }

    def _return(self, depth: int) -> Step:
        return {'steps': [{'op': 'disconnect'}, {'op': 'raw_connect'}]}

    def _burst(self, depth: int) -> Step:
        return {'steps': [{'op': 'ask', **self._ask(2)} for _ in range(self._chance.randint(2, 12))]}

    def _abort(self, depth: int) -> Step:
        return {'n': self._chance.choice(self._asked[-12:] or [0])}

    _signal = _abort

    def _on(self, depth: int) -> Step:
        event = self._chance.choice(
            ['news', 'news', 'news', 'more', 'connect', 'disconnect', 'connect_error']
        )
        return {
            'id': self._id(),
            'event': event,
            'once': self._chance.random() < 0.3,
            'throws': self._chance.random() < 0.05,
            'then': self._then(depth),
        }

    def _off(self, depth: int) -> Step:
        return {'id': self._some_id()}

    _unsubscribe = _off

    def _set(self, depth: int) -> Step:
        name = self._chance.choice(list(OPTIONS))
        return {'name': name, 'value': self._chance.choice(OPTIONS[name])}

    def _headers(self, depth: int) -> Step:
        return {'mode': self._chance.choice(HEADERS)}

    def _intercept(self, depth: int) -> Step:
        return {'id': self._id(), 'mode': self._chance.choice(INTERCEPTORS)}

    def _subscribe(self, depth: int) -> Step:
        return {'id': self._id(), 'url': self._chance.choice(['/echo', '/never', '/slow/10', '/status/404'])}

    def _emit(self, depth: int) -> Step:
        events = [self._chance.choice(['news', 'more']) for _ in range(self._chance.choice([1, 1, 1, 5]))]
        return {'events': [[event, self._number()] for event in events]}

    def _server(self, depth: int) -> Step:
        return {'do': self._chance.choice(SERVER)}

    def _proxy(self, depth: int) -> Step:
        if self._chance.random() < 0.2:
            return {'fault': self._chance.choice(FAULTS)}  # which lasts until the next
        last = ['After', self._chance.choice([0.0, 0.005, 0.03])]
        return {'script': [[self._chance.choice(TRIGGERS), self._chance.choice(FAULTS)], [last, ['Pass']]]}

    def _settle(self, depth: int) -> Step:
        return {'ms': 60}

    def _pause(self, depth: int) -> Step:
        return {'ms': self._chance.choice([0, 0, 1, 3, 10, 25])}


#: What functions of the page do while they are called.
INSIDE = {
    'ask', 'abort', 'signal', 'on', 'off', 'forget', 'set', 'clear_queue', 'disconnect', 'reconnect',
    'subscribe', 'unsubscribe', 'engine_close', 'raw_connect', 'let_go',
}  # fmt: skip
