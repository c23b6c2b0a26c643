"""Who hears what, whatever raw socket is alive."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.objects import get
from sails_io.client.listeners import Listeners
from tests.unit.cases.fakes import Raw


def handlers_outlive_raw_sockets() -> Any:
    heard: list[Any] = []
    listeners = Listeners()
    first = Raw(False)
    second = Raw(False)
    listeners.add('order', lambda value: heard.append(f'early {value}'))
    listeners.attach(first)
    listeners.add('user', lambda value: heard.append(f'late {value}'))
    first.serve('order', 1)
    first.serve('user', 2)
    listeners.attach(second)
    first.serve('order', 'from the dead')
    second.serve('order', 3)
    second.serve('user', 4)
    return [heard, ['early 1', 'late 2', 'early 3', 'late 4']]


def a_handler_added_twice_is_called_twice_and_removed_once() -> Any:
    heard: list[Any] = []

    def handler(value: Any) -> None:
        heard.append(value)

    listeners = Listeners()
    listeners.add('order', handler)
    listeners.add('order', handler)
    listeners.tell('order', [1])
    listeners.remove('order', handler)
    listeners.tell('order', [2])
    listeners.remove('order', handler)
    listeners.remove('order', handler)
    listeners.tell('order', [3])
    return [heard, [1, 1, 2]]


def all_handlers_of_an_event_or_of_all_can_go() -> Any:
    heard: list[Any] = []
    listeners = Listeners()
    raw = Raw(False)
    listeners.attach(raw)
    for event in ['a', 'b', '__proto__']:
        listeners.add(event, lambda value: heard.append(value))
        listeners.add(event, lambda value: heard.append(value))
    raw.serve('__proto__', 0)
    listeners.remove('a')
    raw.serve('a', 1)
    raw.serve('b', 2)
    listeners.clear()
    raw.serve('b', 3)
    listeners.add('b', lambda value: heard.append('again'))
    raw.serve('b', 4)
    return [heard, [0, 0, 2, 2, 'again']]


def handlers_may_change_while_they_are_told() -> Any:
    heard: list[Any] = []
    listeners = Listeners()

    def once(value: Any) -> None:
        heard.append('once')
        listeners.remove('order', once)
        listeners.add('order', lambda value: heard.append('added'))

    listeners.add('order', once)
    listeners.add('order', lambda value: heard.append('second'))
    listeners.tell('order', [1])
    listeners.tell('order', [2])
    return [heard, ['once', 'second', 'second', 'added']]


def only_functions_listen() -> Any:
    try:
        Listeners().add('order', 'not a function')
    except Exception as error:
        return [
            get(error, 'message'),
            'The handler of `order` must be a function. Given: "not a function" (string).',
        ]
    return ['no refusal', '']
