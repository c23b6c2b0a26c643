"""Does the steps of a plan with the client under CPython, and notes what is seen: the twin of `actor.cjs`."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sails_io.client.raw_socket import raw_socket
from sails_io.client.sails import augment
from sails_io.client.script_tag import ScriptTag
from sails_io.transport import SocketIo
from sails_io.twin import Error

from . import connecting
from .census import census, whose
from .notes import Entry, Notes
from .page import ON_PURPOSE, Signal, auth_of, headers_of, interceptor_of
from .plan import Step


class _SocketIo(SocketIo):
    """Keeps its raw sockets."""

    def __init__(self) -> None:
        self.raws: list[Any] = []

    def __call__(self, url: Any, options: Any = None) -> Any:
        self.raws.append(super().__call__(url, options))
        return self.raws[-1]


class Actor:
    """One socket, and all that a plan does with it.

    Args:
        url: of the server, or of what stands before it.
        settings: of the plan.
    """

    def __init__(self, url: str, settings: dict[str, Any]) -> None:
        whose.set(self)
        self._io = _SocketIo()
        self._asked: set[int] = set()
        self._calls: dict[int, Any] = {}
        self._signals: dict[int, Signal] = {}
        self._handlers: dict[int, tuple[str, Any]] = {}
        self._removers: dict[int, Callable[[], None]] = {}
        self._subscriptions: dict[int, Any] = {}
        self._awaiting: set[asyncio.Future[Any]] = set()
        io = augment(self._io, ScriptTag(None), raw_socket)
        io.sails.update({'autoConnect': False, 'environment': 'production', 'url': url, **settings})
        io.sails['auth'] = auth_of(settings['auth'])
        self._socket = io.socket
        self._notes = Notes(self._socket)

    async def do(self, step: Step) -> tuple[list[Entry], dict[str, Any]]:
        """Do one step, and answer what was noted since the last one, and what there is now."""
        self._do(step)
        return self._told()

    async def look(self) -> tuple[list[Entry], dict[str, Any]]:
        """Answer the same without a step."""
        return self._told()

    async def close(self) -> None:
        """End what a plan that failed has left."""
        if self._socket.status != 'disconnected':
            self._socket.disconnect()

    def complain(self, text: str) -> None:
        """Note what nobody caught."""
        if ON_PURPOSE not in text:
            self._notes.add('crashed', text)

    def _told(self) -> tuple[list[Entry], dict[str, Any]]:
        return self._notes.take(), census(self._socket, self._io.raws, self._signals.values(), self)

    # Steps

    def _do(self, step: Step) -> None:
        op = step['op']
        try:
            if op in connecting.STEPS:
                connecting.STEPS[op](self._socket)
            else:
                getattr(self, f'_do_{op}')(step)
        except Error as error:
            self._notes.add('threw', op, step.get('n'), error.code)
        except RecursionError:  # data that refers to itself, which is to wait
            self._notes.add('threw', op, step.get('n'), 'E_CYCLIC')
        except Exception as error:
            self.complain(f'{op}: {error!r}\n{traceback.format_exc()}')
        else:
            self._notes.add('did', op, step.get('n'))

    def _do_all(self, steps: list[Step]) -> None:
        for step in steps:
            self._do(step)

    def _do_burst(self, step: Step) -> None:
        self._do_all(step['steps'])

    _do_return = _do_burst

    def _do_ask(self, step: Step) -> None:
        number = step['n']
        if number in self._asked:  # by a handler that is called again
            return
        self._asked.add(number)
        data: dict[str, Any] = {'n': number, 'text': 'x' * step['size']}
        if step['cyclic']:
            data['self'] = data
        options = {'url': step['url'], 'method': step['verb'], 'data': data, 'timeout': step['timeout']}
        if step['signal']:
            options['signal'] = self._signals[number] = Signal(step['signal'] == 'aborted')
        if not step['queue']:
            options['queue'] = False

        def told(body: Any, jwr: Any) -> None:
            self._notes.add('ended', number, 'callback', *_end_of(jwr))
            self._do_all(step['then'])
            if step['throws']:
                raise ValueError(ON_PURPOSE)

        self._notes.add('asking', number, step['verb'], step['url'])
        call = self._socket.request(options, told)
        self._calls[number] = call
        self._follow(number, call)

    def _follow(self, number: int, call: Any) -> None:
        async def wait() -> None:
            try:
                jwr = await call
            except Error as error:
                jwr = error.jwr  # type: ignore[attr-defined]
            self._notes.add('ended', number, 'awaited', *_end_of(jwr))

        task = asyncio.ensure_future(wait())
        self._awaiting.add(task)
        task.add_done_callback(self._awaiting.discard)

    def _do_abort(self, step: Step) -> None:
        call = self._calls.get(step['n'])
        if call is not None:
            self._notes.add('aborting', step['n'], call in self._socket.queued())
            call.abort()

    def _do_signal(self, step: Step) -> None:
        signal, call = self._signals.get(step['n']), self._calls.get(step['n'])
        if signal is not None:
            self._notes.add('aborting', step['n'], call in self._socket.queued())
            signal.abort()

    def _do_clear_queue(self, step: Step) -> None:
        self._socket.clearQueue()

    def _do_on(self, step: Step) -> None:
        if step['id'] in self._handlers:
            return

        def hear(*values: Any) -> None:
            number = values[0]['n'] if values and isinstance(values[0], dict) and 'n' in values[0] else None
            self._notes.add('told', step['id'], number)
            self._do_all(step['then'])
            if step['throws']:
                raise ValueError(ON_PURPOSE)

        self._handlers[step['id']] = (step['event'], hear)
        self._notes.add('bound', step['id'], step['event'], step['once'])
        (self._socket.once if step['once'] else self._socket.on)(step['event'], hear)

    def _do_off(self, step: Step) -> None:
        if step['id'] in self._handlers:
            event, hear = self._handlers[step['id']]
            self._notes.add('unbound', step['id'])
            self._socket.off(event, hear)

    def _do_forget(self, step: Step) -> None:
        self._notes.add('unbound', None)
        self._socket.removeAllListeners()
        self._notes.hear()

    def _do_set(self, step: Step) -> None:
        setattr(self._socket, step['name'], step['value'])

    def _do_headers(self, step: Step) -> None:
        self._socket.headers = headers_of(step['mode'])

    def _do_intercept(self, step: Step) -> None:
        self._removers[step['id']] = self._socket.intercept(interceptor_of(step['mode']))

    def _do_let_go(self, step: Step) -> None:
        """Remove the oldest interceptor."""
        if self._removers:
            self._removers.pop(next(iter(self._removers)))()

    def _do_subscribe(self, step: Step) -> None:
        if step['id'] in self._subscriptions:
            return
        options = {'url': step['url'], 'data': {'subscription': step['id']}}
        self._subscriptions[step['id']] = self._socket.subscribe(options)

    def _do_unsubscribe(self, step: Step) -> None:
        if step['id'] in self._subscriptions:
            self._subscriptions[step['id']].stop()

    def _do_ready(self, step: Step) -> None:
        task = asyncio.ensure_future(_quietly(self._socket.ready()))
        self._awaiting.add(task)
        task.add_done_callback(self._awaiting.discard)

    def _do_rest(self, step: Step) -> None:
        """Take back all that the plan has set up."""
        self._do_forget(step)
        self._socket.headers = None
        # A connection that is lost from here on leaves no timer behind, which would run on for as long as `lostAfter`.
        values = {'requestTimeout': None, 'queueTimeout': None, 'queueLimit': 100000, 'lostAfter': False}
        for name, value in values.items():
            setattr(self._socket, name, value)
        for remove in self._removers.values():
            remove()
        for subscription in self._subscriptions.values():
            subscription.stop()


def _end_of(jwr: Any) -> tuple[Any, bool]:
    """How a request ended, and whether it was said not to have been sent."""
    if jwr.statusCode != 0:
        return (jwr.statusCode, False)
    error = jwr.error
    return (error.code, error.message.startswith('Not sent'))


async def _quietly(promise: Any) -> None:
    with suppress(Error):
        await promise
