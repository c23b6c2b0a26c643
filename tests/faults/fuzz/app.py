"""The server of the fuzz: it answers, takes its time, or misbehaves."""

from __future__ import annotations

import asyncio

from sails_io.mock import MockSails, Request, Response


def fuzz_app() -> MockSails:
    """Return the app of a plan; `plan.PLACES` says what is asked of it."""
    app = MockSails(transports=('websocket', 'polling'), ping_interval=0.3, ping_timeout=5.0)

    @app.route('ALL /echo')
    def echo(req: Request, res: Response) -> Response:
        return res.ok({'n': req.body.get('n')})

    @app.route('ALL /slow/:ms')
    async def slow(req: Request, res: Response) -> Response:
        await asyncio.sleep(int(req.params['ms']) / 1000)
        return res.ok({})

    @app.route('ALL /status/:code')
    def status(req: Request, res: Response) -> Response:
        return res.status(int(req.params['code'])).send({})

    @app.route('ALL /twice')
    def twice(req: Request, res: Response) -> Response:
        return res.ok({})

    @app.route('ALL /tell')
    async def tell(req: Request, res: Response) -> Response:
        assert req.socket is not None
        await req.socket.emit('news', {'n': req.body['n']})
        return res.ok({})

    @app.route('ALL /kick')
    def kick(req: Request, res: Response) -> None:
        assert req.socket is not None
        req.socket.disconnect()

    @app.route('ALL /drop')
    def drop(req: Request, res: Response) -> None:
        assert req.socket is not None
        req.socket.close()

    app.misbehave('never_answer', 'ALL /never')
    app.misbehave('answer_twice', 'ALL /twice')
    app.misbehave('lose_answer', 'ALL /lose')
    return app
