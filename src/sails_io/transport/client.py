"""python-socketio's client: how it is made, connected and left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any
from urllib.parse import quote, unquote, urlencode

import aiohttp
import socketio
from engineio.base_client import connected_clients
from engineio.payload import Payload

from sails_io.client.interop.timers import LONGEST
from sails_io.transport.packet import Packet
from sails_io.transport.session import Session

#: Seconds that an end may take: for what is still to be sent, and for the server to close its side.
CLOSING = 2.0

#: engine.io's own, in JavaScript, knows no limit; python-engineio's ends the connection at the 17th packet of a poll.
PACKETS_OF_A_POLL = 100_000

_logger = logging.getLogger('sails_io.transport')
_logger.setLevel(logging.ERROR)  # connections come and go, and the client tells of that by itself


def client_of(options: dict[str, Any], session: Session) -> Any:
    """Return a client that does nothing yet.

    Arguments:
        options: of socket.io-client: `rejectUnauthorized`, `timeout`.
        session: of aiohttp; to be closed after the client's end.
    """
    return socketio.AsyncClient(
        reconnection=False,
        handle_sigint=False,
        http_session=session,
        request_timeout=None,  # the time limit for connecting is ours; an open connection has none
        ssl_verify=options.get('rejectUnauthorized') is not False,
        serializer=Packet,
        logger=_logger,
        engineio_logger=_logger,
        # aiohttp's own limit for a message is 4 MB; socket.io-client has none.
        websocket_extra_options={'max_msg_size': 0, 'timeout': aiohttp.ClientWSTimeout(ws_close=CLOSING)},
    )


def seconds_of(options: dict[str, Any]) -> float | None:
    """Return the time limit for connecting; None for no limit."""
    limit = options['timeout']
    return None if limit is False else min(limit, LONGEST) / 1000


async def connect(client: Any, url: str, options: dict[str, Any], auth: Any) -> None:
    """Open engine.io, and ask the server to be let in.

    Arguments:
        client: one that does nothing yet.
        url: of the server, `http://host:port`.
        options: of socket.io-client: `path`, `transports`, `query`, `extraHeaders`.
        auth: the object that the server gets.
    """
    transports = options.get('transports')
    if transports is None or 'polling' in transports:
        Payload.max_decode_packets = PACKETS_OF_A_POLL
    await client.connect(
        _with_query(url, options['query']),
        headers=dict(options.get('extraHeaders') or {}),
        auth=auth,
        transports=transports,
        socketio_path=str(options.get('path') or 'socket.io').strip('/'),
        wait=False,
    )


async def hang_up(client: Any) -> None:
    """Disconnect, when what is to be sent has been, and wait until nothing of the client runs any more."""
    eio = client.eio
    loops = [task for task in (eio.read_loop_task, eio.write_loop_task) if task is not None]
    if eio.state == 'connected':
        if eio.write_loop_task is not None:
            await _sent(eio)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(client.disconnect(), CLOSING)
        elif eio.read_loop_task is not None:
            eio.read_loop_task.cancel()  # it would wait for a poll to end, which is of no use any more
    if loops:
        _, late = await asyncio.wait(loops, timeout=CLOSING)
        for task in late:
            task.cancel()
    with suppress(ValueError):  # python-engineio forgets those alone that end by themselves
        connected_clients.remove(eio)


def _with_query(url: str, query: str) -> str:
    """Add a query to a URL; of two values of one name the last counts, as in socket.io-client."""
    pairs = [pair.partition('=') for pair in query.split('&')]
    text = urlencode({unquote(name): unquote(value) for name, _, value in pairs}, quote_via=quote)
    return f'{url}?{text}'


def reason_of(eio: Any) -> str:
    """Return what socket.io calls the reason for which a connection has ended by itself."""
    if eio.current_transport != 'websocket':
        return 'transport error'
    # One that is still open has been silent for too long.
    return 'transport close' if eio.ws.closed else 'ping timeout'


async def _sent(eio: Any) -> None:
    """Wait until what is to be sent has been, or cannot be."""
    all_sent = asyncio.ensure_future(eio.queue.join())
    await asyncio.wait([all_sent, eio.write_loop_task], timeout=CLOSING, return_when=asyncio.FIRST_COMPLETED)
    all_sent.cancel()


def at_once(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits: python-socketio puts packets into a queue without an end."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError('python-socketio was expected to send without waiting.')
