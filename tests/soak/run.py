"""Runs trials, and keeps what was seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.support.clients import DIST
from tests.support.server import Server

from .client import Client
from .in_node import NodeClient
from .in_page import PageClient
from .record import Record
from .trials import Trial

#: The share of a trial that is done before the beginning is looked at: by then code is loaded and tables are made.
WARM_UP = 0.05
#: Samples in the tests.
FEW_SAMPLES = 5


def run(trial: Trial, browser: Browser, short: bool, told: Callable[[str], None]) -> Iterator[Record]:
    """Run a trial with each of its clients, one after the other.

    Args:
        trial: the trial.
        browser: Chromium.
        short: whether it is as short as in the tests.
        told: is told of the progress, in lines.
    """
    for in_page in (False, True) if trial.in_page else (False,):
        with _server(trial) as server:
            client = PageClient(server, browser, trial.own_clock) if in_page else NodeClient(server)
            try:
                yield _run(trial, client, short, told)
            finally:
                client.kill()


@contextmanager
def _server(trial: Trial) -> Iterator[Server]:
    with TemporaryDirectory() as public:
        server = trial.server(trial.options, Path(public), DIST / 'sails.io.min.js')
        try:
            yield server.start()
        finally:
            server.stop()


def _run(trial: Trial, client: Client, short: bool, told: Callable[[str], None]) -> Record:
    total, count = (trial.short, FEW_SAMPLES) if short else (trial.long, trial.samples)
    began = time.monotonic()
    client.connect()
    _act(trial, client, warm_up(total))
    samples = [(0, client.counts())]
    for done, more in steps(total, count):
        _act(trial, client, more)
        samples.append((done, client.counts()))
        change = (samples[-1][1].heap - samples[0][1].heap) / 1000
        told(f'{trial.title}, {client.name}: {done:,} of {total:,} {trial.unit}; heap {change:+,.0f} kB')
    tally, exit = client.tally(), client.end()
    return Record(trial.title, client.name, trial.unit, samples, tally, exit, time.monotonic() - began)


def _act(trial: Trial, client: Client, times: int) -> None:
    trial.act(client, client.server, times)
    client.rest()


def warm_up(total: int) -> int:
    """How many are done before the beginning is looked at."""
    return max(1, round(total * WARM_UP))


def steps(total: int, count: int) -> Iterator[tuple[int, int]]:
    """Divide a total into at most `count` parts: how many are done after each, and how many it has.

    >>> list(steps(10, 3))
    [(3, 3), (7, 4), (10, 3)]
    """
    done = 0
    for part in range(1, min(total, count) + 1):
        until = round(total * part / min(total, count))
        yield until, until - done
        done = until
