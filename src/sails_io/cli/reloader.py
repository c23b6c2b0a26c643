"""What `sails-io serve` adds to a page: it loads it anew after each change, and shows what could not be compiled."""

from __future__ import annotations

from typing import Any

from sails_io import connect
from sails_io.page import document, element, window

STYLE = (
    'position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:2147483647;'
    'background:#2b1212;color:#ffd9d4;font:14px/1.5 monospace;white-space:pre-wrap'
)

socket = connect(reconnection=True, reconnection_delay=0.2, reconnection_delay_max=1)


#: Which build this page is of.
shown: Any = {'build': None}
box = element('pre')
box.setAttribute('style', STYLE)


@socket.on('connect')
async def compare() -> None:
    """Load the page anew, if the server has another build of it: it may have been started again."""
    reply = await socket.get('/__build')
    if shown['build'] is None:
        shown['build'] = reply.body['build']
    elif shown['build'] != reply.body['build']:
        window.location.reload()


@socket.on('sails-io:broken')
def show(message: str) -> None:
    """Show why the page is still the old one."""
    box.textContent = message
    document.body.append(box)


socket.on('sails-io:built', compare)
