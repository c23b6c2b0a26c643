"""A request that is made again after every reconnect, because the server forgets what it had subscribed."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop.lists import without_item
from sails_io.client.interop.objects import deep_copy
from sails_io.client.interop.promises import on_abort


class Subscription:
    """What `socket.subscribe` returns.

    Attributes:
        request: the latest of its requests, which can be awaited.

    Example:
        const subscription = io.socket.subscribe('/status/200');
        console.log((await subscription.request).statusCode); // 200
        subscription.stop();
    """

    def __init__(self, outbox: Any, options: Any, callback: Any) -> None:
        """Make one that sends nothing yet.

        Arguments:
            outbox: where its requests go.
            options: as for `socket.request`.
            callback: called with each answer, as by `socket.request`.

        Raises:
            Error: an argument cannot be used.
        """
        self.outbox = outbox
        self.callback = callback
        self.options = deep_copy(options)
        self.request = Call(options, callback)
        signal = self.request.signal
        self._unhear: Any = None
        if signal is not None:
            self._unhear = on_abort(signal, lambda: self.stop(signal.reason))

    def again(self) -> Call:
        """Return a new request like the first; the one before it ends, if an interceptor keeps it."""
        if self.request.jwr is None:
            self.request.callback = None
            self.request.abort()
        self.request = Call(self.options, self.callback)
        return self.request

    def stop(self, reason: Any = None) -> None:
        """Ask no more; a request under way ends with the code E_ABORTED.

        Arguments:
            reason: becomes the `cause` of that error; may be left out.
        """
        self.outbox.subscriptions = without_item(self.outbox.subscriptions, self)
        if self._unhear is not None:
            self._unhear()
        self.request.abort(reason)
