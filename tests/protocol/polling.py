"""A client that polls, in either revision of engine.io."""

import http.client
import json
import socket
from typing import Any
from urllib.parse import urlsplit

from tests.mock.plain_client import Answer, fetch
from tests.mock.wire_client import SDK

SEPARATOR = '\x1e'


class Polling:
    """One connection over HTTP.

    Args:
        url: address of the server.
        eio: revision of engine.io.

    Attributes:
        opened: what the server said at the handshake.
        query: the query of every further request.
    """

    def __init__(self, url: str, eio: int) -> None:
        self._url, self._eio = url, eio
        self.query = f'EIO={eio}&transport=polling&{SDK}'
        answer = self.poll()
        assert answer.status == 200
        (opened,) = self.packets(answer)
        self.opened = json.loads(opened[1:])
        self.query += f'&sid={self.opened["sid"]}'

    @property
    def upgrade_query(self) -> str:
        """The query with which a WebSocket takes this connection over, beside engine.io's own."""
        return f'{SDK}&sid={self.opened["sid"]}'

    @property
    def address(self) -> str:
        """The address of every further request."""
        return f'{self._url}/socket.io/?{self.query}'

    def connect(self) -> 'Polling':
        """Enter the main namespace: asked for in revision 4, unasked in revision 3."""
        if self._eio == 4:
            self.post('40')
        (joined,) = self.packets(self.poll())
        assert joined.startswith('40')
        return self

    def poll(self) -> Answer:
        """Ask for packets, and wait for them."""
        return fetch(self.address)

    def post(self, *packets: str) -> Answer:
        """Send packets."""
        return self.post_raw(self.payload(*packets))

    def post_raw(self, body: str | bytes, media_type: str = 'text/plain;charset=UTF-8') -> Answer:
        """Send a body as it is."""
        return fetch(self.address, 'POST', body, {'Content-Type': media_type})

    def hang(self) -> 'Hanging':
        """Ask for packets, and go on as soon as the server waits for some."""
        return Hanging(self.address)

    def begin_post(self) -> 'Hanging':
        """Begin to send packets, and never come to an end."""
        return Hanging(self.address, 'POST', 'Content-Length: 10')

    def payload(self, *packets: str) -> str:
        """Packets as the body of a request or an answer."""
        if self._eio == 4:
            return SEPARATOR.join(packets)
        return ''.join(f'{_length(packet)}:{packet}' for packet in packets)

    def packets(self, answer: Answer) -> list[str]:
        """The packets in the answer to a poll."""
        if self._eio == 4:
            return answer.text.split(SEPARATOR)
        packets, rest = [], answer.text.encode('utf-16-le')
        while rest:
            length, colon, rest = rest.partition(':'.encode('utf-16-le'))
            assert colon, f'no length in {answer.text!r}'
            end = 2 * int(length.decode('utf-16-le'))
            packets.append(rest[:end].decode('utf-16-le'))
            rest = rest[end:]
        return packets

    def next_packets(self, count: int) -> list[str]:
        """The next packets, in as many polls as it takes."""
        packets: list[str] = []
        while len(packets) < count:
            packets += self.packets(self.poll())
        return packets

    def body(self, method: str, url: str, data: Any = None) -> Any:
        """Make a virtual request; the body of its answer."""
        self.post(f'421{json.dumps([method, {"url": url, "data": data}])}')
        (answer,) = self.next_packets(1)
        assert answer.startswith('431')
        return json.loads(answer[3:])[0]['body']


class Hanging:
    """A request that the server has taken in and not yet answered.

    ``Expect: 100-continue`` makes the server say when it has read the request.
    """

    def __init__(self, address: str, method: str = 'GET', *headers: str) -> None:
        parts = urlsplit(address)
        assert parts.port is not None
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=5)
        path = address.split(parts.netloc, 1)[1]
        lines = [
            f'{method} {path} HTTP/1.1',
            f'Host: {parts.netloc}',
            'Expect: 100-continue',
            *headers,
            '',
            '',
        ]
        self._socket.sendall('\r\n'.join(lines).encode())
        said = b''
        while not said.endswith(b'\r\n\r\n'):
            byte = self._socket.recv(1)
            assert byte, f'The server hung up after {said!r}'
            said += byte
        assert said.startswith(b'HTTP/1.1 100 ')

    def answer(self) -> Answer:
        """Wait for the answer."""
        response = http.client.HTTPResponse(self._socket)
        response.begin()
        text = response.read().decode()
        self._socket.close()
        return Answer(response.status, {}, text)

    def cancel(self) -> None:
        """Hang up."""
        self._socket.close()


def _length(text: str) -> int:
    """The length of a text in JavaScript."""
    return len(text.encode('utf-16-le')) // 2
