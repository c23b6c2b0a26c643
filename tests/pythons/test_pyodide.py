"""What Pyodide complains of, in more lines than a sample of the docs can say."""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK

from .guide import Sample
from .kinds import KINDS

LINES = 'from pyscript import window\nio = window.io'
COMPLAINT = 'PyodideFuture exception was never retrieved'


@ON_MOCK
@pytest.mark.parametrize('callback', ['', ', lambda body, answer: None'])
def test_a_failed_request_that_nobody_awaits_is_told_of_and_not_an_uncaught_error(
    blank, server, with_pythons, console, callback
):
    console.expect('^console.error: ')
    with_pythons(server)
    sample = Sample(LINES, f"io.socket.get('/status/500'{callback})", [], [], [])
    with blank.page.expect_console_message(lambda message: message.text == COMPLAINT, timeout=60_000):
        blank.open_connected(body=KINDS['pyodide'].body(sample))
