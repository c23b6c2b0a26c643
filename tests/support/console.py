"""Watches what pages complain about: an uncaught error, or a console error or warning, fails the test."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

LOUD = ('error', 'warning', 'assert')


class Console:
    """What the pages of one browser context said.

    Attributes:
        said: every console message, as text, in order.
        complaints: uncaught errors, console errors and warnings, in order.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self.complaints: list[str] = []
        self._expected: list[str] = []
        self._contexts: list[BrowserContext] = []

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of the context, those opened later too."""
        context.on('console', self._hear)
        context.on('weberror', self._catch)
        self._contexts.append(context)

    def expect(self, pattern: str) -> None:
        """Say that the test causes complaints that match this regular expression; at least one must come."""
        self._expected.append(pattern)

    def expect_of_browser(self, pattern: str) -> None:
        """Say so of what a browser complains of by itself; a program of the client's under CPython has none."""
        if self._contexts:
            self.expect(pattern)

    def complain(self, text: str) -> None:
        """Note what a program of the client's complains of."""
        self.said.append(text)
        self.complaints.append(text)

    def leave(self) -> None:
        """Listen no more: the contexts may be another test's next."""
        for context in self._contexts:
            context.remove_listener('console', self._hear)
            context.remove_listener('weberror', self._catch)
        self._contexts = []

    def check(self) -> None:
        """Fail for every complaint that was not expected and every expected one that did not come."""
        unexpected = [text for text in self.complaints if not any(re.search(p, text) for p in self._expected)]
        assert not unexpected, 'The page complained:\n' + '\n'.join(unexpected)
        absent = [p for p in self._expected if not any(re.search(p, text) for text in self.complaints)]
        assert not absent, f'Expected complaints that never came: {absent}; these came: {self.complaints}'

    def _hear(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)
        if message.type in LOUD:
            self.complaints.append(f'console.{message.type}: {message.text}')

    def _catch(self, error: WebError) -> None:
        self.complaints.append(f'uncaught {error.error}')
