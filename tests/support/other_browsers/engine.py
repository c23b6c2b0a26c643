"""What a browser must be able to do for these tests; the rest is done in the page."""

from __future__ import annotations

from abc import ABC, abstractmethod


class BrowserFailed(Exception):
    """A browser or its driver refused a command or did not start; the text has its own words."""


class Tab(ABC):
    """One page."""

    @abstractmethod
    def goto(self, url: str) -> None:
        """Go there and wait until the page is loaded."""

    @abstractmethod
    def call(self, function: str, argument: str) -> str:
        """Call a JavaScript function in the page and wait for the text that its promise brings."""

    @abstractmethod
    def close(self) -> None:
        """Close the page."""


class Visitor(ABC):
    """Pages that share cookies, which no other visitor has."""

    @abstractmethod
    def open_tab(self) -> Tab:
        """Open an empty page."""

    @abstractmethod
    def close(self) -> None:
        """Close the pages and forget the cookies."""


class Engine(ABC):
    """A browser that is running."""

    @abstractmethod
    def new_visitor(self) -> Visitor:
        """Let somebody in who has no cookies yet."""

    @abstractmethod
    def stop(self) -> None:
        """End the browser."""
