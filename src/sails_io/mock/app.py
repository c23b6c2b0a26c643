"""The mock Sails app: what a test or a demo builds."""

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from .blueprint_routes import add_blueprints
from .cors import Cors, check_origins, give_cookie
from .csrf import Csrf
from .dispatch import Dispatcher
from .errors import MockUsageError
from .gate import BeforeConnect
from .journal import Journal
from .misbehaviour import Misbehaviour, Misbehaviours
from .model import Model
from .pubsub import Pubsub
from .routing import Address, Handler
from .server import Server
from .session import Sessions
from .settings import Settings
from .sockets import Sockets
from .store import Store

logging.getLogger(__package__).addHandler(logging.NullHandler())
AnyHandler = TypeVar('AnyHandler', bound=Handler)


class MockSails:
    """A Sails app in memory, as far as its clients can see.

    Its state (records, sessions, journal) outlives stopping and starting its server.

    Args:
        public: folder of static files, Sails' ``paths.public``.
        allow_origins: Sails' ``sockets.onlyAllowOrigins``; None lets everybody connect. List the app's own
            origin too: like Sails, the mock refuses it otherwise.
        cors_origins: origins that get CORS headers, with credentials; by default those of ``allow_origins``.
        before_connect: called with each Handshake; a true value lets it in, a false one refuses it, a text
            refuses it with that reason. May be async.
        path: of the socket.io server.
        transports: those that are switched on, ``websocket`` and ``polling``.
        send_response_headers: False leaves the headers out of acknowledgements. (Sails 1.5.18 with hook 3.0.2
            dies instead at its first answer; see the misbehaviour ``crash_server``.)
        send_status_code: False leaves the status code out of acknowledgements.
        cookie_route: whether ``GET /__getcookie`` is there.
        csrf: Sails' ``security.csrf``.
        shortcuts: whether models have the routes ``GET /order/create`` and so on.
        session_secret: key of the cookies' signatures.
        ping_interval, ping_timeout: heartbeat of the connections, in seconds.
        connect_timeout: how long a connection may wait with its CONNECT packet, in seconds.
        max_http_buffer_size: greatest frame that is read, in bytes.
        redis: address of a Redis server, by which mocks share rooms and messages; records and sessions stay
            each one's own. Wants the package ``redis``.

    Attributes:
        server: the server that runs it or ran it last, None before the first.
        journal: what clients have sent, kept over stop and start.
        sockets: rooms and messages, Sails' ``sails.sockets``.
        store: the records of the models.
        pubsub: messages about records, Sails' ``Model.publish``.
        sessions: all sessions.

    Raises:
        MockUsageError: a setting cannot mean anything.

    Example:
        >>> app = MockSails(cookie_route=False)
        >>> with app.serve() as server:
        ...     server.request('GET', '/__getcookie').status_code
        404
    """

    def __init__(
        self,
        public: Path | str | None = None,
        *,
        allow_origins: Iterable[str] | None = None,
        cors_origins: Iterable[str] | None = None,
        before_connect: BeforeConnect | None = None,
        path: str = '/socket.io',
        transports: Iterable[str] = ('websocket',),
        send_response_headers: bool = True,
        send_status_code: bool = True,
        cookie_route: bool = True,
        csrf: bool = False,
        shortcuts: bool = False,
        session_secret: str = 'extremely-secure-keyboard-cat',
        ping_interval: float = 25.0,
        ping_timeout: float = 60.0,
        connect_timeout: float = 45.0,
        max_http_buffer_size: int = 100_000_000,
        redis: str | None = None,
    ) -> None:
        self.settings = Settings(
            public=None if public is None else Path(public),
            origins=None if allow_origins is None else check_origins(allow_origins),
            before_connect=before_connect,
            path=path,
            transports=tuple(transports),
            send_response_headers=send_response_headers,
            send_status_code=send_status_code,
            ping_interval=ping_interval,
            ping_timeout=ping_timeout,
            connect_timeout=connect_timeout,
            max_http_buffer_size=max_http_buffer_size,
            redis=redis,
        )
        self.journal = Journal()
        self.sessions = Sessions(session_secret)
        self.sockets = Sockets()
        self.store = Store()
        self.pubsub = Pubsub(self.store, self.sockets)
        self.misbehaviours = Misbehaviours()
        self._shortcuts = shortcuts
        self.server: Server | None = None
        cors = Cors(cors_origins if cors_origins is not None else self.settings.origins or ())
        self.dispatcher = Dispatcher(self.sessions, cors, Csrf(csrf))
        self.dispatcher.shadow.add('GET /csrfToken', self.dispatcher.csrf.grant)
        if cookie_route:
            self.dispatcher.shadow.add('GET /__getcookie', give_cookie)

    def route(self, address: str) -> Callable[[AnyHandler], AnyHandler]:
        """Decorator: answer an address with a function of request and response, plain or async.

        Args:
            address: ``'GET /order/:id'``; ``'ALL /x'`` or ``'/x'`` for every verb; ``:name?`` may be left out
                of the URL, ``*`` takes any rest.

        Raises:
            MockUsageError: the address cannot be read, or has a function already.

        Example:
            >>> app = MockSails()
            >>> @app.route('GET /hello/:name')
            ... def hello(req, res):
            ...     return res.ok({'hello': req.params['name']})
            >>> with app.serve() as server:
            ...     server.request('GET', '/hello/Ann').body
            {'hello': 'Ann'}
        """
        Address.parse(address)

        def bind(handler: AnyHandler) -> AnyHandler:
            self.dispatcher.explicit.add(address, handler)
            return handler

        return bind

    def model(
        self,
        identity: str,
        attributes: Mapping[str, Any] | None = None,
        records: Iterable[Mapping[str, Any]] = (),
        schema: bool = False,
    ) -> Model:
        """Define a model with its blueprint routes and its resourceful pubsub.

        Args:
            identity: lower-case name; the routes begin with it and its events are named by it.
            attributes: as in Sails: ``{'name': {'type': 'string', 'required': True}, 'owner': {'model':
                'user'}, 'pets': {'collection': 'pet', 'via': 'owner'}}``; a type alone may be written
                ``'string'``.
            records: first records, created without a message to anybody.
            schema: whether values of unknown attributes are dropped, Sails' ``schema: true``.

        Raises:
            MockUsageError: the model exists, or an attribute cannot be understood.

        Example:
            >>> app = MockSails()
            >>> orders = app.model('order', {'item': 'string'}, records=[{'item': 'tea'}])
            >>> with app.serve() as server:
            ...     server.request('PATCH', '/order/1', {'item': 'cake'}).body
            {'id': 1, 'item': 'cake'}
            >>> orders.records
            {1: {'id': 1, 'item': 'cake'}}
        """
        model = self.store.define(identity, attributes or {}, schema)
        add_blueprints(self.dispatcher.shadow, model, self.store, self.pubsub, self._shortcuts)
        for record in records:
            self.store.create(model, record)
        return model

    def misbehave(
        self, name: str, route: str, seconds: float = 1.0, times: int | None = None
    ) -> Misbehaviour:
        """Behave badly from now on, over sockets and over HTTP; the route needs no function.

        Args:
            name: ``never_answer``, ``answer_late``, ``answer_twice``, ``lose_answer`` (the route runs, then
                the connection is cut), ``drop_connection`` (it does not run), ``parse_error``,
                ``crash_server``.
            route: which requests, such as ``'GET /order'`` or ``'ALL /*'``.
            seconds: delay of ``answer_late``.
            times: only for so many requests.

        Returns:
            The rule; its ``stop()`` ends it.

        Raises:
            MockUsageError: there is no such misbehaviour, or another argument cannot mean anything.

        Example:
            >>> app = MockSails()
            >>> outage = app.misbehave('drop_connection', 'ALL /order/*')
            >>> outage.stop()
        """
        return self.misbehaviours.add(name, route, seconds, times)

    def behave(self) -> None:
        """End all misbehaviours."""
        self.misbehaviours.clear()

    def serve(self, port: int = 0, host: str = '127.0.0.1') -> Server:
        """Start the app on a loop in a background thread.

        Args:
            port: 0 takes any free port.
            host: 127.0.0.1 unless the app is to be seen from outside.

        Returns:
            The server, to be used in a ``with`` statement or stopped by ``stop()``.

        Raises:
            MockUsageError: the app is being served already, or the port is none.
            OSError: somebody else has the port.

        Example:
            >>> with MockSails().serve() as server:
            ...     server.running
            True
        """
        if self.server is not None and self.server.running:
            raise MockUsageError(
                f'This app is served already, at {self.server.url}. Stop that server first, or make a '
                'second app.'
            )
        self.store.check()
        self.server = Server(self, host, port)
        self.server.start()
        return self.server

    def run(self, port: int = 1337, host: str = '127.0.0.1') -> None:
        """Serve in the foreground until Ctrl-C, and say where.

        Args:
            port: 0 takes any free port.
            host: 127.0.0.1 unless the app is to be seen from outside.

        Raises:
            MockUsageError: the app is being served already, or the port is none.
            OSError: somebody else has the port.
        """
        with self.serve(port, host) as server:
            print(f'Mock Sails app at {server.url}', flush=True)
            server.wait()
