"""Actors in Node: one process for all of them, spoken with line by line."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
from pathlib import Path
from typing import Any

from sails_io.compiler.tools import node
from tests.support.tools import CHECKOUT, NODE_MODULES

from .plan import Step

SCRIPT = Path(__file__).with_name('actors.cjs')
CLIENT = CHECKOUT / 'dist' / 'sails.io.cjs'
#: Bytes of a line at most.
LIMIT = 1 << 24
#: Seconds in which Node has to end by itself when all actors are done.
PATIENCE = 5


class NodeActor:
    """One client in the process; see `Actor`."""

    def __init__(self, process: NodeActors, key: int) -> None:
        self._process = process
        self._key = key

    async def do(self, step: Step) -> tuple[list[list[Any]], dict[str, Any]]:
        return await self._process.ask(self._key, step=step)

    async def look(self) -> tuple[list[list[Any]], dict[str, Any]]:
        return await self._process.ask(self._key)

    async def close(self) -> None:
        await self._process.ask(self._key, close=True)


class NodeActors:
    """The process."""

    def __init__(self) -> None:
        self._keys = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}

    async def start(self) -> NodeActors:
        """Start it."""
        self._process = await asyncio.create_subprocess_exec(
            str(node()),
            str(SCRIPT),
            str(CLIENT),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LIMIT,
            env={**os.environ, 'NODE_PATH': str(NODE_MODULES)},
        )
        self._reading = asyncio.create_task(self._read())
        return self

    async def actor(self, url: str, settings: dict[str, Any]) -> NodeActor:
        """Make one."""
        key = next(self._keys)
        await self.ask(key, open={'url': url, 'settings': settings})
        return NodeActor(self, key)

    async def ask(self, key: int, **what: Any) -> tuple[list[list[Any]], dict[str, Any]]:
        """Say a line, and answer what comes back."""
        assert self._process.stdin is not None
        answer = self._answers[key] = asyncio.get_running_loop().create_future()
        self._process.stdin.write(json.dumps({'id': key, **what}).encode() + b'\n')
        found = await answer
        return found['entries'], found['census']

    async def stop(self) -> int:
        """Wait until it ends by itself, as nothing is to keep it, and answer its exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            return await asyncio.wait_for(self._process.wait(), PATIENCE)
        except asyncio.TimeoutError:
            self._process.kill()
            await self._process.wait()
            return -1
        finally:
            await self._reading

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            found = json.loads(line)
            self._answers.pop(found['id']).set_result(found)
        for answer in self._answers.values():
            answer.set_exception(RuntimeError('Node has ended.'))
