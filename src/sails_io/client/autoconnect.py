"""When `io.socket` connects by itself: one tick after the load, and after the inline script that configures it."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.page import current_script, watch_document
from sails_io.client.interop.text import lower
from sails_io.client.interop.timers import after, cancel, soon

#: Milliseconds to wait for a page that stops arriving right after our script element.
PATIENCE = 3000


class Turn:
    """Waits until the page has had its say.

    `<script src="sails.io.js"></script><script>io.sails.url = '…'</script>` is how pages have always configured
    the library, and browsers do run timers between the two: a tick is not enough. So while the document still
    arrives, the turn comes when the parser has got past our element and the inline scripts that follow it. It has
    when anything else follows, so a page without such a script waits for no more than its own next tag. A script that
    asks for something has had its say by then, and waits for no tag at all.
    """

    def __init__(self, document: Any, script: Any, connect: Any) -> None:
        """Call `connect` once, at least one tick from now.

        Arguments:
            document: the page's, or None.
            script: our own script element, or None where the library came otherwise.
            connect: the function to call.
        """
        self.document = document
        self.script = script
        self.connect = connect
        self.unwatch: Any = None
        self.timer: Any = None
        # What the parser brings is a tick of its own, and a timer would only hold it up.
        if self._has_come():
            after(0, lambda: self.connect())
        else:
            self.timer = after(PATIENCE, lambda: self._end())
            self.unwatch = watch_document(self.document, lambda: self._look())

    def hurry(self) -> None:
        """Let the turn come right after an inline script that runs now: it has asked for something."""
        script = current_script()
        if script is not None and not script.src:
            soon(lambda: self._end())

    def _look(self) -> None:
        if self._has_come():
            self._end()

    def _end(self) -> None:
        if self.unwatch is not None:
            cancel(self.timer)
            self.unwatch()
            self.unwatch = None
            self.connect()

    def _has_come(self) -> bool:
        if self.script is None or self.document.readyState != 'loading' or not self.script.isConnected:
            return True
        element = _after(self.script)
        # Something has to follow an inline script: only then has it run.
        while element is not None and _may_configure(element):
            element = _after(element)
        return element is not None


def _may_configure(element: Any) -> bool:
    """Whether an element is an inline script."""
    return lower(element.nodeName) == 'script' and not element.src


def _after(element: Any) -> Any:
    """Return the element that comes after `element` and all that is inside it, in the order of the document."""
    while element is not None and element.nextElementSibling is None:
        element = element.parentElement
    return None if element is None else element.nextElementSibling
