"""Why this library differs on purpose from 1.2.1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A reason that one or more differences share.

    Attributes:
        title: a few words.
        text: what it means for an app.
        defect: number of the defect of 1.2.1 that is mended, 0 where there was none.
    """

    title: str
    text: str
    defect: int = 0


def defect(number: int, text: str) -> Reason:
    """A difference because 1.2.1 is broken there; the numbers are those of the table of defects."""
    return Reason(f'Defect {number} is mended', text, number)


MESSAGES = Reason(
    'Errors say what was given',
    'The same mistakes throw an `Error` at the same moment. The text begins with the same words where those were '
    'clear, shows the value that was given, and says what to write instead. An app that compares whole texts of '
    'errors has to look at the beginning alone.',
)
NAMED_ERRORS = Reason(
    'Mistakes that 1.2.1 tripped over are named',
    '1.2.1 threw the TypeError of its own line that could not go on, or took the value and broke later. Now an '
    '`Error` says at once which value is wrong.',
)
UNHEARD_METHODS = Reason(
    'A method that the server does not listen to is refused',
    'sails-hook-sockets listens to get, post, put, patch, delete, options and head. 1.2.1 sent any other too, and '
    'its callback was never called.',
)
PARSE_ERRORS = Reason(
    'A request that the server cannot parse is not a success',
    'The server answers with an error object in place of a response, which 1.2.1 took for status 200 without a '
    'body. Now the body is that object, the status is its own (400), and `jwr.error` is there.',
)
TAGS = Reason(
    'A wrong attribute does not take the library away',
    '1.2.1 stopped at the first attribute that it could not use, and the page had no `io.sails` and no '
    '`io.socket`. The same uncaught error is there now, in other words; the library works without that attribute.',
)
SOCKET_IO_4 = Reason(
    'socket.io-client 4 is inside',
    'The function `io` is that of socket.io-client 4.8 in place of 2.0. Its own names are therefore those of '
    'version 4.',
)
SETTINGS = Reason(
    'There are new settings',
    '`queueLimit` bounds the requests that wait, `requestTimeout` the time of each, and so on: see the change log. '
    'The order of the names of `io.sails` and `io.sails.sdk` is another one.',
)
REQUESTS = Reason(
    'Requests can be awaited',
    'Every verb and `request()` return the request, where 1.2.1 returned nothing. It can be awaited and aborted; '
    'where nobody does so, nothing changes.',
)
NEW_METHODS = Reason(
    'There are new methods',
    'Some of them have names that a page may have looked for: see the change log.',
)
OWN_OPTIONS = Reason(
    'socket.io gets options of its own',
    '1.2.1 handed its socket to socket.io as the options, and socket.io wrote its own into it: `path`, `hostname`, '
    '`port`, `secure`. They are not there any more; `io.socket.url` is. Settings that are properties of a class '
    'are found on its prototype now, where 1.2.1 put them on every socket.',
)
INSIDE = Reason(
    'Two methods of the inside are gone',
    '`replay()` was for the library itself, and `_request()` did nothing but throw. Neither was ever documented.',
)
CALLERS_OPTIONS = Reason(
    "The caller's options stay the caller's",
    '1.2.1 wrote the URL into the object that was given to `connect()`.',
)
CONSOLE = Reason(
    'The console gets one line for each event',
    'In development the library writes one line where 1.2.1 wrote up to fifteen, each beginning with '
    '`sails.io.js:`. In production both write nothing.',
)
SAME_VALUE = Reason(
    'Only the value that is there already is no change',
    'An option of a connected socket may be written with the value that it has. 1.2.1 compared with `==`, and took '
    '0 for `false`.',
)
NO_RAW_SOCKET_YET = Reason(
    '`io.socket._raw` is null until the socket connects',
    'In 1.2.1 it was undefined. Both are false where a page asks `if (io.socket._raw)`.',
)
OWN_CLASS = Reason(
    'A loop over a response finds its values alone',
    '`for (const name in jwr)` listed the three methods too in 1.2.1. They are those of a class now, which such a '
    'loop passes over; they are called as before.',
)
