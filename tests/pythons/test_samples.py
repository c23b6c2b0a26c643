"""What is odd about each Python of a page: every sample of docs/pythons.md does what its comments say."""

from __future__ import annotations

import re

import pytest

from tests.loaders.on_mock import ON_MOCK

from .guide import samples
from .kinds import KINDS

START_LIMIT = 60_000  # milliseconds; Pyodide starts in three seconds, on a machine with nothing else to do
NEVER = "print('never')"
SAMPLES = {
    f'{name}: {what}': (kind, sample)
    for name, kind in KINDS.items()
    for what, sample in samples(kind.section).items()
}
ENDING = [name for name, (_, sample) in SAMPLES.items() if sample.ends]


@pytest.fixture
def page(blank, server, with_pythons):
    """A page that is not opened yet, on a server with the Pythons and without records."""
    with_pythons(server).http('GET', '/forget')
    return blank


@ON_MOCK
@pytest.mark.parametrize('name', [name for name in SAMPLES if name not in ENDING])
def test_sample(page, console, name):
    kind, sample = SAMPLES[name]
    for how, text in sample.complaints:
        patterns = kind.uncaught(re.escape(text)) if how == 'uncaught' else [re.escape(text)]
        for pattern in patterns:
            console.expect(pattern)
    page.open_connected(body=kind.body(sample))
    page.page.wait_for_function('window.ended', timeout=START_LIMIT)
    assert sorted(page.run('printed')) == sorted(sample.says)


@ON_MOCK
@pytest.mark.parametrize('name', ENDING)
def test_sample_that_does_not_come_to_its_end(page, console, name):
    kind, sample = SAMPLES[name]
    [end] = sample.ends
    console.expect(f'^uncaught .*{re.escape(end)}')
    with page.page.expect_event('pageerror', lambda error: end in error.message, timeout=START_LIMIT):
        page.open_connected(body=kind.body(sample))
    page.call('get', '/status/200')  # whatever else it would have done is done now
    assert page.run('[window.ended, printed]') == [None, sample.says]


@pytest.mark.parametrize('name', SAMPLES)
def test_every_line_of_a_sample_that_prints_says_what(name):
    _, sample = SAMPLES[name]
    assert sample.code.count('print(') == len(sample.says) + sample.code.count(NEVER)
    assert sample.says or sample.complaints or sample.ends
