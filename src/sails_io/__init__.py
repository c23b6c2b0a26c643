"""A Sails client in Python: for pages, as `sails.io.js` and in front-ends compiled from Python; and for CPython.

    from sails_io import connect

    async with connect('http://localhost:1337') as socket:
        reply = await socket.get('/order', {'status': 'new'})

In a compiled front-end the same import gives `__init__.js`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sails_io.face.connect import connect
    from sails_io.face.errors import SailsError
    from sails_io.face.socket import Socket

__all__ = ['SailsError', 'Socket', 'connect']

_MODULES = {'SailsError': 'errors', 'Socket': 'socket', 'connect': 'connect'}


def __getattr__(name: str) -> Any:
    # Late, because the compiler, the command line and the mock do without socket.io's client.
    if name not in _MODULES:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import_module('sails_io.face.errors')  # gives replies and errors their Python names
    return getattr(import_module(f'sails_io.face.{_MODULES[name]}'), name)
