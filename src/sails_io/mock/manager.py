"""python-socketio's book of connections, for a mock alone."""

import socketio


class Manager(socketio.AsyncManager):  # type: ignore[misc]  # python-socketio carries no types
    """Gives the sockets their ids: to those of revision 3 the connection's, by which their clients know them."""

    async def pre_connect(self, eio_sid: str, namespace: str) -> str | None:
        if self.server.eio.sockets[eio_sid].protocol.revision != 3:
            sid: str | None = await super().pre_connect(eio_sid, namespace)
            return sid
        self.basic_enter_room(eio_sid, namespace, None, eio_sid=eio_sid)
        self.pending_connect.setdefault(namespace, []).append(eio_sid)
        return eio_sid
