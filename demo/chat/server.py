"""The chat's server: a mock Sails, in memory. It knows rooms, and who sits in which, by their sockets."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from sails_io.mock import MockSails, Request, Response

#: How many lines a room remembers.
KEPT = 50

app = MockSails(Path(__file__).parent / 'build')
names: dict[str, str] = {}
said: dict[str, list[dict[str, str]]] = defaultdict(list)


def room_of(req: Request) -> str | None:
    """The room in which a visitor is."""
    rooms = app.sockets.rooms_of(req.socket) if req.socket else []
    return rooms[0] if rooms else None


def people(room: str) -> list[str]:
    """Who is in a room, without those whose connection is gone."""
    return sorted({names[sid] for sid in app.sockets.members(room) if sid in names})


def tell_people(room: str) -> None:
    """Tell everybody in a room who is there."""
    app.sockets.broadcast(room, 'people', people(room))


@app.route('POST /room/enter')
def enter(req: Request, res: Response) -> Response:
    """Go into a room, and out of the one before."""
    name, room = str(req.body.get('name') or '').strip(), str(req.body.get('room') or '').strip()
    if not name or not room or req.socket is None:
        return res.bad_request({'message': 'A name and a room are needed.'})
    before = room_of(req)
    if before is not None and before != room:
        app.sockets.leave(req, before)
        tell_people(before)
    names[req.socket.id] = name
    app.sockets.join(req, room)
    tell_people(room)
    return res.ok({'lines': said[room], 'people': people(room)})


@app.route('POST /room/say')
def say(req: Request, res: Response) -> Response:
    """Say something to a room."""
    room = room_of(req)
    if room is None:
        return res.bad_request({'message': 'You are in no room.'})
    line: dict[str, Any] = {'name': str(req.body['name']), 'text': str(req.body['text'])[:1000]}
    said[room] = [*said[room], line][-KEPT:]
    app.sockets.broadcast(room, 'said', line, omit=req)
    return res.ok()


@app.route('POST /room/typing')
def typing(req: Request, res: Response) -> Response:
    """Let a room see that somebody is typing."""
    room = room_of(req)
    if room is not None:
        app.sockets.broadcast(room, 'typing', str(req.body['name']), omit=req)
    return res.ok()


@app.route('GET /room/people')
def look(req: Request, res: Response) -> Response:
    """Who is in the room."""
    room = room_of(req)
    return res.ok([] if room is None else people(room))
