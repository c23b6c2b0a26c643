"""The books of the page whose network is broken: the front-end's own Python, without a browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.network.ledger import Ledger, Ticket

ENDS = ['answered', 'failed', 'abandoned']


@pytest.fixture
def ledger() -> Ledger:
    """One without entries, in which no time passes."""
    return Ledger(lambda: 0, lambda ticket: None)


def test_every_step_is_told() -> None:
    told: list[tuple[int, str]] = []
    ledger = Ledger(lambda: 0, lambda ticket: told.append((ticket.number, ticket.place)))
    ticket = ledger.ask('get', 20)
    ledger.send(ticket)
    ledger.pause(ticket, '503', 100)
    ledger.wait(ticket)
    ledger.send(ticket)
    ledger.close(ticket, 'answered', '')
    assert told == [(1, place) for place in ('waiting', 'flying', 'again', 'waiting', 'flying', 'answered')]
    assert ticket.attempts == 2


def test_open_one_is_found_by_its_url(ledger: Ledger) -> None:
    first, second = ledger.ask('get', None), ledger.ask('post', None)
    assert (ledger.find(first.url), ledger.find(second.url)) == (first, second)
    ledger.close(first, 'failed', 'E_TIMEOUT')
    assert ledger.find(first.url) is None


def test_time_is_that_from_asking_to_the_end() -> None:
    now = [5.0]
    ledger = Ledger(lambda: now[0], lambda ticket: None)
    ticket = ledger.ask('get', 20)
    now[0] = 12.5
    ledger.close(ticket, 'answered', '')
    assert ticket.took == 7.5


@pytest.mark.parametrize('end', ENDS)
def test_what_is_closed_twice_does_not_add_up(ledger: Ledger, end: str) -> None:
    ticket = ledger.ask('get', 20)
    assert ledger.adds_up()
    ledger.close(ticket, end, '')
    assert ledger.adds_up()
    ledger.close(ticket, end, '')
    assert not ledger.adds_up()


@given(st.lists(st.tuples(st.sampled_from(['ask', 'send', 'pause', 'wait', *ENDS]), st.integers(0, 9))))
def test_it_adds_up_at_every_moment(steps: list[tuple[str, int]]) -> None:
    sums: list[bool] = []
    books: Ledger = Ledger(lambda: 0, lambda ticket: sums.append(books.adds_up()))
    for step, which in steps:
        tickets: list[Ticket] = books.open
        if step == 'ask':
            books.ask('get', 20)
        elif tickets:
            ticket = tickets[which % len(tickets)]
            if step in ENDS:
                books.close(ticket, step, '')
            elif step == 'pause':
                books.pause(ticket, '503', 1)
            else:
                getattr(books, step)(ticket)
    assert all(sums)
    assert books.asked == sum(step == 'ask' for step, _ in steps)
