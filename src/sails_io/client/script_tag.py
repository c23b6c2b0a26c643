"""The script element that loaded this library, and the settings written on it."""

from __future__ import annotations

from typing import Any

from sails_io.client.errors import usage_error
from sails_io.client.interop.objects import get, table
from sails_io.client.interop.text import contains, parsed
from sails_io.client.interop.values import is_array, is_object, kind
from sails_io.client.options import ATTRIBUTES

#: What the attributes must be, where not anything will do.
KINDS = {'autoConnect': 'boolean', 'environment': 'string', 'headers': 'object', 'url': 'string'}


class ScriptTag:
    """The settings of one script element.

    Attributes:
        settings: the value of each attribute that is there and can be used.
        errors: an Error for each that cannot.
    """

    def __init__(self, element: Any) -> None:
        """Read the attributes.

        Arguments:
            element: the script element, or None where there is none (a module, Node, a worker).
        """
        self.element = element
        self.settings: Any = table()
        self.errors: list[Any] = []
        if element is not None:
            for name in ATTRIBUTES:
                self._read(name)

    def _read(self, name: str) -> None:
        text = self.element.getAttribute(f'data-{name}')
        if text is None or text == '':
            plain = self.element.getAttribute(name)
            if plain is not None:
                text = plain
        if text is None:
            return
        value = parsed(text)
        if name == 'autoConnect' and value == '':
            value = True
        if name in KINDS and not _is_kind(value, KINDS[name]):
            rule = f'The script tag attribute `{name}` must be of type {KINDS[name]}, as JSON'
            self.errors.append(usage_error(rule, value, None, name == 'headers'))
        else:
            self.settings[name] = value

    def environment(self, local_settings: Any) -> str:
        """Return `production` or `development`, as the URL of the script or the page's `SAILS_LOCALS` say.

        Arguments:
            local_settings: `window.SAILS_LOCALS`, which Sails' own templates write into a page.
        """
        url = '' if self.element is None else self.element.src
        stage = get(local_settings, '_environment') if is_object(local_settings) else ''
        if contains(url, '.min.js') or contains(url, '#production') or stage in ['production', 'staging']:
            return 'production'
        return 'development'


def _is_kind(value: Any, wanted: str) -> bool:
    return kind(value) == wanted and not is_array(value)
