"""The platform, under CPython.

This is the only module of the client that names a platform. Its twin `interop.js` is what the compiled code
gets: the same functions, over a browser's or Node's own objects. Here they work on Python's: a dictionary is an
object, a list an array, None both `null` and `undefined`.

A test holds the two to the same names.
"""

from __future__ import annotations

import asyncio
import contextlib
import copy as python_copy
import inspect
import json as python_json
import random as chance
import re
from collections.abc import Callable, MutableSet
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from sails_io.twin import Deferred, Error, OrderedSet, Url, begin, console, places, running_loop

_KINDS = {bool: 'boolean', int: 'number', float: 'number', str: 'string', type(None): 'undefined'}
_BASES = (str, int, float)

# Values


def kind(value: Any) -> str:
    """Return what JavaScript's `typeof` says: `string`, `number`, `boolean`, `undefined`, `function` or `object`."""
    known = _KINDS.get(type(value))
    if known is None:
        # Members of an Enum, say, may be texts too.
        base = next((base for base in _BASES if isinstance(value, base)), None)
        known = 'function' if callable(value) else 'object' if base is None else _KINDS[base]
    return known


def is_undefined(value: Any) -> bool:
    """Whether there is no value at all."""
    return value is None


def is_object(value: Any) -> bool:
    """Whether a value is an object or array, and not `null`."""
    return kind(value) == 'object'


def is_array(value: Any) -> bool:
    """Whether a value is an array."""
    return isinstance(value, list)


def is_truthy(value: Any) -> bool:
    """Whether JavaScript takes a value for true: empty arrays and objects are."""
    return is_object(value) or bool(value)


# Objects


def get(source: Any, key: str) -> Any:
    """Return the member `key` of an object, or None."""
    return source.get(key) if isinstance(source, dict) else getattr(source, key, None)


def keys(source: Any) -> list[str]:
    """Return the names of an object's own members; none of what is no object."""
    return list(source) if is_object(source) else []


def merged(first: Any, second: Any) -> Any:
    """Return a new plain object with the members of both, of which either may be none.

    Those of `second` win, and stand first: of two headers that differ in case alone, a server takes the last.
    """
    return {**(second or {}), **(first or {}), **(second or {})}


def table() -> Any:
    """Return an empty object in which any text, also `__proto__`, is a key like any other."""
    return {}


def accessor(owner: Any, name: str, getter: Callable[[Any], Any], setter: Callable[[Any, Any], None]) -> None:
    """Let objects of class `owner` have a property `name` that is read and written by functions."""
    setattr(owner, name, property(getter, setter))


def deep_copy(value: Any) -> Any:
    """Return a copy of nested objects and arrays; other values (dates, buffers) are kept as they are."""
    if isinstance(value, list):
        return [deep_copy(item) for item in value]
    if isinstance(value, dict):
        return {key: deep_copy(item) for key, item in value.items()}
    return value


# Text


def json(value: Any) -> str:
    """Return a value as JSON, indented by two."""
    return python_json.dumps(value, indent=2, ensure_ascii=False)


def shown(value: Any) -> str:
    """Return a value as it can be read in a message, with its type in parentheses."""
    try:
        text = python_json.dumps(value, separators=(',', ':'), ensure_ascii=False)
    except (TypeError, ValueError):
        text = str(value)
    return f'{text[:200]} ({kind(value)})'


def encoded(text: Any) -> str:
    """Return a value as text with percent-encoding, for a query."""
    return quote(str(text), safe="!'()*~")


def parsed(text: str) -> Any:
    """Return the value that a text holds as JSON, or the text itself."""
    try:
        return python_json.loads(text)
    except ValueError:
        return text


def lower(text: str) -> str:
    """Return a text in lower case."""
    return text.lower()


def ends_with(text: str, end: str) -> bool:
    """Whether a text ends with another."""
    return text.endswith(end)


def contains(text: str, part: str) -> bool:
    """Whether a text holds another."""
    return part in text


