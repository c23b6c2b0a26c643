"""Every way to answer, by name: the twin of tests/sails_app/answers.js."""

from __future__ import annotations

from collections.abc import Callable

from sails_io.mock import MockSails, Request, Response

TEXT = 'text & <b>more</b>'


def _thrown(_res: Response) -> Response:
    raise Exception('boom')


def _twice(res: Response) -> Response:
    res.ok({'n': 1})
    return res.ok({'n': 2})


ANSWERS: dict[str, Callable[[Response], Response]] = {
    'ok': lambda res: res.ok(),
    'okText': lambda res: res.ok(TEXT),
    'okEmptyText': lambda res: res.ok(''),
    'okObject': lambda res: res.ok({'a': [1, None, {'é': '☕'}]}),
    'okError': lambda res: res.ok(Exception('boom')),
    'send': lambda res: res.send(),
    'sendText': lambda res: res.send(TEXT),
    'sendEmptyText': lambda res: res.send(''),
    'sendObject': lambda res: res.send({'b': False}),
    'sendList': lambda res: res.send([]),
    'sendTrue': lambda res: res.send(True),
    'sendNull': lambda res: res.send(None),
    'jsonText': lambda res: res.json(TEXT),
    'jsonNumber': lambda res: res.json(4.5),
    'jsonNull': lambda res: res.json(None),
    'jsonFalse': lambda res: res.json(False),
    'jsonNothing': lambda res: res.json(),
    'created': lambda res: res.status(201).json({'id': 1}),
    'noContent': lambda res: res.status(204).send(),
    'notModified': lambda res: res.status(304).send(),
    'teapot': lambda res: res.status(418).send('short and stout'),
    'status202': lambda res: res.send_status(202),
    'status404': lambda res: res.send_status(404),
    'status299': lambda res: res.send_status(299),
    'badRequest': lambda res: res.bad_request(),
    'badRequestText': lambda res: res.bad_request(TEXT),
    'badRequestObject': lambda res: res.bad_request({'why': 1}),
    'badRequestError': lambda res: res.bad_request(Exception('boom')),
    'forbidden': lambda res: res.forbidden(),
    'forbiddenText': lambda res: res.forbidden(TEXT),
    'notFound': lambda res: res.not_found(),
    'notFoundObject': lambda res: res.not_found({'why': 1}),
    'serverError': lambda res: res.server_error(),
    'serverErrorText': lambda res: res.server_error(TEXT),
    'serverErrorObject': lambda res: res.server_error({'why': 1}),
    'serverErrorError': lambda res: res.server_error(Exception('boom')),
    'redirect': lambda res: res.redirect('/text'),
    'redirectAway': lambda res: res.redirect('http://elsewhere.test/a b?c=ü&d="e"'),
    'redirect301': lambda res: res.status(301).redirect('/text'),
    'thrown': _thrown,
    'twice': _twice,
    'headers': lambda res: res.set('X-Kitchen', 'open').set('x-number', 3).set('X-List', ['a', 'b']).send({}),
    'headerTwice': lambda res: res.set('x-kitchen', 'open').set('X-Kitchen', 'closed').send({}),
    'typeText': lambda res: res.set('Content-Type', 'text/plain').send('plain'),
    'typeJson': lambda res: res.set('content-type', 'application/json').send('{"a": 1}'),
    'typeCss': lambda res: res.set('Content-Type', 'text/css; charset=latin1').send('p{}'),
}


def add_answers(app: MockSails) -> None:
    """Add the route that answers so."""

    @app.route('ALL /answer/:name')
    def answer(req: Request, res: Response) -> Response:
        return ANSWERS[req.params['name']](res)

    @app.route('ALL /rejected')
    async def rejected(req: Request, res: Response) -> None:
        _thrown(res)
