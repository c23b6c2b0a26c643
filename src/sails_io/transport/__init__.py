"""The transport under CPython: python-socketio's client, in the clothes of JavaScript's socket.io-client 4.

The client's core knows socket.io-client: a raw socket with its events, and the manager that connects it and tries
again. These modules give it the same, on asyncio:

- `emitter`: events with handlers;
- `packet`: what may be sent and heard;
- `session`, `client`: aiohttp and python-socketio, as they are used here;
- `engine`: one connection of theirs, from opening to closing, and its `listener`;
- `options`: how they may be written;
- `manager`: opens engines, and when and how often it tries again;
- `raw_socket`: what the core sees.

socket.io's rules (when an attempt counts, what is told in which order) are those of socket.io-client 4.8's
`manager.ts` and `socket.ts`: https://github.com/socketio/socket.io/tree/main/packages/socket.io-client/lib
"""

from sails_io.transport.raw_socket import SocketIo

__all__ = ['SocketIo']
