"""A visitor in Chromium: one page of a person of its own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from tests.support.client_page import ClientPage

from .cluster import HERE, Cluster
from .crowd import EVERY, PATIENCE
from .report import Report

SCRIPTS = ('sails.io.extras.js', 'visitor.js')
BEGIN = """async (settings) => {
  await fetch('/visits', { method: 'POST' });
  window.visitor = new Visitor(io, { ...settings, url: location.origin });
}"""
WORK = """(count) => {
  window.worked = false;
  visitor.works(count).then(() => { window.worked = true; });
}"""


class VisitingPage:
    """It asks and listens from the beginning, at the process that the balancer's cookie names.

    Args:
        browser: where it is opened.
        cluster: whom it visits.
        node: at which process it begins.
        name: its own.
        options: more of `io.sails.connect`.
    """

    def __init__(
        self, browser: Browser, cluster: Cluster, node: str, name: str, options: dict[str, Any]
    ) -> None:
        cluster.add_file('js/sails.io.extras.js', cluster.client.with_name('sails.io.extras.js'))
        cluster.add_file('js/visitor.js', HERE / 'visitor.js')
        self._context = browser.new_context()
        self._context.add_cookies([{'name': 'node', 'value': node, 'url': cluster.url}])
        self._page = ClientPage(self._context.new_page(), cluster)
        self._page.page.set_default_timeout(1000 * PATIENCE)
        self._page.open(
            settings='io.sails.autoConnect = false;',
            body=''.join(f'<script src="/js/{script}"></script>' for script in SCRIPTS),
        )
        self._page.run(BEGIN, {'name': name, 'retries': False, 'every': EVERY, 'options': options})
        self._page.wait('visitor.home')

    def work(self, count: int) -> None:
        """Wait until it has made so many more requests, and they have ended."""
        self._page.run(
            '(count) => { window.worked = false; visitor.works(count).then(() => { worked = true; }); }',
            count,
        )
        self._page.wait('worked')

    def leave(self, node: str) -> None:
        """Wait until it is not at this process any more."""
        self._page.wait(f'visitor.home !== {node!r}')

    def end(self) -> Report:
        """Let it end; what it has kept."""
        return Report.read(self._page.run('visitor.end()'))

    def close(self) -> None:
        """Close the page."""
        self._context.close()
