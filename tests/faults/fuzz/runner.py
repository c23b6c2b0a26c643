"""Runs the plans of many seeds with one of the clients, some of them at the same time."""

from __future__ import annotations

import asyncio
import json
import tempfile
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .actor import Actor
from .census import whose
from .node_actors import NodeActors
from .page import ON_PURPOSE
from .plan import Plan
from .violation import Violation
from .world import World

#: Plans that run at the same time: most of what they do is waiting.
AT_ONCE = 4
CLIENTS = ('cpython', 'node')


@dataclass
class Report:
    """What came of it.

    Attributes:
        steps: how many were done.
        seen: how often what has happened.
        failures: what did not hold, each with the command that replays it, and the file with what happened.
    """

    steps: int = 0
    seen: Counter[Any] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


async def run(
    client: str,
    plans: Iterable[Plan],
    until_failure: bool = False,
    tell: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Run plans.

    Arguments:
        client: `cpython` or `node`.
        plans: what is to be done.
        until_failure: whether the first that fails is enough.
        tell: called after each plan.
    """
    report = Report()
    ahead = iter(plans)
    processes = await NodeActors().start() if client == 'node' else None
    make = processes.actor if processes else _actor
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: _complain(report, context))

    async def work() -> None:
        for plan in ahead:
            await asyncio.create_task(_one(client, plan, make, report))  # in a context of its own
            tell(report)
            if until_failure and report.failures:
                for other in workers:
                    other.cancel()

    workers = [asyncio.create_task(work()) for _ in range(AT_ONCE)]
    await asyncio.gather(*workers, return_exceptions=until_failure)
    if processes and (code := await processes.stop()) != 0 and not report.failures:
        report.failures.append(f'Node did not end by itself when all was over (exit code {code})')
    return report


async def _one(client: str, plan: Plan, make: Callable[..., Awaitable[Any]], report: Report) -> None:
    world = World(plan)
    try:
        await world.run(make)
    except Exception as error:  # a Violation; or the world itself has come to grief
        what = str(error) if isinstance(error, Violation) else traceback.format_exc()
        replay = f'python -m tests.faults.fuzz --client {client} --seed {plan.seed} --steps {len(plan.steps)}'
        trace = _written(world.trace, f'fuzz-{client}-{plan.seed}.jsonl')
        report.failures.append(f'Seed {plan.seed}: {what}.\n  {replay}\n  {trace}')
    report.seen.update(world.model.seen)
    report.steps += len(plan.steps)


def _written(trace: list[Any], name: str) -> Path:
    """Write down every step and what was noted in it: how the steps meet the network's moments may differ next time."""
    path = Path(tempfile.gettempdir(), name)
    path.write_text('\n'.join(map(json.dumps, trace)), encoding='utf-8')
    return path


async def _actor(url: str, settings: dict[str, Any]) -> Actor:
    return Actor(url, settings)


def _complain(report: Report, context: dict[str, Any]) -> None:
    """Find out whose it is that nobody has caught."""
    text = f'{context["message"]}: {context.get("exception")!r}'
    source = context.get('handle') or context.get('future') or context.get('task')
    found = getattr(source, '_context', None)
    owner = whose.get(None) if found is None else found.get(whose, None)
    if isinstance(owner, Actor):
        owner.complain(text)
    elif ON_PURPOSE not in text:
        report.failures.append(text)
