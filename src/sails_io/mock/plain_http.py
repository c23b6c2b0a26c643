"""Plain HTTP requests to the same routes, and static files.

Facts of real Sails in development: JSON is indented by two spaces; the session cookie is set when it is new;
a body that is neither JSON nor a form is empty; a route comes before a file of the same name.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from . import static
from .dispatch import Dispatcher
from .journal import Journal
from .misbehaviour import Crash, Misbehaviours
from .parse_error import ParseError
from .request import Request, parse_query
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
        try:
            req = await _read(http)
        except BadBody as error:
            return web.Response(status=400, text=f'Unable to parse HTTP body- error occurred :: {error}')
        res = Response()
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
        if rule and rule.name == 'answer_late':
            await asyncio.sleep(rule.seconds)
        if rule and rule.name == 'lose_answer':
            _cut(http)
        answer = await self._answer(req, res, matched)
        answer.headers['X-Powered-By'] = 'Sails <sailsjs.com>'
        if set_cookie:
            answer.headers.add('Set-Cookie', set_cookie)
        return answer

    async def _answer(self, req: Request, res: Response, matched: bool) -> web.StreamResponse:
        if not matched:
            file = static.find_file(self._public, req.path) if req.method in ('GET', 'HEAD') else None
            if file is not None and static.needs_slash(self._public, req.path):
                return web.Response(status=301, headers={'Location': req.path + '/'})
            if file is not None:
                return static.answer(file)
            res.not_found()
        elif not res.sent:
            await asyncio.Future()
        return _as_http(res)


async def _read(http: web.Request) -> Request:
    headers: dict[str, str] = {}
    for name, value in http.headers.items():
        headers[name.lower()] = f'{headers[name.lower()]}, {value}' if name.lower() in headers else value
    # aiohttp has decoded and normalised http.path; Sails sees the path as it was sent.
    return Request(http.method, http.raw_path, await _read_body(http), headers)


async def _read_body(http: web.Request) -> Any:
    if not http.body_exists:
        return None if http.method in ('GET', 'HEAD') else {}
    text = (await http.read()).decode('utf-8', 'replace')
    if http.content_type == 'application/x-www-form-urlencoded':
        return parse_query(text)
    if http.content_type != 'application/json' or not text:
        return {}
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadBody(f'"SyntaxError: {error}"') from error
    if not isinstance(body, dict | list):
        raise BadBody(f'"SyntaxError: a body is an object or an array, not {text[:20]}"')
    return body


def _as_http(res: Response) -> web.Response:
    answer = web.Response(status=res.status_code)
    if 'Location' in res.headers and res.status_code in range(300, 400):
        # Express words its redirects so, over sockets Sails sends the body alone.
        answer.text = f'{answer.reason}. {res.body}'
        answer.headers['Location'] = res.headers['Location']
        return answer
    if res.body is not UNDEFINED:
        text = res.body if isinstance(res.body, str) else json.dumps(res.body, indent=2, ensure_ascii=False)
        answer.body = text.encode('utf-8', 'replace')
        answer.content_type = res.media_type or 'text/html'
        answer.charset = 'utf-8'
    for name, value in res.headers.items():
        if name.lower() == 'content-type' and 'charset' not in str(value):
            value = f'{value}; charset=utf-8'
        answer.headers[name] = str(value)
    return answer


def _cut(http: web.Request) -> None:
    if http.transport is not None:
        http.transport.abort()
