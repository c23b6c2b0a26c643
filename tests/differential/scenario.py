"""A scenario: something that a page does with the library, and in what the two clients differ there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .reasons import Reason


@dataclass(frozen=True)
class Scenario:
    """What one page does.

    Attributes:
        name: a sentence about what is compared.
        script: the inside of an async function in the page, with the functions of observer.js; it begins as soon
            as the library has run. HERE, OTHER and DEAD are the addresses of the page's server, of the same
            server as another origin, and of a place where no server is.
        attributes: of the library's script tag.
        before: JavaScript that runs before the library.
        environment: the tag's attribute of that name; empty leaves it out.
        file: name under which the page loads the library.
        server: how the server is lifted (`AppOptions`).
        restarts: whether the script stops and starts the server, with `server('stop')` and `server('start')`.
        differs: the observations in which the clients differ on purpose, with the reason; what is seen there with
            each client stands in differences.json.
    """

    name: str
    script: str
    attributes: str = ''
    before: str = ''
    environment: str = 'production'
    file: str = 'sails.io.js'
    server: dict[str, Any] = field(default_factory=dict)
    restarts: bool = False
    differs: dict[str, Reason] = field(default_factory=dict)
