"""Sending a request of the page once more: what it takes, and who is told."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.errors import new_error
from sails_io.client.interop.objects import annotate, deep_copy
from sails_io.extras.interop import ask, has, keep, recall, weak_table

#: Milliseconds: the longest that timers know. The page's own request has a limit, and ends this one too.
NO_LIMIT = 2147483647


class Resend:
    """Keeps what the page asked for, before other interceptors change it, and asks for it once more."""

    def __init__(self, socket: Any) -> None:
        """Keep nothing yet.

        Arguments:
            socket: the SailsSocket.
        """
        self.socket = socket
        #: Headers and data by request; None for those that are no page's own.
        self.kept: Any = weak_table()

    def keep(self, call: Any) -> None:
        """Keep the headers and the data of a request that is about to be sent."""
        if not has(self.kept, call):
            keep(self.kept, call, {'headers': deep_copy(call.headers), 'data': deep_copy(call.data)})

    def knows(self, call: Any) -> bool:
        """Whether a request can be sent once more, and is the page's own."""
        return recall(self.kept, call) is not None

    def ask(self, call: Any, done: Any) -> Any:
        """Send a request once more, through all interceptors; returns the new request.

        Arguments:
            call: the page's request, which has been kept.
            done: called with the JWR of the new one.
        """
        own = recall(self.kept, call)
        again = ask(
            self.socket,
            {
                'method': call.method,
                'url': call.url,
                'headers': own['headers'],
                'data': own['data'],
                'timeout': NO_LIMIT,
            },
            lambda body, jwr: done(jwr),
        )
        keep(self.kept, again, None)
        return again


def last_word(jwr: Any) -> Any:
    """Return what an interceptor throws to end a request with the JWR of another one.

    That one has been through all interceptors: what is thrown is not handed to those that come after.
    """
    error = new_error('E_ASKED_AGAIN', 'The request ends as another one did.')
    annotate(error, 'jwr', jwr)
    return error
