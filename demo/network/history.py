"""The connection's last minute: a line of time, and the same in words."""

from __future__ import annotations

from typing import Any

from lanes import seconds

from sails_io.page import construct, document, element, find, window

#: Milliseconds that the line shows, and between two looks at it.
SHOWN = 45000
EVERY = 100
#: Lines of words that are kept.
KEPT = 30

STATUSES: Any = {
    'connecting': 'Connecting',
    'connected': 'Connected',
    'reconnecting': 'Reconnecting',
    'disconnected': 'Not connected',
}


class History:
    """Shows what it is told of the connection."""

    def __init__(self) -> None:
        #: What is on the line: `{element, begin, end}`; what lasts has no end yet, what takes no time has no length.
        self.pieces: list[Any] = []
        self.band: Any = None
        self.next_attempt: Any = None
        self.lost_at: Any = None
        self.attempts = 0
        self.heard_at: Any = None
        window.setInterval(lambda: self._draw(), EVERY)

    # The connection

    def change(self, status: str) -> None:
        """The connection has another status."""
        now = _now()
        if self.band is not None:
            self.band['end'] = now
        self.band = self._put('#bands', f'band {status}', '', now, None)
        document.body.dataset.connection = status
        find('#status').textContent = STATUSES[status]

    def lose(self, reason: str, pause: float) -> None:
        """The connection is lost; after a pause in seconds it is tried again."""
        self.lost_at = _now()
        self.attempts = 0
        self.note(f'The connection is lost ({reason}). First attempt in {seconds(pause * 1000)}.', 'bad')
        self._pause(pause)

    def attempt(self, number: int) -> None:
        """An attempt to connect begins."""
        self.attempts = number
        self.next_attempt = None
        self._put('#ticks', 'tick', f'{number}', _now(), _now())

    def miss(self, number: int, pause: float) -> None:
        """It came to nothing."""
        which = 'There is no connection to be had' if number == 0 else f'Attempt {number} failed'
        self.note(f'{which}. Next in {seconds(pause * 1000)}.', 'bad')
        self._pause(pause)

    def arrive(self) -> None:
        """The connection is there."""
        self.next_attempt = None
        if self.lost_at is None:
            self.note('Connected.', 'good')
        else:
            away = seconds(_now() - self.lost_at)
            self.note(f'Back after {away}, at attempt {self.attempts}.', 'good')
        self.lost_at = None

    def _pause(self, pause: float) -> None:
        now = _now()
        self.next_attempt = now + pause * 1000
        # The label of a shorter one would not fit in.
        self._put('#bands', 'pause', f'{pause} s' if pause >= 1 else '', now, self.next_attempt)

    # The subscription

    def subscribe(self, missed: int) -> None:
        """The subscription is made; so many news were missed before."""
        now = _now()
        self._put('#news', 'made', '', now, now)
        if self.heard_at is None:
            self.note('Subscribed to the news.', 'good')
        else:
            self.note(
                f'Subscribed again. {missed} of the news were missed.', 'good' if missed == 0 else 'bad'
            )
            for number in range(missed):
                at = self.heard_at + (now - self.heard_at) * (number + 1) / (missed + 1)
                self._put('#news', 'missed', '', at, at)
        self.heard_at = now

    def news(self) -> None:
        """There is news."""
        self.heard_at = _now()
        self._put('#news', 'heard', '', self.heard_at, self.heard_at)

    # What is seen

    def note(self, text: str, mood: str | None = None) -> None:
        """Say something in words."""
        line = element('li', text)
        line.className = '' if mood is None else mood
        time = element('time', construct(window.Date).toLocaleTimeString())
        line.prepend(time)
        lines = find('#log')
        lines.prepend(line)
        if lines.children.length > KEPT:
            lines.lastElementChild.remove()

    def _put(self, row: str, kind: str, label: str, begin: float, end: Any) -> Any:
        made = element('span', label)
        made.className = kind
        find(row).append(made)
        piece = {'element': made, 'begin': begin, 'end': end}
        self.pieces.append(piece)
        self._place(piece, _now())
        return piece

    def _draw(self) -> None:
        now = _now()
        for piece in self.pieces:
            if piece['end'] is not None and piece['end'] < now - SHOWN:
                piece['element'].remove()
            else:
                self._place(piece, now)
        self.pieces = [piece for piece in self.pieces if piece['element'].isConnected]
        wait = 0 if self.next_attempt is None else self.next_attempt - now
        find('#next').textContent = f'next attempt in {seconds(wait)}' if wait > 0 else ''

    def _place(self, piece: Any, now: float) -> None:
        """Put a piece where its time is: the line ends now, and moves on with it."""
        begin = max(piece['begin'], now - SHOWN)
        end = now if piece['end'] is None else min(piece['end'], now)
        style = piece['element'].style
        style.left = _percent(100 - (now - begin) * 100 / SHOWN)
        if piece['end'] != piece['begin']:
            style.width = _percent((end - begin) * 100 / SHOWN)


def _percent(share: Any) -> str:
    return f'{share}%'


def _now() -> Any:
    return window.performance.now()
