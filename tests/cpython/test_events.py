"""Events under CPython: iterations that are left or cancelled, and handlers that are asynchronous or raise."""

from __future__ import annotations

import asyncio
import functools

import pytest

from sails_io import connect


async def _until(condition):
    async def look():
        while not condition():
            await asyncio.sleep(0.002)

    await asyncio.wait_for(look(), 10)


# Iterations


def test_leaving_an_iteration_unbinds(program, server):
    async def main():
        async with connect(server.url) as socket:
            socket.post('/blast', {'event': 'news', 'data': 1})
            async for news in socket.events('news'):
                assert news == 1
                break
            assert socket.inner._listeners.of('news') == []

    program.run(main)


def test_an_iteration_ends_with_the_connection_and_hands_out_what_came(program, server):
    async def main():
        async with connect(server.url) as socket:
            heard = []
            events = socket.events('news')
            for number in range(3):
                await socket.post('/blast', {'event': 'news', 'data': number})
            socket.post('/kick')
            async for news in events:
                heard.append(news)
            assert heard == [0, 1, 2]
            assert socket.inner._listeners.of('news') == []

    program.run(main)


def test_two_may_share_an_iteration(program, server):
    async def main():
        async with connect(server.url) as socket:
            events = socket.events('news')
            tasks = [asyncio.ensure_future(_awaited(events.__anext__())) for _ in range(2)]
            await asyncio.sleep(0)
            for number in range(2):
                await socket.post('/blast', {'event': 'news', 'data': number})
            assert await asyncio.gather(*tasks) == [0, 1]
            await events.aclose()

    program.run(main)


def test_a_cancelled_iteration_loses_no_event(program, server):
    async def main():
        async with connect(server.url) as socket:
            events = socket.events('news')
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(events.__anext__(), 0.01)
            await socket.post('/blast', {'event': 'news', 'data': 1})
            assert await events.__anext__() == 1

    program.run(main)


# Handlers


def test_handlers_may_be_asynchronous(program, server):
    heard: list[object] = []

    async def main():
        async with connect(server.url) as socket:

            @socket.on('news')
            async def show(news):
                await asyncio.sleep(0)
                heard.append(news)

            await socket.post('/blast', {'event': 'news', 'data': 1})
            await _until(lambda: heard)

    program.run(main)
    assert heard == [1]


def test_handlers_get_as_many_values_as_they_take(program, server):
    class Callable:
        def __call__(self, *values):
            heard.append(values)

    heard: list[object] = []

    def named(function):
        @functools.wraps(function)
        def inner(*values):
            return function(*values)

        return inner

    async def main():
        async with connect(server.url) as socket:
            socket.on('news', lambda: heard.append('none'))
            socket.on('news', heard.append)
            socket.on('news', functools.partial(heard.append))
            socket.on('news', Callable())
            socket.on('news', named(lambda: heard.append('wrapped')))
            await socket.post('/blast', {'event': 'news', 'data': 1})
            await _until(lambda: len(heard) == 5)

    program.run(main)
    assert heard == ['none', 1, 1, (1,), 'wrapped']


def test_what_a_handler_raises_is_told_to_the_event_loop_and_stops_nothing(program, server):
    heard: list[object] = []

    async def main():
        async with connect(server.url) as socket:

            @socket.on('news')
            def fail(news):
                raise ZeroDivisionError

            @socket.on('news')
            async def fail_later(news):
                raise KeyError

            socket.on('news', heard.append)
            socket.inner.get('/status/200', {}, lambda body, jwr: 1 / 0)
            for number in range(2):
                await socket.post('/blast', {'event': 'news', 'data': number})
            await _until(lambda: len(program.complaints) == 5)

    program.run(main)
    assert heard == [0, 1]
    assert (
        sorted(type(error).__name__ for error in program.complaints)
        == ['KeyError'] * 2 + ['ZeroDivisionError'] * 3
    )
    program.complaints.clear()


async def _awaited(awaitable):
    return await awaitable
