"""A visitor without a browser: plain HTTP, one connection per request, no redirects, no cookies kept."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What the server said.

    Attributes:
        status_code: of HTTP.
        headers: lower-case names.
        body: what the JSON stands for, else the text.
    """

    status_code: int
    headers: dict[str, str]
    body: Any


def ask(
    url: str,
    method: str,
    path: str,
    body: Any = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = 5.0,
) -> Answer:
    """Make one request; see ``Server.request``.

    Args:
        url: the server's address, without a slash at its end.
    """
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=seconds)
    try:
        sent = None if body is None else json.dumps(body)
        kind = {} if body is None else {'Content-Type': 'application/json'}
        connection.request(method.upper(), path, sent, {**kind, **(headers or {}), 'Connection': 'close'})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        text = response.read().decode()
        is_json = names.get('content-type', '').startswith('application/json')
        return Answer(response.status, names, json.loads(text) if is_json and text else text)
    finally:
        connection.close()
