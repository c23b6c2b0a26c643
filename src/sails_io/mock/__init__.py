"""A mock Sails server: the server's side of ``sails.io.js``, in memory, for tests and demos.

    from sails_io.mock import MockSails

    app = MockSails()

    @app.route('GET /hello/:name')
    def hello(req, res):
        return res.ok({'hello': req.params['name']})

    app.model('order', {'name': 'string'})

    with app.serve() as server:
        print(server.url)

Tests get app and server from the fixtures of ``sails_io.pytest_plugin``.

How it works, file by file: ``app`` is what you build, ``server`` what you control, ``lift`` one run of it.
``gate`` decides on handshakes, ``socket_server`` and ``frames`` speak socket.io, ``virtual_requests`` and
``virtual`` turn its messages into requests, ``plain_http``, ``static`` and ``client_files`` do the same for HTTP.
Both ways meet in ``dispatch``, which runs the routes of ``routing``. ``blueprints``, ``criteria``, ``model``,
``store`` and ``pubsub`` are the models, ``sockets`` the rooms, ``bus`` what several mocks share of them.
``misbehaviour`` is all that goes wrong on purpose; add a new one there and where it takes effect,
``virtual_requests`` and ``plain_http``.

``tests/fidelity`` holds the same conversations with real Sails and with the mock, and compares them word by
word. What the mock does otherwise, on purpose:

- A model without a schema takes ``select``, ``omit``, ``sort`` by any attribute, and a list of ids that
  replaces an association. Waterline wants ``schema: true`` for them, which new Sails apps have.
- To populate what is no association is refused in fewer words.
- A connection that the server closes gets a close frame with code 1000, not one without a code.
- ``GET /csrfToken`` is there without being asked for.
- The client is there, as ``/js/dependencies/sails.io.js`` and the like, also when the public folder lacks it.
- A message that is null and an SDK version that is none are parse errors; real Sails dies of them, and of
  ``send_response_headers=False``.
- What a JSON parser says, stacks, and the ETags of files are the mock's own.
"""

from .app import MockSails
from .connection import Connection, Handshake
from .errors import MockUsageError
from .journal import Journal, VirtualRequest
from .model import Model
from .request import Request
from .response import Response
from .server import Server
from .session import Session
from .sockets import Sockets
from .visitor import Answer

__all__ = [
    'Answer',
    'Connection',
    'Handshake',
    'Journal',
    'MockSails',
    'MockUsageError',
    'Model',
    'Request',
    'Response',
    'Server',
    'Session',
    'Sockets',
    'VirtualRequest',
]