def part(text: Any, start: int, end: int | None = None) -> Any:
    """Return a part of a text or list; a negative `end` counts from its end."""
    return text[start:end]


def position(text: str, piece: str) -> int:
    """Return where a piece first stands in a text, or -1."""
    return text.find(piece)


def joined(texts: list[str], separator: str) -> str:
    """Return the texts that are not empty, as one."""
    return separator.join(filter(None, texts))


def split(text: str, separator: str) -> list[str]:
    """Return the pieces of a text between separators."""
    return text.split(separator)


def parsed_url(text: str, base: str) -> Any:
    """Return what a text means as a URL on a page at `base`: `protocol`, `host`, `origin`; None for no URL.

    A WebSocket's URL is read as that of the HTTP request which opens it.
    """
    try:
        parts = urlsplit(urljoin(base, re.sub('^ws(?=s?:)', 'http', text, flags=re.IGNORECASE)))
        return Url(parts) if parts.scheme and parts.hostname else None
    except ValueError:
        return None


# Errors


def error_class() -> Any:
    """Return the class of the errors that `new_error` makes."""
    return Error


def new_error(code: str, message: str) -> Any:
    """Return an Error with a `code`."""
    return Error(code, message)


def annotate(owner: Any, name: str, value: Any) -> None:
    """Set a member of an object, of an error say, that is not shown when its members are listed."""
    if isinstance(owner, dict):
        owner[name] = value
    else:
        setattr(owner, name, value)


def report(error: Any) -> None:
    """Let an error that somebody else's code raised be seen, and go on: the event loop's handler gets it."""
    if isinstance(error, asyncio.CancelledError):
        return  # that is no error, but how a program ends
    context = {'message': 'An error in a handler of sails_io', 'exception': error}
    running_loop().call_exception_handler(context)


def invoke(fn: Any, this: Any, values: list[Any]) -> None:
    """Call a function of the page; what it raises is reported, and stops nothing.

    Arguments:
        fn: the function.
        this: JavaScript's `this` for it; of no use here.
        values: its arguments. As in JavaScript, those that it does not take are left out.
    """
    attempt(lambda: fn(*values[: places(fn, len(values))]), lambda nothing: None, report)


def bound(method: Any, owner: Any) -> Any:
    """Return a method of `owner` that can be handed on, as Python's are at once."""
    return method


def arguments_of(fn: Callable[[list[Any]], None]) -> Callable[..., None]:
    """Return a function that hands its arguments on as one list."""
    return lambda *values: fn(list(values))


def event_of(fn: Callable[[str, list[Any]], None]) -> Callable[..., None]:
    """Return a function that hands on its first argument, and the others as one list."""
    return lambda event, *values: fn(event, list(values))


# Promises


def deferred() -> Any:
    """Return an object with a `promise`, and with `resolve` and `reject`, which end it."""
    return Deferred()


def awaitable(owner: Any, promise_of: Callable[[Any], Any]) -> None:
    """Let objects of class `owner` be awaited: as long as nobody asks, no promise is made.

    Arguments:
        owner: the class.
        promise_of: returns the promise of an object.
    """

    def wait(self: Any) -> Any:
        promise = promise_of(self)
        try:
            return (yield from promise.__await__())
        except asyncio.CancelledError:
            # As where a fetch is aborted, unless somebody else still asks.
            if promise.waiting == 0:
                self.abort()
            raise

    owner.__await__ = wait


def attempt(fn: Callable[[], Any], done: Callable[[Any], None], fail: Callable[[Any], None]) -> None:
    """Call a function of the page, and hand on what it comes to: at once, unless that takes time.

    Arguments:
        fn: the function.
        done: called with what it returned, or with what the promise that it returned comes to.
        fail: called with what it raised, or with what the promise fails with.
    """
    try:
        value = fn()
    except Exception as error:
        fail(error)
    else:
        if inspect.isawaitable(value):
            begin(value, done, fail)
        else:
            done(value)


