"""The entry point of the script that a page loads: it makes the global `io`."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.objects import get
from sails_io.client.interop.page import current_script
from sails_io.client.interop.surroundings import global_io, set_global_io
from sails_io.client.sails import augment
from sails_io.client.script_tag import ScriptTag


def load(io: Any, make: Any) -> None:
    """Make the global `io`, augmented. Where a first load has done so already, nothing happens.

    Arguments:
        io: the socket.io client function that is bundled with the library.
        make: makes raw sockets with it; see `augment`.

    Raises:
        Error: an attribute of the script element cannot be used; the library works all the same, without it.
    """
    present = global_io()
    if present is not None and get(present, 'sails') is not None:
        return
    script = ScriptTag(current_script())
    set_global_io(augment(io, script, make))
    for error in script.errors:
        raise error
