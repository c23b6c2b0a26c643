"""The lanes: a chip for each request, which moves from lane to lane, and the sum of all."""

from __future__ import annotations

from typing import Any

from ledger import OPEN, Ledger, Ticket

from sails_io.client.interop.objects import get
from sails_io.page import document, find, window

#: How many of those that are over are kept in a lane.
KEPT = 20

#: What a chip says where it is, for those who cannot see the lane.
SAID: Any = {
    'waiting': 'waits for the connection',
    'flying': 'is under way',
    'again': 'is tried again soon',
    'answered': 'was answered',
    'failed': 'has failed',
    'abandoned': 'was given up',
}
TRAVEL: Any = {'duration': 450, 'easing': 'cubic-bezier(.3, .7, .2, 1)'}


class Lanes:
    """Shows tickets.

    Attributes:
        source: the element from which new chips come.
    """

    def __init__(self, give_up: Any) -> None:
        """Begin without chips; `give_up` is called with the ticket whose chip is pressed."""
        self.give_up = give_up
        self.source: Any = None
        self.chips: Any = {}

    def show(self, ticket: Ticket) -> None:
        """Show a ticket where it is now."""
        chip = get(self.chips, ticket.url)
        if chip is None:
            chip = self._make(ticket)
            start = self.source.getBoundingClientRect()
        else:
            start = _seen(chip).getBoundingClientRect()
        focused = chip.contains(document.activeElement)
        _dress(chip, ticket)
        chips = find(f'#{ticket.place} .chips')
        if ticket.place in OPEN:
            chips.append(chip)
        else:
            chips.prepend(chip)
            del self.chips[ticket.url]
            if chips.children.length > KEPT:
                chips.lastElementChild.remove()
        if focused:
            find('button', chip).focus({'preventScroll': True})
        _fly(chip, start)

    def count(self, ledger: Ledger) -> None:
        """Show the sum, and how many are in each lane."""
        for place in OPEN:
            there = [ticket for ticket in ledger.open if ticket.place == place]
            find(f'#{place} .count').textContent = f'{len(there)}'
        for place in ['answered', 'failed', 'abandoned']:
            ended = ledger.ended[place]
            find(f'#{place} .count').textContent = f'{ended}'
            find(f'#sum-{place}').textContent = f'{ended}'
        find('#sum-asked').textContent = f'{ledger.asked}'
        find('#sum-open').textContent = f'{len(ledger.open)}'
        find('#sum').dataset.holds = 'yes' if ledger.adds_up() else 'no'
        find('#verdict').textContent = 'nothing is lost' if ledger.adds_up() else 'this does not add up'

    def _make(self, ticket: Ticket) -> Any:
        chip = find('#chip').content.firstElementChild.cloneNode(True)
        find('b', chip).textContent = f'{ticket.number}'
        find('.method', chip).textContent = 'POST' if ticket.method == 'post' else ''
        button = find('button', chip)
        button.addEventListener('click', lambda event: self.give_up(ticket) if ticket.place in OPEN else None)
        self.chips[ticket.url] = chip
        return chip


def seconds(milliseconds: Any) -> str:
    """Return a time as it is shown.

    Example:
        >>> seconds(1234)
        '1.2 s'
    """
    value: Any = milliseconds / 1000
    return f'{value.toFixed(1)} s'


def _dress(chip: Any, ticket: Ticket) -> None:
    """Let a chip say what there is to say of a ticket."""
    note = _note(ticket)
    chip.dataset.place = ticket.place
    chip.dataset.number = ticket.number
    find('small', chip).textContent = note
    said = f'Request {ticket.number} {SAID[ticket.place]}'
    button = find('button', chip)
    # One that is over may keep the focus, but nobody needs to pass by it.
    is_over = ticket.place not in OPEN
    button.tabIndex = -1 if is_over else 0
    button.setAttribute('aria-disabled', 'true' if is_over else 'false')
    button.setAttribute(
        'aria-label', f'{said}, {note}' if is_over else f'{said} {note}. Press to give it up.'
    )
    # An animation begins anew where its element is moved: it is told how far it is.
    chip.style.setProperty('--age', f'{ticket.asked_at - window.performance.now()}ms')
    chip.style.setProperty('--pause', f'{ticket.pause}ms')
    if ticket.limit is not None:
        chip.style.setProperty('--limit', f'{ticket.limit}s')


def _note(ticket: Ticket) -> str:
    attempt = f'try {ticket.attempts}' if ticket.attempts > 1 else ''
    if ticket.place == 'again':
        return f'{ticket.code} ↻ {seconds(ticket.pause)}'
    if ticket.place == 'answered':
        return seconds(ticket.took) if attempt == '' else f'{seconds(ticket.took)}, {attempt}'
    if ticket.place == 'waiting':
        return '' if ticket.attempts == 0 else f'try {ticket.attempts + 1}'
    return attempt if ticket.place == 'flying' else ticket.code


# The way of a chip


def _seen(chip: Any) -> Any:
    """Return what is seen of a chip: itself, or what travels in its place."""
    travelling = find(f'.ghost[data-number="{chip.dataset.number}"]')
    return chip if travelling is None else travelling


def _fly(chip: Any, start: Any) -> None:
    """Let a copy travel from where the chip was to where it is."""
    earlier = _seen(chip)
    if earlier is not chip:
        earlier.remove()
    if window.matchMedia('(prefers-reduced-motion: reduce)').matches:
        return
    end = chip.getBoundingClientRect()
    ghost = chip.cloneNode(True)
    ghost.classList.add('ghost')
    ghost.inert = True
    ghost.setAttribute('aria-hidden', 'true')
    ghost.style.left = f'{end.left}px'
    ghost.style.top = f'{end.top}px'
    ghost.style.width = f'{end.width}px'
    document.body.append(ghost)
    begin = f'translate({start.left - end.left}px, {start.top - end.top}px)'
    travel = ghost.animate([{'transform': begin}, {'transform': 'none'}], TRAVEL)
    travel.onfinish = lambda event: ghost.remove()
    chip.animate([{'opacity': 0}, {'opacity': 0}], TRAVEL)