# Time


def after(milliseconds: float, fn: Callable[[], None]) -> Any:
    """Call a function once, later; returns what `cancel` takes."""
    return running_loop().call_later(milliseconds / 1000, fn)


def cancel(timer: Any) -> None:
    """Let what `after` returned not happen."""
    if timer is not None:
        timer.cancel()


def random() -> float:
    """Return a number from 0 to below 1, by chance."""
    return chance.random()


def on_abort(signal: Any, fn: Callable[..., None]) -> Callable[[], None]:
    """Call `fn` when an AbortSignal aborts; returns what ends that."""
    return signal.listen(fn)  # type: ignore[no-any-return]


def wrap(owner: Any, name: str, around: Callable[[Any, Any], Any]) -> None:
    """Let a function come between a method of an object and those who call it.

    Arguments:
        owner: the object.
        name: of the method, which takes one argument.
        around: called in its place, with the method and the argument.
    """
    inner = getattr(owner, name)
    setattr(owner, name, lambda value=None: around(inner, value))


def on_wakeup(fn: Callable[[], None]) -> Callable[[], None]:
    """Call a function when the network or the page is there again: there is no page. Returns what ends that."""
    return lambda: None


# Surroundings


def console_of() -> Any:
    """Return the console."""
    return console()


def document_of() -> Any:
    """Return the page's document: there is none."""
    return None


def location_of() -> Any:
    """Return the page's location: there is none."""
    return None


def origin_without_host() -> Any:
    """Return the origin of a place whose location names no host: never one under CPython."""
    return None


def local_settings() -> Any:
    """Return `window.SAILS_LOCALS`: there is none."""
    return None


def is_node() -> bool:
    """Whether this is a program rather than a page."""
    return True


def platform() -> str:
    """Return what programs run on: `node` or `cpython`."""
    return 'cpython'


def language() -> str:
    """Return what they are written in: `javascript` or `python`."""
    return 'python'


def watch_document(document: Any, changed: Callable[[], None]) -> Callable[[], None]:
    """Call `changed` after each change of a document that can be watched; returns what ends that."""
    return document.watch(changed)  # type: ignore[no-any-return]


def request_cookie(
    url: str, succeed: Callable[[Any], None], fail: Callable[[Any], None]
) -> Callable[[], None]:
    """Ask for a cookie as a page does: only pages do."""
    fail(new_error('E_NO_PAGE', f'{url} is not asked for a cookie: there is no page'))
    return lambda: None


def load_script(url: str, done: Callable[[], None]) -> Callable[[], None]:
    """Ask for a cookie by a script element: only pages do."""
    done()
    return lambda: None


# Sets


def ordered_set() -> MutableSet[Any]:
    """Return an empty set whose items stand in the order in which they were added."""
    return OrderedSet()


def listed(items: MutableSet[Any]) -> list[Any]:
    """Return the items of a set as they are now."""
    return list(items)


# Lists that are replaced rather than changed


def with_item(items: list[Any], item: Any) -> list[Any]:
    """Return the items and one more."""
    return [*items, item]


def without_item(items: list[Any], item: Any) -> list[Any]:
    """Return the items without the first that is `item`."""
    left = python_copy.copy(items)
    with contextlib.suppress(ValueError):
        left.remove(item)
    return left


def chained(items: list[Any], more: list[Any]) -> list[Any]:
    """Return the items, and then the others."""
    return [*items, *more]


def filtered(items: list[Any], keep: Callable[[Any], bool]) -> list[Any]:
    """Return the items for which `keep` is true."""
    return [item for item in items if keep(item)]


# The one global

_globals: dict[str, Any] = {}


def global_io() -> Any:
    """Return the global `io`, or None."""
    return _globals.get('io')


def set_global_io(io: Any) -> None:
    """Set the global `io`."""
    _globals['io'] = io


def current_script() -> Any:
    """Return the script element that is running: there is none."""
    return None
