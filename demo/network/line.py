"""What goes over the socket that is broken: the requests, what becomes of them, and a subscription."""

from __future__ import annotations

from typing import Any

from ledger import Ledger, Ticket

from sails_io import SailsError, connect
from sails_io.extras.retry import Retry
from sails_io.page import window

#: Seconds before the first attempt to reconnect, and at most before each.
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 4
#: How often a request is tried again, and milliseconds before the first time and at most before each.
RETRIES: Any = {'limit': 5, 'delay': 1000, 'maxDelay': 4000}


class Line:
    """The connection to the station."""

    def __init__(self, url: str, ledger: Ledger, history: Any) -> None:
        """Begin to connect.

        Arguments:
            url: of the station.
            ledger: is told of every step of every request.
            history: is told of everything else.
        """
        self.ledger = ledger
        self.history = history
        self.requests: Any = {}
        self.attempt = 0
        self.latest_news = 0
        self.socket = connect(
            url,
            use_cors_route_to_get_cookie=False,
            reconnection=True,
            reconnection_delay=FIRST_PAUSE,
            reconnection_delay_max=LONGEST_PAUSE,
            # Without chance, so that the page can say when the next attempt comes.
            randomization_factor=0,
        )
        # What the packets of a request go through right before they are sent.
        self.socket.inner.intercept({'request': lambda packet, request: self._sent(request.url)})
        Retry(
            self.socket.inner,
            {
                'limit': RETRIES['limit'],
                'delay': RETRIES['delay'],
                'maxDelay': RETRIES['maxDelay'],
                'onRetry': lambda request, following: self._pause(request.url, following),
            },
        )
        self._listen()

    # Requests

    async def ask(self, method: str, limit: Any) -> None:
        """Ask the station for a job.

        Arguments:
            method: `get`, which may be asked again; or `post`, which may not.
            limit: seconds until the request fails, or None.
        """
        ticket = self.ledger.ask(method, limit)
        request = self.socket.request(method, ticket.url, timeout=limit)
        self.requests[ticket.url] = request
        try:
            await request
            self.ledger.close(ticket, 'answered', '')
        except SailsError as error:
            given_up = error.code == 'E_ABORTED'
            code = f'{error.status_code}' if error.code == 'E_STATUS' else error.code
            self.ledger.close(ticket, 'abandoned' if given_up else 'failed', code)
        del self.requests[ticket.url]

    def give_up(self, ticket: Ticket) -> None:
        """Let the station, and the queue, forget a request."""
        self.requests[ticket.url].abort()

    def _sent(self, url: str) -> None:
        ticket = self.ledger.find(url)
        if ticket is not None:
            self.ledger.send(ticket)

    def _pause(self, url: str, following: Any) -> None:
        ticket = self.ledger.find(url)
        if ticket is None:
            return

        def end() -> None:
            # Without a connection it is not sent when its pause ends, but waits with the others.
            if ticket.place == 'again' and self.socket.status != 'connected':
                self.ledger.wait(ticket)

        error = following['jwr'].error
        code = f'{following["jwr"].statusCode}' if error.code == 'E_STATUS' else error.code
        self.ledger.pause(ticket, code, following['wait'])
        window.setTimeout(end, following['wait'])

    # The connection

    def _listen(self) -> None:
        socket = self.socket
        socket.on('sails:status', lambda details: self.history.change(details['status']))
        socket.on('disconnect', lambda reason: self._lose(reason))
        socket.on('reconnect_attempt', lambda attempt: self._try(attempt))
        socket.on('connect_error', lambda error: self._miss())
        socket.on('connect', lambda: self._arrive())
        socket.on('news', lambda news: self._hear(news['number']))
        socket.subscribe('/news', on_reply=lambda news: self._catch_up(news['number']))
        window.addEventListener('offline', lambda event: self.history.note('The browser went offline.'))
        window.addEventListener('online', lambda event: self.history.note('The browser is online again.'))

    def _lose(self, reason: str) -> None:
        self.attempt = 0
        self.history.lose(reason, self._next_pause())

    def _try(self, attempt: int) -> None:
        self.attempt = attempt
        self.history.attempt(attempt)

    def _miss(self) -> None:
        self.history.miss(self.attempt, self._next_pause())

    def _arrive(self) -> None:
        self.attempt = 0
        self.history.arrive()

    def _next_pause(self) -> float:
        """Return the seconds until the next attempt: twice as long each time."""
        pause: float = min(LONGEST_PAUSE, FIRST_PAUSE * 2**self.attempt)
        return pause

    # The subscription

    def _hear(self, number: int) -> None:
        self.latest_news = number
        self.history.news()

    def _catch_up(self, number: int) -> None:
        """The subscription was made, at first or once more; the numbers tell what was missed meanwhile."""
        missed = 0 if self.latest_news == 0 else number - self.latest_news
        self.latest_news = number
        self.history.subscribe(missed)
