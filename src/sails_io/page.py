"""The page, for front-ends in Python. What runs there is `page.js`; this tells CPython and editors what it offers."""

from __future__ import annotations

from typing import Any


class _OnlyInAPage:
    """Stands for what only a page has."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(
            f'`{self._name}.{name}` is there in a page only. Compile the program: `sails-io build`.'
        )


#: `window`, with all that a page's scripts can reach.
window: Any = _OnlyInAPage('window')
#: `window.document`.
document: Any = _OnlyInAPage('document')


def construct(kind: Any, *values: Any) -> Any:
    """Return a new object of one of JavaScript's classes.

    Arguments:
        kind: the class, such as `window.Date`.
        values: what its constructor is given.

    Example:
        >>> construct(window.URL, '/order', 'https://example.com').href
        'https://example.com/order'
    """
    return kind(*values)


def find(selector: str, inside: Any = None) -> Any:
    """Return the first element that a CSS selector finds, or None.

    Arguments:
        selector: such as `#orders li`.
        inside: an element to look in, in place of the whole page.

    Example:
        >>> find('h1').textContent
        'Orders'
    """
    return (document if inside is None else inside).querySelector(selector)


def element(tag: str, text: str = '') -> Any:
    """Return a new element that is nowhere in the page yet.

    Arguments:
        tag: such as `li`.
        text: what it says.

    Example:
        >>> element('li', 'tea').outerHTML
        '<li>tea</li>'
    """
    made = document.createElement(tag)
    made.textContent = text
    return made
