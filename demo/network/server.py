"""Two servers: `app` has the page and its desk, and never goes away; the desk breaks the other one, the station."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

from sails_io.mock import MockSails, Request, Response, Server

#: How the station can treat the requests for a job, and after how many seconds it answers.
MANNERS = {'prompt': 0.4, 'slow': 3.0, 'busy': 0.4, 'silent': 0.0}
JOBS = 'ALL /job/:number'
#: Seconds between two pieces of news, which come into being whether or not anybody can hear of them.
NEWS_EVERY = 1.0


class Station:
    """A server that can be broken while it runs.

    Attributes:
        manner: one of `MANNERS`.
    """

    def __init__(self) -> None:
        self.app = MockSails()
        self.app.route(JOBS)(self._do)
        self.app.route('GET /news')(self._subscribe)
        self._server: Server | None = None
        self._starting = asyncio.Lock()
        self._news: asyncio.Task[None] | None = None
        self.behave('prompt')

    def state(self) -> dict[str, Any]:
        """What pages show of it."""
        server = self._server
        return {
            'url': server and server.url,
            'running': bool(server and server.running),
            'manner': self.manner,
        }

    async def start(self) -> None:
        """Listen, always on the same port; harmless when it runs."""
        async with self._starting:
            if self._server is None:
                self._server = await asyncio.to_thread(self.app.serve)
            await asyncio.to_thread(self._server.start)

    async def stop(self) -> None:
        """Close all connections, and refuse new ones."""
        if self._server is not None:
            await asyncio.to_thread(self._server.stop)

    async def cut(self) -> None:
        """Cut all connections; new ones are welcome."""
        if self._server is not None:
            await asyncio.to_thread(self._server.drop_all)

    def behave(self, manner: str) -> None:
        """Treat the requests for a job so from now on."""
        self.manner = manner
        self.app.behave()
        if manner == 'silent':
            self.app.misbehave('never_answer', JOBS)
        else:
            self.app.misbehave('answer_late', JOBS, seconds=MANNERS[manner])

    def _do(self, req: Request, res: Response) -> Response:
        if self.manner == 'busy':
            return res.status(503).send('The station is too busy.')
        return res.ok({'number': req.params['number']})

    def _subscribe(self, req: Request, res: Response) -> Response:
        self.app.sockets.join(req, 'news')
        if self._news is None or self._news.done():
            self._news = asyncio.create_task(self._tell_news())
        return res.ok({'number': _latest_news()})

    async def _tell_news(self) -> None:
        """Tell the news as it happens, while anybody listens."""
        while self.app.sockets.members('news'):
            await asyncio.sleep(NEWS_EVERY - time.time() % NEWS_EVERY)
            self.app.sockets.broadcast('news', 'news', {'number': _latest_news()})


def _latest_news() -> int:
    return round(time.time() / NEWS_EVERY)


app = MockSails(Path(__file__).parent / 'build')
station = Station()


@app.route('GET /station')
async def tell(req: Request, res: Response) -> Response:
    """How the station is; the first who asks starts it."""
    if station.state()['url'] is None:
        await station.start()
    return res.ok(station.state())


@app.route('PUT /station')
async def change(req: Request, res: Response) -> Response:
    """Start it, stop it, or let it treat requests otherwise."""
    running, manner = req.param('running'), req.param('manner')
    if running not in (None, True, False) or manner not in (None, *MANNERS):
        return res.bad_request(
            {'message': f'running is true or false, manner is one of {", ".join(MANNERS)}.'}
        )
    if manner is not None:
        station.behave(manner)
    if running is not None:
        await (station.start() if running else station.stop())
    app.sockets.blast('station', station.state())
    return res.ok(station.state())


@app.route('POST /station/cut')
async def cut(req: Request, res: Response) -> Response:
    """Cut the station's connections."""
    await station.cut()
    return res.ok()
