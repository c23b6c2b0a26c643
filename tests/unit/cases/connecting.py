"""What a socket does in every state of its connection."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import get, keys
from sails_io.client.raw_socket import raw_socket
from sails_io.client.sails import Surroundings
from sails_io.client.socket import SailsSocket
from tests.unit.cases.fakes import BufferedPacket, Raw


class World:
    """A socket, the raw sockets that it makes, and what the page is told."""

    def __init__(self, retries: bool) -> None:
        self.retries = retries
        self.raws: list[Any] = []
        self.told: list[Any] = []
        sails: Any = {
            'sdk': {'version': '2.0.0', 'platform': 'browser', 'versionString': 'sdk'},
            'transports': ['websocket'],
            'environment': 'production',
            'reconnection': retries,
        }
        self.sails = sails

        def io(url: Any, options: Any) -> Any:
            return self.make(url, options)

        made: Any = io
        made.sails = sails
        surroundings = Surroundings(made, raw_socket)
        self.socket: Any = SailsSocket(surroundings, {'url': 'http://fake'})
        for event in ['connect', 'disconnect', 'connect_error', 'error', 'reconnecting', 'reconnect_failed']:
            self.listen(event)

    def make(self, url: Any, options: Any) -> Any:
        raw = Raw(self.retries)
        self.raws.append(raw)
        return raw

    def listen(self, event: str) -> None:
        self.socket.on(event, lambda value=None: self.told.append(event))

    def ask(self, url: str) -> None:
        self.socket.get(
            url, lambda body, jwr: self.told.append(f'{url} {jwr.statusCode} {get(body, "code")}')
        )

    def raw(self) -> Any:
        return self.raws[len(self.raws) - 1]

    def states(self) -> Any:
        return [self.socket.isConnected(), self.socket.isConnecting()]


def _thrown(action: Any) -> str:
    try:
        action()
    except Exception as error:
        return f'{get(error, "message")}'
    return 'nothing'


def waiting_requests_are_sent_in_order() -> Any:
    world = World(False)
    world.ask('/1')
    world.ask('/2')
    world.socket._connect()
    world.ask('/3')
    world.raw().come_up()
    world.ask('/4')
    return [world.raw().sent, ['get /1', 'get /2', 'get /3', 'get /4']]


def handlers_of_connect_ask_before_the_requests_that_wait() -> Any:
    world = World(False)
    world.ask('/1')
    world.socket.on('connect', lambda: world.ask('/login'))
    world.ask('/2')
    world.socket._connect()
    world.socket.on('connect', lambda: world.ask('/late'))
    world.raw().come_up()
    return [world.raw().sent, ['get /login', 'get /1', 'get /2', 'get /late']]


def all_handlers_of_connect_ask_first_when_a_connection_comes_back() -> Any:
    world = World(True)
    world.socket._connect()
    world.socket.on('connect', lambda: world.ask('/late'))
    world.raw().come_up()
    world.raw().go_down('transport close', True)
    world.ask('/1')
    world.raw().come_up()
    return [world.raw().sent, ['get /late', 'get /late', 'get /1']]


def a_raw_socket_that_the_page_connects_again_is_used() -> Any:
    world = World(False)
    world.socket._connect()
    world.raw().come_up()
    world.raw().go_down('io client disconnect', False)
    world.ask('/1')
    world.raw().come_up()
    return [[world.raw().sent, world.states()], [['get /1'], [True, False]]]


def an_option_set_when_the_connection_is_lost_lets_it_come_back() -> Any:
    world = World(True)
    world.socket._connect()
    world.raw().come_up()

    def change(reason: str) -> None:
        world.socket.query = 'token=new'

    world.socket.on('disconnect', change)
    world.raw().go_down('transport close', True)
    world.raw().come_up()
    return [[world.states(), len(world.raws), world.socket.query], [[True, False], 1, 'token=new']]


def an_answer_settles_its_own_request_once() -> Any:
    world = World(False)
    world.socket._connect()
    world.raw().come_up()
    world.ask('/1')
    world.ask('/2')
    world.raw().acknowledgements[1]({'body': {'code': 'b'}})
    world.raw().acknowledgements[1]({'body': {'code': 'again'}})
    world.raw().acknowledgements[0]({'body': {'code': 'a'}, 'statusCode': 201})
    return [world.told, ['connect', '/2 200 b', '/1 201 a']]


def a_lost_connection_ends_what_is_in_flight() -> Any:
    world = World(False)
    world.socket._connect()
    world.raw().come_up()
    world.ask('/1')
    world.raw().go_down('transport close', False)
    late = world.raw().acknowledgements[0]
    late({'body': 'too late'})
    got = [world.told, world.states()]
    return [got, [['connect', 'disconnect', '/1 0 E_DISCONNECTED'], [False, False]]]


def a_connection_that_comes_back_sends_what_waited() -> Any:
    world = World(True)
    world.socket._connect()
    world.raw().come_up()
    world.raw().go_down('transport close', True)
    world.ask('/1')
    world.raw().io.tell('reconnect_attempt', 1)
    world.raw().come_up()
    got = [world.raw().sent, world.told, len(world.raws)]
    return [got, [['get /1'], ['connect', 'disconnect', 'reconnecting', 'connect'], 1]]


def attempts_that_all_fail_end_what_waits() -> Any:
    world = World(True)
    world.socket._connect()
    world.ask('/1')
    world.raw().tell('connect_error', new_error('E', 'refused'))
    world.raw().io.tell('reconnect_failed')
    return [world.told, ['connect_error', 'reconnect_failed', '/1 0 E_NOT_CONNECTED']]


def a_first_attempt_that_fails_ends_what_waits() -> Any:
    world = World(False)
    world.socket._connect()
    world.ask('/1')
    world.raw().tell('connect_error', new_error('E', 'refused'))
    got = [world.told, world.states(), world.raw().disconnects]
    return [got, [['connect_error', '/1 0 E_NOT_CONNECTED'], [False, False], 1]]


def a_refusal_is_an_error_as_well() -> Any:
    world = World(True)
    world.socket._connect()
    world.raw().subs = None
    world.raw().tell('connect_error', new_error('E', 'not you'))
    return [[world.told, world.states()], [['connect_error', 'error'], [False, False]]]


def disconnecting_ends_every_state() -> Any:
    world = World(True)
    world.socket._connect()
    world.ask('/1')
    world.socket.disconnect()
    world.socket.reconnect()
    world.raw().come_up()
    world.raw().go_down('transport close', True)
    world.ask('/2')
    world.socket.disconnect()
    got = [world.told, world.states(), _thrown(lambda: world.socket.disconnect())]
    expected = [
        ['/1 0 E_NOT_CONNECTED', 'connect', 'disconnect', '/2 0 E_NOT_CONNECTED'],
        [False, False],
        'Cannot disconnect- socket is already disconnected',
    ]
    return [got, expected]


def requests_made_while_disconnected_wait_for_reconnect() -> Any:
    world = World(False)
    world.socket._connect()
    world.raw().come_up()
    world.socket.disconnect()
    world.ask('/1')
    world.socket.url = 'http://other'
    world.socket.reconnect()
    world.raw().come_up()
    got = [world.raw().sent, len(world.raws), world.socket.url, world.socket._raw is world.raw()]
    return [got, [['get /1'], 2, 'http://other', True]]


def an_old_raw_socket_is_heard_no_more() -> Any:
    world = World(False)
    world.socket._connect()
    old = world.raw()
    old.come_up()
    world.socket.disconnect()
    world.socket.reconnect()
    old.tell('connect')
    old.tell('disconnect', 'late')
    return [[world.told, world.states()], [['connect', 'disconnect'], [False, True]]]


def no_end_is_told_of_a_connection_that_the_page_has_not_heard_of() -> Any:
    # socket.io tells what it has kept of the last connection before it tells `connect`.
    world = World(True)
    world.socket.reconnect()
    world.raw().come_up()
    world.raw().go_down('transport close', True)
    world.raw().connected = True
    world.socket.reconnect()
    return [world.told, ['connect', 'disconnect']]


def a_connection_that_is_told_after_its_end_is_none() -> Any:
    world = World(True)
    world.socket._connect()
    world.raw().go_down('transport close', True)
    world.raw().come_up_late()
    first = [len(world.told), world.socket.status, world.raw().connected]
    world.raw().come_up()
    return [
        [first, world.told, world.socket.status],
        [[1, 'reconnecting', False], ['connect_error', 'connect'], 'connected'],
    ]


def reconnecting_is_refused_while_there_is_a_connection() -> Any:
    world = World(False)
    world.socket._connect()
    connecting = _thrown(lambda: world.socket.reconnect())
    world.raw().come_up()
    connected = _thrown(lambda: world.socket.reconnect())
    expected = ['Cannot connect- socket is already connecting', 'Cannot connect- socket is already connected']
    return [[connecting, connected], expected]


def options_are_locked_while_connected() -> Any:
    world = World(False)
    world.socket._connect()
    world.raw().come_up()

    def write(name: str, value: Any) -> str:
        try:
            if name == 'url':
                world.socket.url = value
            else:
                world.socket.headers = value
        except Exception as error:
            return f'{get(error, "code")}'
        return 'written'

    got = [
        write('url', 'http://b'),
        write('url', 'http://fake'),
        write('headers', {'x': 'y'}),
        world.socket.url,
    ]
    world.sails['strict'] = False
    got.append(write('url', 'http://b'))
    return [got, ['E_STATE', 'written', 'written', 'http://fake', 'written']]


def an_option_set_between_attempts_stops_them_and_keeps_the_queue() -> Any:
    world = World(True)
    world.socket._connect()
    world.raw().come_up()
    world.raw().go_down('transport close', True)
    world.raw().io._reconnecting = True
    world.ask('/1')
    world.socket.url = 'http://other'
    stopped = world.raw().disconnects
    world.socket.reconnect()
    world.raw().come_up()
    return [[stopped, world.raw().sent, len(world.raws)], [1, ['get /1'], 2]]


def a_socket_keeps_the_settings_that_it_first_connected_with() -> Any:
    world = World(True)
    world.sails['reconnectionDelay'] = 1
    world.socket.timeout = 5
    world.socket._connect()
    world.raw().come_up()
    world.socket.disconnect()
    world.sails['reconnectionDelay'] = 2
    world.sails['headers'] = {'x-token': 'later'}
    world.sails['timeout'] = 3
    world.socket.reconnect()
    socket = world.socket
    got = [socket.reconnectionDelay, socket.timeout, socket.reconnection, get(socket.headers, 'x-token')]
    return [got, [1, 5, True, 'later']]


def a_full_queue_takes_no_more() -> Any:
    world = World(False)
    world.sails['queueLimit'] = 2
    world.ask('/1')
    world.ask('/2')
    world.ask('/3')
    world.socket._connect()
    world.raw().come_up()
    return [world.raw().sent, ['get /1', 'get /2']]


def what_socket_io_only_buffered_is_taken_back() -> Any:
    world = World(True)
    world.socket._connect()
    raw = world.raw()
    raw.come_up()
    raw.buffers = True
    raw.sendBuffer = [BufferedPacket({'of': 'the page itself'}), BufferedPacket(None)]
    world.ask('/1')
    raw.go_down('ping timeout', True)
    return [[len(raw.sendBuffer), world.told], [2, ['connect', 'disconnect', '/1 0 E_DISCONNECTED']]]


def socket_io_does_not_wait_for_what_has_ended() -> Any:
    world = World(True)
    world.socket._connect()
    raw = world.raw()
    raw.come_up()
    world.socket.get('/given/up').abort()
    waits = [len(keys(raw.acks))]
    world.ask('/lost')
    waits.append(len(keys(raw.acks)))
    raw.go_down('transport close', True)
    waits.append(len(keys(raw.acks)))
    return [waits, [0, 1, 0]]
