"""A process of the cluster fails while visitors ask and listen."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from .cluster import Cluster
from .crowd import Crowd
from .outcome import Outcome
from .service import Service
from .visiting_page import VisitingPage

LOAD = 25  # requests of each visitor, before the failure and after the recovery


@dataclass(frozen=True)
class Scenario:
    """A way to fail.

    Attributes:
        title: what the figures call it.
        fail: what happens to the process.
        options: of the visitors' sockets.
        keeps_order: whether the process is gone for good, with all that it had not run yet.
    """

    title: str
    fail: Callable[[Service], None]
    options: dict[str, Any]
    keeps_order: bool = True

    def observe(self, cluster: Cluster, browser: Browser, client: Path, victim: str, name: str) -> Outcome:
        """Let a process fail under load, and recover when all visitors have moved.

        Args:
            cluster: of which it is one.
            browser: for two of the visitors.
            client: the library's file for the others.
            victim: the process.
            name: what the names of the visitors begin with.
        """
        node = cluster.nodes[victim]
        with ExitStack() as stack:
            stack.callback(node.recover)
            crowd = stack.enter_context(closing(Crowd(cluster, f'{name}-', client, self.options)))
            pages = [
                stack.enter_context(
                    closing(VisitingPage(browser, cluster, first, f'{name}-{first}', self.options))
                )
                for first in cluster.nodes
            ]
            visitors: list[Crowd | VisitingPage] = [crowd, *pages]
            crowd.send()
            for each in visitors:
                each.work(LOAD)
            at = time.time() * 1000
            self.fail(node)
            for each in visitors:
                each.leave(victim)
            for each in visitors:
                each.work(LOAD)
            crowd.farewell(cluster.other(victim))
            reports = [*crowd.end(), *(page.end() for page in pages)]
        cluster.wait_for_both()
        events = [{**event, 'name': f'{event["from"]} {event["number"]}'} for event in crowd.sent]
        ran = {report.name: cluster.ran(report.name) for report in reports}
        return Outcome(victim, at, reports, events, ran)
