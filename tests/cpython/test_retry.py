"""Programs that ask again what the server left unanswered."""

from __future__ import annotations

import asyncio

import pytest

from sails_io import SailsError, connect
from sails_io.extras.retry import Retry


def lead_astray(socket, *urls):
    """Send the next requests elsewhere; returns the list of what is sent."""
    left, sent = list(urls), []

    def change(packet, request):
        if left:
            packet['url'] = left.pop(0)
        sent.append(packet['url'])

    socket.inner.intercept({'request': change})
    return sent


def test_a_busy_server_is_asked_again_and_the_program_told(program, server):
    async def main():
        told = []
        async with connect(server.url) as socket:
            Retry(socket.inner, {'delay': 1, 'onRetry': lambda *values: told.append(values)})
            sent = lead_astray(socket, '/status/503', '/status/502')
            request = socket.get('/answer/ok')
            assert (await request).status_code == 200
        assert sent == ['/status/503', '/status/502', '/answer/ok']
        assert [(about is request, following['times']) for about, following in told] == [(True, 1), (True, 2)]
        assert [following['jwr'].status_code for _, following in told] == [503, 502]

    program.run(main)


def test_what_fails_every_time_ends_with_the_last_error(program, server):
    async def main():
        async with connect(server.url) as socket:
            Retry(socket.inner, {'delay': 1, 'limit': 2})
            sent = lead_astray(socket)
            with pytest.raises(SailsError) as caught:
                await socket.get('/status/503')
        assert (caught.value.status_code, sent) == (503, ['/status/503'] * 3)

    program.run(main)


@pytest.mark.parametrize('second', ['/status/503', '/never'])
def test_cancelling_a_task_ends_what_is_asked_again_for_it(program, server, second):
    async def main():
        sent, is_repeated = [], asyncio.Event()

        def change(packet, request):
            if request.url == '/answer/ok':
                packet['url'] = second if sent else '/status/503'
                sent.append(packet['url'])
                if len(sent) == 2:
                    is_repeated.set()

        async with connect(server.url) as socket:
            Retry(socket.inner, {'delay': 1, 'maxDelay': 1, 'limit': 1000})
            socket.inner.intercept({'request': change})
            request = socket.get('/answer/ok')
            task = asyncio.ensure_future(asyncio.wait_for(request, 60))
            await is_repeated.wait()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert request.jwr.error.code == 'E_ABORTED'
            asked = len(sent)
            await socket.get('/slow/60')  # longer than any that is left over would wait
            assert len(sent) == asked

    program.run(main)
