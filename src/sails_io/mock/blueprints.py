"""The blueprint actions: what the routes of a model do, and whom they tell.

A request that finds, creates, changes or extends a record subscribes its socket to it; see ``pubsub``.
"""

import contextlib
import json
from dataclasses import replace
from typing import Any

from .attributes import Attribute
from .criteria_reading import (
    UnhandledUsage,
    read_criteria,
    read_populates,
    read_projection,
    refuse_subcriteria,
)
from .model import NEW, Model, Record, UsageError
from .pubsub import Pubsub
from .request import Request, as_object
from .response import Response
from .store import Store

_NO_IDS = (
    'The associated ids provided in this request (for the `{}` collection) are not valid.  If specified as a '
    'string, the associated ids provided to the "replace" blueprint action must be parseable as a JSON array, e.g. '
    '`[1, 2]`.'
)
_BAD_IDS = (
    'Invalid criteria.\nRefer to the docs for up-to-date info on query language syntax:\n'
    'https://sailsjs.com/docs/concepts/models-and-orm/query-language\n\n'
    'Details:\n  {}\n [?] See https://sailsjs.com/support for help.'
)


class Blueprints:
    """The actions of one model."""

    def __init__(self, model: Model, store: Store, pubsub: Pubsub) -> None:
        self._model, self._store, self._pubsub = model, store, pubsub

    def find(self, req: Request, res: Response) -> Response:
        """A list; the socket hears of its records from then on, and of new ones."""
        criteria = read_criteria(req, self._model)
        populates = read_populates(req, self._model)
        records = criteria.apply(self._model, self._model.records.values())
        views = [self._store.view(self._model, record, populates, criteria) for record in records]
        self._pubsub.subscribe(req, self._model, [record['id'] for record in records])
        self._pubsub.watch(req, self._model)
        for view in views:
            self._pubsub.subscribe_deep(req, self._model, view)
        return res.ok(views)

    def find_one(self, req: Request, res: Response) -> Response:
        """One record; the socket hears of it from then on."""
        projection, populates = read_projection(req, self._model), read_populates(req, self._model)
        record = self._model.find(req.param('id'))
        if record is None:
            return res.not_found()
        view = self._store.view(self._model, record, populates, projection)
        self._pubsub.subscribe(req, self._model, [record['id']])
        self._pubsub.subscribe_deep(req, self._model, view)
        return res.ok(view)

    def create(self, req: Request, res: Response) -> Response:
        """A new record, of all parameters; the socket hears of it from then on."""
        values = self._new_values(req)
        for name in values:
            if not self._model.schema and name not in self._model.attributes and not name.isidentifier():
                raise UsageError(
                    'E_INVALID_NEW_RECORD',
                    (f'Could not use specified `{name}`.  This is not a valid name for an attribute.'),
                )
        stolen = self._parents_to_be_robbed(values)
        view = self._store.view(self._model, self._store.create(self._model, values))
        self._pubsub.subscribe(req, self._model, [view['id']])
        self._pubsub.introduce(self._model, view['id'])
        self._pubsub.created(self._model, view, req)
        for parent, association, child in stolen:
            self._pubsub.removed(self._model, parent, association, child, req, reverse=False)
        return res.ok(view)

    def update(self, req: Request, res: Response) -> Response:
        """Change a record by all parameters but the id; the socket hears of it from then on."""
        record = self._model.find(req.param('id'))
        if record is None:
            return res.not_found()
        previous = self._store.view(self._model, record)
        values = {name: value for name, value in req.all_params().items() if name != 'id'}
        changes = self._store.update(self._model, record, values)
        self._pubsub.subscribe(req, self._model, [record['id']])
        self._pubsub.updated(self._model, record['id'], changes, req, previous)
        return res.ok(self._store.view(self._model, record))

    def destroy(self, req: Request, res: Response) -> Response:
        """Remove a record and answer with what it was."""
        if req.param('id') is None:
            raise UsageError(
                'E_INVALID_CRITERIA',
                (
                    'Cannot `findOne()` without specifying a more specific `where` clause (the provided '
                    '`where` clause, `{}`, is too broad).  (If you want to work around this, use '
                    '`.find().limit(1)`.)'
                ),
            )
        record = self._model.find(req.param('id'))
        if record is None:
            return res.not_found()
        previous = self._store.view(self._model, record)
        self._store.destroy(self._model, record['id'])
        self._pubsub.destroyed(self._model, previous, req)
        self._pubsub.unsubscribe(req, self._model, [record['id']])
        return res.ok(previous)

    def populate(self, req: Request, res: Response, association: Attribute) -> Response:
        """The records in an association; the socket hears of the parent and of them."""
        record = self._model.find(req.param('parentid'))
        if record is None:
            return res.not_found()
        if association.model:
            refuse_subcriteria(req, association.name)
        criteria = read_criteria(req, self._store.target(association), ('parentid',))
        inverse = self._store.inverse(association)
        if criteria.select and inverse is not None and inverse.model:
            criteria = replace(criteria, select=(*criteria.select, inverse.name))
        view = self._store.view(self._model, record, {association.name: criteria})
        if view[association.name] is None:
            return res.not_found()
        self._pubsub.subscribe(req, self._model, [record['id']])
        self._pubsub.subscribe_deep(req, self._model, view)
        return res.ok(view[association.name])

    def add(self, req: Request, res: Response, association: Attribute) -> Response:
        """Put a record into a to-many association."""
        parent, child = self._parent_and_child(req, association)
        if parent is None or child is None:
            return res.not_found()
        inverse = self._store.inverse(association)
        robbed = child[inverse.name] if inverse is not None and inverse.model else None
        self._store.add(self._model, association, parent['id'], child['id'])
        self._pubsub.subscribe(req, self._model, [parent['id']])
        self._pubsub.added(self._model, parent['id'], association, child['id'], req)
        if robbed is not None:
            self._pubsub.removed(self._model, robbed, association, child['id'], req, reverse=False)
        return res.ok(self._store.view(self._model, parent))

    def remove(self, req: Request, res: Response, association: Attribute) -> Response:
        """Take a record out of a to-many association; told even when it was not in it."""
        parent, child = self._parent_and_child(req, association)
        if parent is None or child is None:
            return res.not_found()
        self._store.remove(self._model, association, parent['id'], child['id'])
        self._pubsub.removed(self._model, parent['id'], association, child['id'], req)
        return res.ok(self._store.view(self._model, parent))

    def replace(self, req: Request, res: Response, association: Attribute) -> Response:
        """Make a to-many association contain exactly the ids in the body, or in the query under its name."""
        parent = self._model.find(req.param('parentid'))
        wanted = self._wanted(req, association)
        if parent is None:
            # Sails has changed the children by then.
            missing = self._model.read_id(req.param('parentid'))
            self._store.replace(self._model, association, missing, wanted)
            return res.server_error()
        id, present = parent['id'], self._store.children(self._model, association, parent['id'])
        stolen = [(robbed, child) for robbed, child in self._robbed(association, wanted) if robbed != id]
        self._store.replace(self._model, association, id, wanted)
        self._pubsub.subscribe(req, self._model, [id])
        for child in wanted:
            if child not in present:
                self._pubsub.added(self._model, id, association, child, req)
        for robbed, child in stolen:
            self._pubsub.removed(self._model, robbed, association, child, req, reverse=False)
        for child in present:
            if child not in wanted:
                self._pubsub.removed(self._model, id, association, child, req)
        return res.ok(self._store.view(self._model, parent))

    def _wanted(self, req: Request, association: Attribute) -> list[Any]:
        wanted = req.body if isinstance(req.body, list) else req.query.get(association.name)
        if isinstance(wanted, str):
            try:
                wanted = json.loads(wanted)
            except ValueError as error:
                raise UnhandledUsage(_NO_IDS.format(association.name)) from error
        try:
            return self._store.read_ids(association, wanted)
        except UsageError as error:
            if error.code == 'E_INVALID_CRITERIA':
                raise UnhandledUsage(_BAD_IDS.format(error.details)) from error
            raise

    def _parent_and_child(self, req: Request, association: Attribute) -> tuple[Record | None, Record | None]:
        try:
            parent = self._model.find(req.param('parentid'))
            child = self._store.target(association).find(req.param('childid')) if parent else None
        except UsageError as error:
            raise UnhandledUsage(f'Invalid criteria.\nDetails:\n  {error.details}\n') from error
        return parent, child

    def _robbed(self, association: Attribute, children: list[Any]) -> list[tuple[Any, Any]]:
        """Pairs of a present parent and a child, for children that belong to one parent only and have one."""
        inverse, target = self._store.inverse(association), self._store.target(association)
        if inverse is None or not inverse.model:
            return []
        records = [target.records[child] for child in children if child in target.records]
        return [
            (record[inverse.name], record['id']) for record in records if record[inverse.name] is not None
        ]

    def _parents_to_be_robbed(self, values: Record) -> list[tuple[Any, Attribute, Any]]:
        children = self._store.children_in(self._model, values, NEW)
        return [
            (parent, self._model.association(name), child)
            for name, ids in children.items()
            for parent, child in self._robbed(self._model.association(name), ids)
        ]

    def _new_values(self, req: Request) -> Record:
        """All parameters; lists of ids may stand as JSON in the query."""
        values, body = req.all_params(), as_object(req.body)
        for association in self._model.associations:
            written = req.query.get(association.name)
            if association.collection and not body.get(association.name) and isinstance(written, str):
                with contextlib.suppress(ValueError):
                    values[association.name] = json.loads(written)
        return values
