"""Plain HTTP requests to the same routes, and static files.

Facts of real Sails in development: JSON is indented by two spaces; the session cookie is set when it is new;
a body that is neither JSON nor a form is empty; a route comes before a file of the same name. The client's files
come last.
"""

import asyncio
import base64
import hashlib
import html
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from . import static
from .client_files import find_client_file
from .dispatch import Dispatcher
from .journal import Journal
from .misbehaviour import Crash, Misbehaviours
from .parse_error import ParseError
from .request import Request, parse_nested_query
from .response import UNDEFINED, Response


class BadBody(Exception):
    """The body is not what its content type says."""


class PlainHttp:
    """The aiohttp handler for everything but the socket.io path."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        misbehaviours: Misbehaviours,
        journal: Journal,
        public: Path | None,
        crash: Crash,
    ) -> None:
        self._dispatcher = dispatcher
        self._misbehaviours = misbehaviours
        self._journal = journal
        self._public = public
        self._crash = crash

    async def handle(self, http: web.Request) -> web.StreamResponse:
        """Answer one request."""
        self._journal.http_requests.append((http.method, http.path_qs))
        self._journal.changed()
        req, res = _without_body(http), Response()
        try:
            req.body = await _read_body(http)
        except BadBody as error:
            res.status(400).send(f'Unable to parse HTTP body- error occurred :: {error}')
        is_readable = not res.sent
        set_cookie = self._dispatcher.load_session(req)
        rule = self._misbehaviours.catch(req.method, req.path)
        match rule.name if rule else '':
            case 'never_answer':
                await asyncio.Future()
            case 'crash_server':
                self._crash()
                _cut(http)
            case 'drop_connection':
                _cut(http)
            case 'parse_error':
                res.status(400).json(ParseError('Misbehaviour of the mock.').as_json())
        matched = res.sent or await self._dispatcher.run(req, res)
        self._journal.changed()
        if rule and rule.name == 'answer_late':
            await asyncio.sleep(rule.seconds)
        if rule and rule.name == 'lose_answer':
            _cut(http)
        answer = await self._answer(req, res, matched)
        if is_readable:
            answer.headers['X-Powered-By'] = 'Sails <sailsjs.com>'
        if set_cookie:
            answer.headers.add('Set-Cookie', set_cookie)
        return answer

    async def _answer(self, req: Request, res: Response, matched: bool) -> web.StreamResponse:
        if not matched:
            file = self._find_file(req.path) if req.method in ('GET', 'HEAD') else None
            if file is not None and static.needs_slash(self._public, req.path):
                return web.Response(status=301, headers={'Location': req.path + '/'})
            if file is not None:
                answer = static.answer(file)
                answer.headers.update(res.headers)
                return answer
            res.not_found()
        elif not res.sent:
            await asyncio.Future()
        return _as_http(req, res)

    def _find_file(self, path: str) -> Path | None:
        return static.find_file(self._public, path) or find_client_file(path)


def _without_body(http: web.Request) -> Request:
    headers: dict[str, str] = {}
    for name, value in http.headers.items():
        headers[name.lower()] = f'{headers[name.lower()]}, {value}' if name.lower() in headers else value
    # aiohttp has decoded and normalised http.path; Sails sees the path as it was sent.
    query = parse_nested_query(http.raw_path.partition('?')[2].partition('#')[0])
    return Request(http.method, http.raw_path, None, headers, query=query)


async def _read_body(http: web.Request) -> Any:
    if not http.body_exists:
        return None if http.method in ('GET', 'HEAD') else {}
    text = (await http.read()).decode('utf-8', 'replace')
    if http.content_type == 'application/x-www-form-urlencoded':
        return parse_nested_query(text)
    declared = http.content_type == 'application/json'
    try:
        body = json.loads(text) if text else {}
    except (ValueError, RecursionError) as error:
        body = error
    if isinstance(body, dict | list):
        return body
    if declared:
        raise BadBody(f'"SyntaxError: {body}"')
    return {}  # JSON under another name is read as well, anything else is passed over


def _as_http(req: Request, res: Response) -> web.Response:
    answer = web.Response(status=res.status_code)
    for name, value in res.headers.items():
        if res.address is not None and name.lower() == 'content-type':
            continue  # it is of the answer over a socket
        for each in value if isinstance(value, list) else [value]:
            answer.headers.add(name, str(each))
    if res.address is not None:
        _redirect(req, res.address, answer)
    elif res.body is not UNDEFINED:
        _write_body(res, answer)
        if req.method in ('GET', 'HEAD') and _is_fresh(req, answer):
            answer.set_status(304)
            answer.body = None
            answer.headers.popall('Content-Type', None)
    elif res.media_type is not None:
        answer.headers['Content-Type'] = f'{res.media_type}; charset=utf-8'
    return answer


def _write_body(res: Response, answer: web.Response) -> None:
    kind = answer.headers.get('Content-Type') or res.media_type
    if isinstance(res.body, str):
        text = res.body
    else:
        # Express sends null as nothing, but not where JSON is asked for.
        text = '' if kind is None else json.dumps(res.body, indent=2, ensure_ascii=False)
    answer.body = text.encode('utf-8', 'replace')
    if kind is not None:
        answer.headers['Content-Type'] = f'{kind.partition(";")[0]}; charset=utf-8'
    answer.headers['ETag'] = _etag(answer.body)


def _redirect(req: Request, address: str, answer: web.Response) -> None:
    """Express words its redirects so, by what is accepted; over sockets Sails sends a text of its own."""
    answer.set_status(302)
    answer.headers['Location'] = address
    answer.headers['Vary'] = ', '.join(filter(None, (answer.headers.get('Vary'), 'Accept')))
    text = f'Found. Redirecting to {address}'
    accepted = req.headers.get('accept', '*/*')
    if 'text/plain' in accepted or '*/*' in accepted:
        answer.text = text
    elif 'text/html' in accepted:
        answer.text = f'<p>Found. Redirecting to {html.escape(address)}</p>'
        answer.content_type = 'text/html'


def _is_fresh(req: Request, answer: web.Response) -> bool:
    """Whether the client has this answer already."""
    known = req.headers.get('if-none-match', '').replace('W/', '').split(', ')
    return 200 <= answer.status < 300 and answer.headers['ETag'].removeprefix('W/') in known


def _etag(body: bytes) -> str:
    """The weak ETag that Express gives."""
    digest = base64.b64encode(hashlib.sha1(body).digest()).decode()
    return f'W/"{len(body):x}-{digest[:27]}"'


def _cut(http: web.Request) -> None:
    if http.transport is not None:
        http.transport.abort()
