"""The servers of these tests, and the clients that are given hostile input."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sails_io.mock import MockSails, Request, Response, Server
from tests.mock.wire_client import Background

from .cpython_subject import CPythonSubject
from .node_subject import NodeSubject
from .raw_server import RawServer

Subject = NodeSubject | CPythonSubject


@pytest.fixture(scope='module')
def mock() -> Iterator[Server]:
    """A mock server that answers `/echo`, whatever stands behind that."""
    app = MockSails()

    @app.route('ALL /echo')
    def echo(req: Request, res: Response) -> Response:
        return res.ok({'method': req.method})

    with app.serve() as server:
        yield server


@pytest.fixture(scope='module')
def raw() -> Iterator[RawServer]:
    """A server that says what it is asked to say."""
    background = Background()
    server = RawServer(background)
    yield server
    server.close()
    background.close()


@pytest.fixture(scope='module', params=[NodeSubject, CPythonSubject], ids=['node', 'cpython'])
def subject(request: pytest.FixtureRequest) -> Iterator[Subject]:
    """The client in Node, and under CPython."""
    subject: Subject = request.param()
    yield subject
    subject.close()
