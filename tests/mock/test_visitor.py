"""`server.request`, and waiting for what requests do."""

import asyncio
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from sails_io.mock import MockSails, Request, Response, Server
from tests.mock.conftest import Connect


def test_json_goes_and_comes(server: Server) -> None:
    answer = server.request('post', '/echo/tea?cups=2', {'hot': True})
    assert answer.status_code == 200
    assert answer.body['method'] == 'POST'
    assert answer.body['params'] == {'name': 'tea'}
    assert answer.body['query'] == {'cups': '2'}
    assert answer.body['body'] == {'hot': True}


def test_text_stays_text(app: MockSails, server: Server) -> None:
    app.route('GET /text')(lambda _req, res: res.set('X-Kitchen', 'open').send('["no JSON"]'))
    answer = server.request('GET', '/text')
    assert (answer.body, answer.headers['x-kitchen']) == ('["no JSON"]', 'open')


def test_headers_are_sent(server: Server) -> None:
    body = server.request('GET', '/headers', headers={'X-Own': 'yes'}).body
    assert body['x-own'] == 'yes'
    assert 'content-type' not in body


def test_refusals_are_answers(server: Server) -> None:
    answer = server.request('DELETE', '/nowhere')
    assert (answer.status_code, answer.body) == (404, 'Not Found')


def test_no_answer_is_told(app: MockSails, server: Server) -> None:
    app.misbehave('never_answer', 'GET /echo')
    with pytest.raises(TimeoutError):
        server.request('GET', '/echo', seconds=0.1)
    app.misbehave('drop_connection', 'GET /echo')
    with pytest.raises(ConnectionError):
        server.request('GET', '/echo')
    server.stop()
    with pytest.raises(ConnectionError):
        server.request('GET', '/echo')


@pytest.mark.parametrize('way', ['socket', 'http'])
def test_wait_for_sees_what_a_route_has_done_at_its_end(
    app: MockSails, server: Server, connect: Connect, way: str
) -> None:
    begun = threading.Event()
    done: list[str] = []
    go_on: Callable[[], object] = begun.clear

    @app.route('POST /slow')
    async def slow(_req: Request, res: Response) -> Response:
        nonlocal go_on
        held = asyncio.Event()
        go_on = partial(asyncio.get_running_loop().call_soon_threadsafe, held.set)
        begun.set()
        await held.wait()
        done.append(way)
        return res.ok()

    def is_done() -> list[str]:
        go_on()  # not before somebody waits: else it may be done without a word to anybody
        return done

    if way == 'socket':
        connect().send('421["post",{"url":"/slow"}]')
    else:
        visitor = threading.Thread(target=server.request, args=('POST', '/slow'))
        visitor.start()
    assert begun.wait(5)
    start = time.monotonic()
    assert server.journal.wait_for(is_done, seconds=8) == [way]
    assert time.monotonic() - start < 4  # it looks once more when its time is over
    if way == 'http':
        visitor.join()
