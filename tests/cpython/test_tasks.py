"""What only Python has: tasks that are cancelled, event loops, blocks, and data that is no JSON."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from sails_io import SailsError, connect


async def _code_of(request):
    """The code with which a request fails."""
    with pytest.raises(SailsError) as caught:
        await request
    return caught.value.code


# Cancelling


def test_cancelling_a_task_aborts_the_request_it_awaits(program, server):
    async def main():
        async with connect(server.url) as socket:
            request = socket.get('/never')
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(request, 0.02)
            assert await _code_of(request) == 'E_ABORTED'

    program.run(main)


def test_a_cancelled_request_that_still_waits_is_never_sent(program, server):
    async def main():
        socket = connect(server.url)
        task = asyncio.ensure_future(_awaited(socket.post('/journal/cancelled', {'entry': 'cancelled'})))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert socket.inner.queued() == []
        await socket.post('/journal/cancelled', {'entry': 'kept'})
        await socket.disconnect()

    program.run(main)
    assert server.http('GET', '/journal/cancelled') == ['kept']


def test_several_may_await_a_request_and_one_of_them_be_cancelled(program, server):
    async def main():
        async with connect(server.url) as socket:
            request = socket.get('/slow/50')
            first, second, third = (asyncio.ensure_future(_awaited(request)) for _ in range(3))
            await asyncio.sleep(0)
            first.cancel()
            replies = await asyncio.gather(second, third)
            assert [reply.body for reply in replies] == [{'waited': 50}] * 2
            assert first.cancelled()
            assert (await request) is replies[0]

    program.run(main)


def test_the_last_of_those_who_await_aborts_when_it_is_cancelled(program, server):
    async def main():
        async with connect(server.url) as socket:
            request = socket.get('/never')
            tasks = [asyncio.ensure_future(_awaited(request)) for _ in range(2)]
            await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            assert request.jwr.error.code == 'E_ABORTED'

    program.run(main)


def test_a_shielded_request_goes_on(program, server):
    async def main():
        async with connect(server.url) as socket:
            request = socket.get('/slow/50')
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.shield(request), 0.01)
            assert (await request).body == {'waited': 50}

    program.run(main)


def test_an_interceptor_that_is_cancelled_ends_the_request(program, server):
    async def main():
        async with connect(server.url) as socket:

            async def before(packet, request):
                raise asyncio.CancelledError

            socket.inner.intercept({'request': before})
            assert await _code_of(socket.get('/echo')) == 'E_NOT_SENT'

    program.run(main)


# Event loops


def test_without_an_event_loop_the_error_says_what_to_write(server):
    with pytest.raises(SailsError, match=r'No event loop is running.*asyncio\.run') as caught:
        with ThreadPoolExecutor(
            1
        ) as thread:  # this one has the loop of Playwright, when a test has used that
            thread.submit(connect, server.url).result()
    assert caught.value.code == 'E_USAGE'


def test_without_a_url_the_error_says_what_to_write(program):
    async def main():
        with pytest.raises(Exception, match="such as 'http://localhost:1337'"):
            connect()

    program.run(main)


def test_one_program_after_the_other(program, server):
    async def main():
        async with connect(server.url) as socket:
            return (await socket.get('/status/200')).status_code

    assert [program.run(main), program.run(main)] == [200, 200]


def test_a_script_that_does_not_wait_for_the_end_ends_in_silence(server):
    script = f"""
import asyncio
from sails_io import connect
async def main():
    asyncio.get_running_loop().slow_callback_duration = 30  # of a busy machine nothing is to be said
    socket = connect({server.url!r}, reconnection=True)
    print((await socket.get('/status/200')).status_code)
    socket.get('/never')
    socket.ready()
    async with connect({server.url!r}) as other:
        print((await other.get('/status/201')).status_code)
    socket.disconnect()
asyncio.run(main(), debug=True)
"""
    done = subprocess.run(
        [sys.executable, '-X', 'dev', '-W', 'error', '-c', script],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ('200\n201\n', '', 0)


# Blocks


def test_a_block_that_cannot_connect_raises(program, dead_url):
    async def main():
        with pytest.raises(SailsError) as caught:
            async with connect(dead_url):
                pytest.fail('This was entered.')
        assert caught.value.code == 'E_NOT_CONNECTED'

    program.run(main)


def test_a_block_that_is_refused_raises(program, server):
    async def main():
        with pytest.raises(SailsError) as caught:
            async with connect(server.url, query='refuse=1'):
                pytest.fail('This was entered.')
        assert caught.value.code == 'E_NOT_CONNECTED'

    program.run(main)


def test_a_block_that_is_not_entered_in_time_leaves_nothing_behind(program, dead_url):
    sockets = []

    async def enter():
        sockets.append(connect(dead_url, reconnection=True, reconnection_delay=0.01))
        async with sockets[0]:
            pytest.fail('This was entered.')

    async def main():
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(enter(), 0.1)
        assert sockets[0].status == 'disconnected'

    program.run(main)


def test_a_block_is_left_disconnected_whatever_is_raised_in_it(program, server):
    async def main():
        socket = connect(server.url)
        with pytest.raises(ZeroDivisionError):
            async with socket:
                raise ZeroDivisionError
        assert socket.status == 'disconnected'

    program.run(main)


# Not on Sails: socket.io's server drops what it has received together with the client's farewell.
@pytest.mark.parametrize('server_kind', ['mock'], indirect=True)
def test_what_was_sent_before_the_end_of_a_block_arrives(program, server):
    async def main():
        async with connect(server.url) as socket:
            for number in range(200):
                socket.post('/journal/last', {'entry': number, 'ballast': 'x' * 50_000})
        async with connect(server.url) as socket:

            async def all_there():
                while len((await socket.get('/journal/last')).body) < 200:
                    pass

            await asyncio.wait_for(all_there(), 10)

    program.run(main)
    assert server.http('GET', '/journal/last') == list(range(200))


# Data


@pytest.mark.parametrize('value', [float('nan'), float('inf'), datetime(2020, 1, 1), {1, 2}], ids=str)
def test_what_json_cannot_hold_is_not_sent_and_the_connection_lives(program, server, value):
    async def main():
        async with connect(server.url) as socket:
            identity = socket.inner._raw.id
            endless: dict[str, object] = {}
            endless['self'] = endless
            for data in ({'value': value}, [value], endless):
                with pytest.raises(SailsError, match='JSON cannot hold the data') as caught:
                    await socket.post('/echo', data)
                assert caught.value.code == 'E_NOT_SENT'
            assert (await socket.get('/handshake')).body['id'] == identity

    program.run(main)


def test_what_json_cannot_hold_fails_when_its_turn_comes(program, server):
    async def main():
        socket = connect(server.url)
        request = socket.post('/echo', {'value': float('nan')})
        assert await _code_of(request) == 'E_NOT_SENT'
        assert (await socket.get('/status/200')).status_code == 200
        await socket.disconnect()

    program.run(main)


async def _awaited(awaitable):
    return await awaitable
