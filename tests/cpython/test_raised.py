"""What functions of a program raise: Python's exceptions, which have no `message`, are reasons like any other."""

from __future__ import annotations

import pytest

from sails_io import SailsError, connect


def _raise(*values):
    raise ValueError('no token')


@pytest.mark.parametrize('option', ['auth', 'query'])
def test_a_connection_is_given_up_where_the_program_cannot_say_who_it_is(program, server, option):
    async def main():
        with pytest.raises(SailsError, match='Not connected') as caught:
            async with connect(server.url, **{option: _raise}):
                pass
        assert caught.value.code == 'E_NOT_CONNECTED'

    program.run(main)


def test_a_request_that_is_not_sent_says_why(program, server):
    async def main():
        async with connect(server.url) as socket:
            socket.inner.headers = _raise
            with pytest.raises(SailsError, match='could not be sent: no token') as caught:
                await socket.get('/echo')
            assert caught.value.code == 'E_NOT_SENT'

    program.run(main)
