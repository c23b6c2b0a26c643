"""The app of these tests, its server, and clients that are closed at the end."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from sails_io.mock import MockSails, Request, Response, Server
from tests.mock.wire_client import Background, WireClient

Connect = Callable[..., WireClient]


@pytest.fixture
def app() -> MockSails:
    """An app with a handful of routes."""
    app = MockSails()

    @app.route('/echo/:name?')
    def echo(req: Request, res: Response) -> Response:
        return res.ok(
            {
                'method': req.method,
                'url': req.url,
                'path': req.path,
                'params': req.params,
                'query': req.query,
                'body': req.body,
                'all': req.all_params(),
                'isSocket': req.is_socket,
            }
        )

    @app.route('GET /headers')
    def headers(req: Request, res: Response) -> Response:
        return res.ok(req.headers)

    @app.route('GET /count')
    def count(req: Request, res: Response) -> Response:
        if req.session is None:
            return res.ok({'session': None})
        req.session['count'] = req.session.get('count', 0) + 1
        return res.ok({'count': req.session['count']})

    return app


@pytest.fixture
def server(app: MockSails) -> Iterator[Server]:
    """The app's server; a test may add routes while it runs."""
    with app.serve() as server:
        yield server


@pytest.fixture(scope='session')
def background() -> Iterator[Background]:
    """The loop of all clients."""
    background = Background()
    yield background
    background.close()


@pytest.fixture
def connect(server: Server, background: Background) -> Iterator[Connect]:
    """Connects a client; called again, another one."""
    with ExitStack() as stack:

        def connect(url: str | None = None, **options: Any) -> WireClient:
            return stack.enter_context(WireClient(background, url or server.url, **options))

        yield connect
