"""One conversation with one server, and its recording."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from tests.mock.plain_client import Answer, fetch
from tests.mock.wire_client import Background, WireClient
from tests.support.server import Server

from .normal import Names, normal, normal_http

#: What the servers' HTTP libraries say of connections and of how a body, which is compared, is framed.
UNCOMPARED = ('connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding')


class Talk:
    """Clients of one server. Whatever one of them asks is recorded, with the answer and with what all hear.

    Args:
        server: which has the contract app.
        background: where the sockets run.
        stack: closes them.

    Attributes:
        recording: one entry for each thing that was asked.
    """

    def __init__(self, server: Server, background: Background, stack: ExitStack) -> None:
        self.server = server
        self.recording: list[dict[str, Any]] = []
        self.cookies: dict[str, str] = {}
        self._background, self._stack = background, stack
        self.sockets: dict[str, WireClient] = {}
        self._names = Names(server.port)

    def connect(self, *names: str, cookie: str | None = None, **options: Any) -> None:
        """Connect sockets; `cookie` names whose session they have, which began over HTTP."""
        for name in names:
            headers = dict(options.get('headers', {}))
            if cookie is not None:
                headers['Cookie'] = self.cookies[cookie]
            client = WireClient(self._background, self.server.url, **{**options, 'headers': headers})
            self.sockets[name] = self._stack.enter_context(client)
            self._names.add(client.id, f'SOCKET OF {name}')

    def leave(self, name: str) -> None:
        """Close a socket."""
        self.sockets.pop(name).close()

    def ask(
        self, who: str, line: str, data: Any = None, headers: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Make a virtual request, such as `patch /dish/1`."""
        verb, url = line.split(' ', 1)
        asked = f'{who}: {line} {_shown(data)}'
        answer: dict[str, Any] = self._record(
            asked, lambda: self.sockets[who].request(verb, url, data, headers)
        )
        return answer

    def call(self, who: str, *arguments: Any) -> None:
        """Send an event with any arguments, and wait for its acknowledgement."""
        self._record(f'{who}: {_shown(arguments)}', lambda: self.sockets[who].call(*arguments))

    def emit(self, who: str, *arguments: Any) -> None:
        """Send an event with any arguments, and ask for no acknowledgement."""
        self._record(f'{who}: {_shown(arguments)}, unanswered', lambda: self.sockets[who].emit(*arguments))

    def exchange(self, who: str, *frames: str | bytes) -> None:
        """Send frames as they are, and wait for one."""

        def ask() -> str:
            self.sockets[who].send(*frames)
            return self.sockets[who].receive()

        self._record(f'{who}: {frames}', ask)

    def end(self, who: str, line: str) -> None:
        """Ask for the end of the own connection; recorded is the code of the close frame."""
        socket = self.sockets.pop(who)
        verb, url = line.split(' ', 1)
        socket.emit(verb, {'url': url})
        self._record(f'{who}: {line}', socket.closing)

    def http(
        self,
        line: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        visitor: str | None = None,
    ) -> Answer:
        """Make a plain HTTP request; a body that is no text is sent as JSON. A visitor keeps cookies."""
        verb, url = line.split(' ', 1)
        sent = {'Content-Type': 'application/json'} if body is not None else {}
        if visitor in self.cookies:
            sent['Cookie'] = self.cookies[visitor]
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        answers: list[Answer] = []

        def ask() -> dict[str, Any]:
            answers.append(fetch(self.server.url + url, verb, text, {**sent, **(headers or {})}))
            return normal_http(_seen(answers[0]), self._names)

        self._record(f'{visitor or "HTTP"}: {line} {_shown(body)} {_shown(headers)}', ask)
        if visitor is not None and 'set-cookie' in answers[0].headers:
            self.cookies[visitor] = answers[0].cookie()
        return answers[0]

    def _record(self, asked: str, ask: Callable[[], Any]) -> Any:
        """Ask, and listen to everybody: to the asking one also for what comes before the answer."""
        answer = ask()
        before = {name: list(socket.events) for name, socket in self.sockets.items() if socket.events}
        heard = {name: socket.heard() for name, socket in self.sockets.items()}
        entry = {
            'asked': asked,
            'answer': answer,
            'before the answer': before.get(asked.split(':')[0], []),
            'heard': {name: events for name, events in heard.items() if events},
        }
        self.recording.append(normal(entry, self._names))
        return answer


Conversation = Callable[[Talk], None]


def by_name(*conversations: Callable[[Talk], None]) -> dict[str, Conversation]:
    """Conversations by the names of their functions."""
    return {conversation.__name__.replace('_', ' '): conversation for conversation in conversations}


def _seen(answer: Answer) -> dict[str, Any]:
    headers = {name: value for name, value in answer.headers.items() if name not in UNCOMPARED}
    return {'status': answer.status, 'headers': headers, 'text': answer.text}


def _shown(value: Any) -> str:
    return '' if value is None else json.dumps(value, ensure_ascii=False)
