"""The events of sockets: each of the seven verbs is a virtual request, any other event is never answered."""

import asyncio
import logging
from typing import Any

from .connection import Connection
from .dispatch import Dispatcher
from .journal import Journal, VirtualRequest
from .misbehaviour import Crash, Misbehaviour, Misbehaviours
from .parse_error import BAD_CALLBACK, EVENT, ParseError, check_message
from .request import Request
from .response import Response
from .routing import VERBS
from .socket_server import Acknowledge
from .sockets import Sockets
from .virtual import acknowledgement, read_request

log = logging.getLogger(__name__)


class VirtualRequests:
    """Reads, runs and answers virtual requests.

    Args:
        send_headers: Sails' ``sockets.sendResponseHeaders``.
        send_status: Sails' ``sockets.sendStatusCode``.
        crash: kills the server.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        sockets: Sockets,
        misbehaviours: Misbehaviours,
        journal: Journal,
        send_headers: bool,
        send_status: bool,
        crash: Crash,
    ) -> None:
        self._dispatcher = dispatcher
        self._sockets = sockets
        self._misbehaviours = misbehaviours
        self._journal = journal
        self._send_headers = send_headers
        self._send_status = send_status
        self._crash = crash

    async def on_event(
        self, connection: Connection, event: str, arguments: list[Any], acknowledge: Acknowledge | None
    ) -> None:
        """One event from a socket."""
        if event not in VERBS:
            return
        message = arguments[0] if arguments else None
        self._journal.requests.append(VirtualRequest(connection.id, event, message, acknowledge is not None))
        self._journal.changed()
        try:
            if len(arguments) != 1:
                # The acknowledgement function is the last argument, and Sails looks for it in second place.
                acknowledge = None
            if len(arguments) > 1:
                raise ParseError(BAD_CALLBACK)
            checked = check_message(message, connection.handshake.sdk_version())
            await self._answer(connection, event, checked, acknowledge)
        except ParseError as error:
            await self._report(error, connection, acknowledge)

    async def _answer(
        self, connection: Connection, event: str, message: dict[str, Any], acknowledge: Acknowledge | None
    ) -> None:
        req, res = read_request(event, message, connection), Response()
        self._dispatcher.load_session(req)
        rule = self._misbehaviours.catch(req.method, req.path)
        if rule is not None and self._prevents_route(rule, connection):
            return
        if not await self._dispatcher.run(req, res):
            res.not_found()
        self._journal.changed()
        await self._sockets.flush()
        if rule is not None and rule.name == 'answer_late':
            await asyncio.sleep(rule.seconds)
        if rule is not None and rule.name == 'lose_answer':
            connection.cut()
        elif acknowledge is not None and res.sent:
            await self._send(req, res, acknowledge)
            if rule is not None and rule.name == 'answer_twice':
                await self._send(req, res, acknowledge)

    async def _send(self, req: Request, res: Response, acknowledge: Acknowledge) -> None:
        try:
            await acknowledge(acknowledgement(res, self._send_headers, self._send_status))
        except (TypeError, ValueError, RecursionError) as error:
            log.exception('The answer to %s %s is nothing that JSON can carry', req.method, req.url)
            failure = Response().status(500).send(f'Error: The answer cannot be written as JSON: {error}')
            await acknowledge(acknowledgement(failure, self._send_headers, self._send_status))

    def _prevents_route(self, rule: Misbehaviour, connection: Connection) -> bool:
        match rule.name:
            case 'never_answer':
                return True
            case 'drop_connection':
                connection.cut()
                return True
            case 'crash_server':
                self._crash()
                return True
            case 'parse_error':
                raise ParseError('Misbehaviour of the mock.')
        return False

    async def _report(
        self, error: ParseError, connection: Connection, acknowledge: Acknowledge | None
    ) -> None:
        if acknowledge is not None:
            await acknowledge(error.as_json())
        else:
            await connection.emit(EVENT, error.as_json())
