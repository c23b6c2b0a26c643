"""A list of records that follows what the server tells of each."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.objects import get, merged, table
from sails_io.client.interop.text import encoded
from sails_io.client.interop.values import is_array, is_object
from sails_io.client.listeners import Listeners
from sails_io.extras.interop import ask, same
from sails_io.extras.records import can_be_merged, change, record_of, updated, with_record, without_record


class Upkeep:
    """Does what events say, and asks for a record where they do not say enough.

    Attributes:
        items: the records; replaced, never changed.
    """

    def __init__(self, socket: Any, url: str, of_one: Any, listeners: Listeners) -> None:
        """Begin without records.

        Arguments:
            socket: the SailsSocket.
            url: the model's route.
            of_one: `{populate}`, where the page says which associations are filled in; else an empty object.
            listeners: told of each `change`, and of the `error` that a request ends with.
        """
        self.socket = socket
        self.url = url
        self.of_one = of_one
        self.listeners = listeners
        self.items: list[Any] = []
        self.is_filled = False
        self.is_stopped = False
        #: The requests for one record that matter, by its id.
        self.fetches: Any = table()

    def fill(self, records: list[Any], late: list[Any], is_news: bool) -> None:
        """Take all records from the server's answer; tell what has changed, unless it is the first.

        Arguments:
            records: of the server.
            late: events that have come since they were asked for.
            is_news: whether to tell of the load although nothing has changed.
        """
        self.fetches = table()
        for event in late:
            records = self._brought_up(records, event)
        found = updated(self.items, records)
        self.items = found['items']
        if self.is_filled:
            for each in found['changes']:
                self.listeners.tell('change', [each])
        self.is_filled = True
        if is_news or len(found['changes']) > 0:
            self.listeners.tell('load', [self.items])

    def apply(self, event: Any) -> None:
        """Do what an event says.

        Arguments:
            event: `{verb, id, data, attribute}` of the server; or made of the answer to a request of the page, and
                then `isWhole` says that `data` is all of the record.
        """
        verb = event['verb']
        known = record_of(self.items, event['id'])
        fetch = get(self.fetches, f'{event["id"]}')
        if verb == 'destroyed':
            self._drop(event['id'])
        elif fetch is not None:
            fetch['is_stale'] = True
        elif _is_hidden(event, known):
            pass
        elif self._is_enough(event, known):
            self._put(event['data'] if known is None else merged(known, event['data']), event)
        else:
            self._fetch(event)

    def settle(self, event: Any) -> None:
        """Ask for the record of an event that came while all were asked for, unless they have been brought up to it."""
        known = record_of(self.items, event['id'])
        is_done = event['verb'] == 'destroyed' or (event['verb'] == 'created' and self._says_all(event))
        if not is_done and not _is_hidden(event, known) and get(self.fetches, f'{event["id"]}') is None:
            self._fetch(event)

    def url_of(self, id: Any) -> str:
        """Return the route of one record."""
        return f'{self.url}/{encoded(id)}'

    def _brought_up(self, records: list[Any], event: Any) -> list[Any]:
        """Return the records with what an event says, as far as that can be no older than they are."""
        if event['verb'] == 'destroyed':
            return without_record(records, event['id'])
        # Where the page itself has changed a record, that one is asked for in any case.
        is_known = record_of(records, event['id']) is not None
        is_newest = is_known if event['verb'] == 'updated' else not is_known
        return with_record(records, event['data']) if is_newest and self._says_all(event) else records

    def _says_all(self, event: Any) -> bool:
        """Whether an event has the whole record, with its associations filled in as the page wants them."""
        if 'populate' in self.of_one or not is_object(get(event, 'data')):
            return False
        return event['verb'] == 'created' or get(event, 'isWhole') is True

    def _is_enough(self, event: Any, known: Any) -> bool:
        """Whether an event says all of what a record is now."""
        if known is None:
            return event['verb'] == 'created' and self._says_all(event)
        if 'populate' in self.of_one or not is_object(get(event, 'data')):
            return False
        return self._says_all(event) or can_be_merged(self.items, known, event['data'])

    def _put(self, record: Any, event: Any) -> None:
        known = record_of(self.items, record['id'])
        if not same(known, record):
            self.items = with_record(self.items, record)
            verb = 'created' if known is None else 'updated' if event['verb'] == 'created' else event['verb']
            self.listeners.tell('change', [change(verb, record, known, get(event, 'attribute'))])

    def _drop(self, id: Any) -> None:
        self._forget(id)
        known = record_of(self.items, id)
        if known is not None:
            self.items = without_record(self.items, id)
            self.listeners.tell('change', [change('destroyed', None, known)])

    def _fetch(self, event: Any) -> None:
        """Ask for the record of an event, and once more when something happens to it meanwhile."""
        id = event['id']
        fetch = {'is_stale': False}
        self.fetches[f'{id}'] = fetch
        ask(
            self.socket,
            {'url': self.url_of(id), 'data': self.of_one},
            lambda body, jwr: self._take(event, fetch, jwr),
        )

    def _take(self, event: Any, fetch: Any, jwr: Any) -> None:
        id = event['id']
        if self.is_stopped or get(self.fetches, f'{id}') is not fetch:
            return
        self._forget(id)
        if fetch['is_stale']:
            self._fetch({'verb': 'updated', 'id': id})
        elif jwr.statusCode == 404:
            self._drop(id)
        elif get(jwr, 'error') is None and is_object(jwr.body):
            self._put(jwr.body, event)
        else:
            self.listeners.tell('error', [jwr])

    def _forget(self, id: Any) -> None:
        if f'{id}' in self.fetches:
            del self.fetches[f'{id}']


def _is_hidden(event: Any, known: Any) -> bool:
    """Whether an event is about an association that is not filled in."""
    if known is None or event['verb'] not in ['addedTo', 'removedFrom']:
        return False
    return not is_array(get(known, event['attribute']))
