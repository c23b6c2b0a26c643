"""Plain HTTP, one request per connection, without following redirects or keeping cookies."""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """Attributes: status, headers (lower-case names), text."""

    status: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)

    def cookie(self) -> str:
        """The cookie that the answer sets, as a Cookie header sends it back."""
        return self.headers['set-cookie'].split(';')[0]


def fetch(
    url: str, method: str = 'GET', body: str | bytes | None = None, headers: dict[str, str] | None = None
) -> Answer:
    """Make one request."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=5)
    try:
        path = url.split(parts.netloc, 1)[1] or '/'
        connection.request(method, path, body, {**(headers or {}), 'Connection': 'close'})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read().decode())
    finally:
        connection.close()


def send_json(url: str, method: str, body: Any, headers: dict[str, str] | None = None) -> Answer:
    """Make one request with a JSON body."""
    return fetch(url, method, json.dumps(body), {'Content-Type': 'application/json', **(headers or {})})


def upgrade(
    url: str,
    query: str = '',
    headers: dict[str, str] | None = None,
    eio: int = 4,
    transport: str = 'transport=websocket',
) -> Answer:
    """Ask for a WebSocket that is going to be refused, and return the refusal."""
    asked = {
        'Upgrade': 'websocket',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Version': '13',
    }
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=5)
    try:
        address = f'/socket.io/?EIO={eio}&{transport}&{query}'
        connection.request('GET', address, headers={**asked, **(headers or {}), 'Connection': 'Upgrade'})
        response = connection.getresponse()
        return Answer(response.status, {}, response.read().decode())
    finally:
        connection.close()
