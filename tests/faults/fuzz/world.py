"""One seed: a mock server, the proxy before it, and the client that does the plan."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.support import fault_triggers, faults
from tests.support.fault_proxy import FaultProxy
from tests.support.server import LOCAL

from .app import fuzz_app
from .model import Model
from .plan import Plan, Step, ask
from .requests import Request, Runs
from .violation import Violation

#: Seconds in which all that is to end must have.
PATIENCE = 20.0
#: How the socket of every plan comes back, and when it takes a connection for lost; in milliseconds. An attempt has all
#: the time that it needs: on a crowded machine none would ever succeed otherwise.
PACE = {
    'reconnectionDelay': 2,
    'reconnectionDelayMax': 10,
    'randomizationFactor': 0,
    'timeout': 10_000,
    'lostAfter': 20,
}


class Actor(Protocol):
    """Who does the steps."""

    async def do(self, step: Step) -> tuple[list[list[Any]], dict[str, Any]]: ...
    async def look(self) -> tuple[list[list[Any]], dict[str, Any]]: ...
    async def close(self) -> None: ...


@dataclass
class World:
    """All that takes part in the plan of one seed.

    Attributes:
        plan: what is to be done.
        model: what must hold.
        trace: every step and what was noted in it, in order.
    """

    plan: Plan
    model: Model = field(default_factory=Model)
    trace: list[Any] = field(default_factory=list)

    async def run(self, make_actor: Any) -> None:
        """Do the plan.

        Arguments:
            make_actor: `await make_actor(url, settings)` returns the actor.

        Raises:
            Violation: something that must hold did not.
        """
        self._app = fuzz_app()
        self._server = await asyncio.to_thread(self._app.serve)
        self._proxy = await FaultProxy(self._server.port).start()
        settings = {**self.plan.settings, **PACE}
        self._actor: Actor = await make_actor(f'http://{LOCAL}:{self._proxy.port}', settings)
        try:
            for step in self.plan.steps:
                await self._do(step)
            await self._come_to_rest()
        finally:
            await self._actor.close()
            await self._proxy.stop()
            await asyncio.to_thread(self._server.kill)

    async def _do(self, step: Step) -> None:
        self.trace.append(step)
        act = getattr(self, f'_do_{step["op"]}', None)
        if act is not None:
            await act(step)
            self.model.note('did', step['op'])
        self._take(await (self._actor.do(step) if act is None else self._actor.look()))

    def _take(self, told: tuple[list[list[Any]], dict[str, Any]]) -> dict[str, Any]:
        entries, census = told
        self.trace.append([entries, census])
        for entry in entries:
            self.model.read(entry)
        self.model.look(census, self._runs())
        return census

    def _runs(self) -> Runs:
        """What the server was asked."""
        return [
            (each.socket_id, each.message['data'])
            for each in self._app.journal.requests
            if isinstance(each.message, dict) and isinstance(each.message.get('data'), dict)
        ]

    # What is not the client's

    async def _do_pause(self, step: Step) -> None:
        await asyncio.sleep(step['ms'] / 1000)

    async def _do_settle(self, step: Step) -> None:
        """Wait for a connection, for as long as it may be worth while."""
        end = time.monotonic() + step['ms'] / 1000
        while time.monotonic() < end:
            census = self._take(await self._actor.look())
            if census['state'] == 'connected' or (census['state'] == 'idle' and census['raws'] == 0):
                return
            await asyncio.sleep(0.002)

    async def _do_emit(self, step: Step) -> None:
        for event, number in step['events']:
            self._app.sockets.blast(event, {'n': number})

    async def _do_server(self, step: Step) -> None:
        await asyncio.to_thread(getattr(self._server, step['do']))
        self.model.note('server', step['do'])
        if step['do'] in ('stop', 'kill'):
            await asyncio.sleep(0.005)
            await asyncio.to_thread(self._server.start)

    async def _do_proxy(self, step: Step) -> None:
        if 'fault' in step:
            await self._proxy.set(_made(step['fault']))
            self.model.note('fault', step['fault'][0])
        else:
            script = [(_trigger(trigger), _made(fault)) for trigger, fault in step['script']]
            await self._proxy.play(script)
            self.model.note('trigger', step['script'][0][0][0])
            self.model.note('fault', step['script'][0][1][0])

    # The end

    async def _come_to_rest(self) -> None:
        """Mend all, see that the client works, end all, and see that nothing is left."""
        await self._proxy.set(faults.Cut())
        await self._proxy.set(faults.Pass())
        self._take(await self._actor.do({'op': 'rest'}))
        await self._be_answered()
        # To connect and disconnect ends what waits to be told of the connection before; callbacks may begin again.
        while True:
            for op in ('rest', 'reconnect', 'disconnect', 'clear_queue'):
                self._take(await self._actor.do({'op': op}))
            census = await self._until(
                lambda census: (
                    not self.model.requests.open or census['state'] != 'idle' or census['queued'] > 0
                ),
                'end of every request',
            )
            if not self.model.requests.open and census['state'] == 'idle' and census['subscriptions'] == 0:
                break
        await self._until(
            lambda census: (
                census['raws'] == 0 and census['promises'] == 0 and not self._app.sockets.connections
            ),
            'end of the raw socket, here and there',
        )
        self.model.at_rest(self._take(await self._actor.look()))

    async def _be_answered(self) -> None:
        """Connect, and ask until there is an answer: the client may not have learned yet that a connection is over."""
        for number in range(0, -9, -1):
            self._take(await self._actor.do({'op': 'rest'}))  # callbacks may have set up something meanwhile
            self._take(await self._actor.do(ask(number)))
            question = self.model.requests.all[number]
            await self._end_of(question)
            if question.ends['callback'] == 200:
                return
        raise Violation('When all is well again, nothing is answered')

    async def _end_of(self, request: Request) -> None:
        while not request.is_over:
            if self.model.state == 'idle':  # a callback of the plan's may have disconnected
                self._take(await self._actor.do({'op': 'reconnect'}))
            await self._until(lambda census: census['state'] == 'idle' or request.is_over, 'answer')

    async def _until(self, is_so: Any, what: str) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while not is_so(census := self._take(await self._actor.look())):
            if time.monotonic() > end:
                raise Violation(
                    f'Waited in vain for the {what}; there is {census}, {self.model.requests.open}'
                )
            await asyncio.sleep(0.002)
        return census


def _made(name: Sequence[Any]) -> faults.Fault:
    made: faults.Fault = getattr(faults, name[0])(*name[1:])
    return made


def _trigger(name: Sequence[Any]) -> fault_triggers.Trigger:
    made: fault_triggers.Trigger = getattr(fault_triggers, name[0])(*name[1:])
    return made
