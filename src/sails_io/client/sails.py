"""`io.sails`, and the augmenting of socket.io's `io` with it and with `io.socket`."""

from __future__ import annotations

from typing import Any

from sails_io.client.autoconnect import Turn
from sails_io.client.errors import usage_error
from sails_io.client.handshake import sdk_of
from sails_io.client.interop.errors import error_class
from sails_io.client.interop.objects import annotate, get, keys
from sails_io.client.interop.page import document_of, location_of
from sails_io.client.interop.surroundings import is_node, language, local_settings, platform
from sails_io.client.interop.values import is_object, kind
from sails_io.client.log import Log
from sails_io.client.options import defaults
from sails_io.client.script_tag import ScriptTag
from sails_io.client.socket import SailsSocket


class Surroundings:
    """What all sockets of one `io` share.

    Attributes:
        io: socket.io's function, with `io.sails`.
        sdk: `io.sails.sdk`.
        location: the page's `window.location`, or None where there is no page.
        log: writes to the console.
        raw_socket: makes a raw socket, as the function `raw_socket` does.
    """

    def __init__(self, io: Any, make: Any) -> None:
        self.io = io
        self.raw_socket = make
        self.sdk = io.sails['sdk']
        self.location = location_of()
        self.log = Log(io)


def augment(io: Any, script: ScriptTag, make: Any) -> Any:
    """Add `io.sails` and `io.socket` to socket.io's function, and let `io.socket` connect after a tick.

    An `io` that has them is returned as it is: a second load of the library changes nothing.

    Arguments:
        io: the socket.io client function.
        script: the script element that loaded the library.
        make: makes raw sockets: `raw_socket`, or `older_raw_socket` where `io` may be of an older socket.io-client.

    Returns:
        the same `io`.
    """
    if get(io, 'sails') is None:
        io.socket = SailsSocket(equip(io, script, make), {})
        _connect_by_itself(io, script)
    return io


def equip(io: Any, script: ScriptTag, make: Any) -> Surroundings:
    """Add `io.sails` to socket.io's function; see `augment`."""
    sails = defaults()
    sails['environment'] = script.environment(local_settings())
    sails['sdk'] = sdk_of(platform() if is_node() else 'browser', language())
    sails['SailsError'] = error_class()
    annotate(sails, 'SailsSocket', SailsSocket)
    for name in keys(script.settings):
        sails[name] = script.settings[name]
    io.sails = sails
    surroundings = Surroundings(io, make)
    sails['connect'] = lambda url=None, options=None: _connect(surroundings, url, options)
    return surroundings


def _connect(surroundings: Surroundings, url: Any, options: Any) -> Any:
    """Return a new socket, which connects at once, beside `io.socket`.

    Arguments:
        url: of the server, a string; the page's own when left out. In Node it has to be given.
        options: an object, of this socket alone; those of `io.sails` stand for what it leaves out.

    Returns:
        the socket, with the members of `io.socket`.

    Raises:
        Error: an argument, or an option, cannot be used.

    Example:
        const socket = io.sails.connect(location.origin, { requestTimeout: 5000 });
        console.log((await socket.get('/status/200')).statusCode); // 200
        socket.disconnect();
    """
    if is_object(url):
        options = url
        url = None
    if options is None:
        options = {}
    if not is_object(options):
        raise usage_error('The options of `io.sails.connect` must be an object', options, None, True)
    if url is not None and kind(url) != 'string':
        raise usage_error('The URL for `io.sails.connect` must be a string', url, None, True)
    socket: Any = SailsSocket(surroundings, options)
    if url is not None and url != '':
        socket.url = url
    socket._connect()
    return socket


def _connect_by_itself(io: Any, script: ScriptTag) -> None:
    socket = io.socket
    socket._mightBeAboutToAutoConnect = True

    def connect() -> None:
        socket._mightBeAboutToAutoConnect = False
        socket._outbox.turn = None
        if io.socket is not socket:
            return  # the page has put another in its place
        if io.sails['autoConnect'] is False or get(io.sails, 'autoconnect') is False:
            del io.socket
        elif socket._connection.state == 'idle':
            socket._connect()

    socket._outbox.turn = Turn(document_of(), script.element, connect)
