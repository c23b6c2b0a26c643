"""Attempts to connect with options that no honest page has, in each of the three places in which the library runs."""

from __future__ import annotations

from typing import Any

from sails_io import SailsError, connect
from sails_io.face.platform import snake_case
from tests.support import event_loop

#: Milliseconds that an attempt may take: socket.io's client says of some that they end with its time limit alone.
LIMIT = 400

#: JavaScript: makes the attempts one after the other, and comes to what became of each.
IN_JAVASCRIPT = """async (attempts) => {
  const ends = [];
  for (const [url, options] of attempts) {
    try {
      const socket = io.sails.connect(url, {timeout: LIMIT, useCORSRouteToGetCookie: false, ...options});
      ends.push(await socket.ready().then(() => 'connected', (error) => error.code));
    } catch (error) {
      ends.push(error.code || error.name);
    }
  }
  return ends;
}""".replace('LIMIT', str(LIMIT))


def in_cpython(attempts: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Make them with the library under CPython, and answer what became of each."""
    return event_loop.run(_make(attempts))


async def _make(attempts: list[tuple[str, dict[str, Any]]]) -> list[str]:
    return [await _end(url, options) for url, options in attempts]


async def _end(url: str, options: dict[str, Any]) -> str:
    named = {snake_case(name): value for name, value in options.items()}
    try:
        async with connect(url, timeout=LIMIT / 1000, **named):
            return 'connected'
    except SailsError as error:
        return str(error.code)
