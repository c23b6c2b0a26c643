"""All models of one app, and the associations between their records."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from .attributes import Attribute
from .criteria import Criteria, read_value
from .errors import MockUsageError
from .model import CHANGED, NEW, Model, Record, UsageError

POPULATE_LIMIT = 30
WHOLE = Criteria()
_NULL_ID = (
    'Could not use the provided `where` clause.  Could not filter by `id`: Got unsupported value (`null`) in an '
    '`in` modifier array.  Please use `or: [{ id: null }, ...]` instead.'
)
Populates = Mapping[str, Criteria]


class Store:
    """Models by identity; what Sails calls ``sails.models``.

    Example:
        >>> store = Store()
        >>> pets = store.define('pet', {'name': 'string', 'owner': {'model': 'user'}})
        >>> users = store.define('user', {'pets': {'collection': 'pet', 'via': 'owner'}})
        >>> ann = store.create(users, {})
        >>> store.create(pets, {'name': 'Rex', 'owner': ann['id']})['id']
        1
        >>> store.children(users, users.association('pets'), ann['id'])
        [1]
    """

    def __init__(self) -> None:
        self.models: dict[str, Model] = {}
        # Links of the associations that have a join table, by table: pairs of ids, in order.
        self._links: dict[str, dict[tuple[Any, Any], None]] = {}

    def define(self, identity: str, attributes: Mapping[str, Any], schema: bool = False) -> Model:
        """Add a model. Raises MockUsageError when there is one of that name."""
        if identity in self.models:
            raise MockUsageError(f'There is a model {identity!r} already. Define each model once.')
        model = Model(identity, attributes, schema)
        self.models[identity] = model
        for one in self.models.values():
            for association in one.associations:
                if association.target in self.models:
                    one.id_kinds[association.name] = self.target(association).attributes['id'].kind
        return model

    def clear(self) -> None:
        """Forget every record; ids begin with 1 again. Nobody is told."""
        self._links.clear()
        for model in self.models.values():
            model.clear()

    def check(self) -> None:
        """Raise MockUsageError when an association leads nowhere; called before the app is served."""
        for model in self.models.values():
            for association in model.associations:
                target = self.models.get(association.target or '')
                where = f'The association {model.identity}.{association.name}'
                if target is None:
                    raise MockUsageError(
                        f'{where} leads to {association.target!r}, which is no model. Define it with '
                        'app.model().'
                    )
                if association.via and association.via not in target.attributes:
                    raise MockUsageError(
                        f'{where} goes via {target.identity}.{association.via}, which is no attribute.'
                    )

    def target(self, association: Attribute) -> Model:
        """The model at the other end."""
        return self.models[association.target or '']

    def create(self, model: Model, values: Mapping[str, Any]) -> Record:
        """Store a new record with its associations; nobody is told. Raises UsageError, NotUnique."""
        children = self.children_in(model, values, NEW)
        record = model.insert(values)
        self._set_collections(model, record['id'], children)
        return record

    def update(self, model: Model, record: Record, values: Mapping[str, Any]) -> Record:
        """Change a record and return what has been set, without to-many associations, as Waterline does."""
        children = self.children_in(model, values, CHANGED)
        changes = model.change(record, values)
        self._set_collections(model, record['id'], children)
        return changes

    @staticmethod
    def children_in(model: Model, values: Mapping[str, Any], code: str) -> dict[str, list[Any]]:
        """The ids that values give for to-many associations. Raises UsageError with this code."""
        return {
            association.name: model.read_children(association, values[association.name], code)
            for association in model.associations
            if association.collection and association.name in values
        }

    def destroy(self, model: Model, id: Any) -> None:
        """Remove a record. As in Sails with sails-disk, ids that point to it stay and are shown as null."""
        model.records.pop(id, None)

    def view(
        self, model: Model, record: Record, populates: Populates | None = None, projection: Criteria = WHOLE
    ) -> Record:
        """A record as blueprints send it, with associations filled in.

        Args:
            populates: which associations, with criteria for to-many ones; None for all, 30 records each.
            projection: which of the other attributes, by its ``select`` and ``omit``.
        """
        chosen = self.all_populates(model) if populates is None else populates
        collections, values = {}, dict(projection.project(record))
        for alias, criteria in chosen.items():
            association = model.association(alias)
            if association.collection:
                collections[alias] = self._populated(model, association, record['id'], criteria)
            else:
                other = self.target(association).records.get(record.get(alias))
                values[alias] = None if other is None else dict(other)
        # In the order of Sails: attributes that the model does not know, collections, the others as defined.
        unknown = {name: value for name, value in values.items() if name not in model.attributes}
        known = {name: values[name] for name in model.attributes if name in values}
        return copy.deepcopy({**unknown, **collections, **known})

    @staticmethod
    def all_populates(model: Model) -> Populates:
        """Every association of a model, as blueprints populate by default."""
        return {association.name: Criteria(limit=POPULATE_LIMIT) for association in model.associations}

    def children(self, model: Model, association: Attribute, id: Any) -> list[Any]:
        """Ids of the records in a to-many association, in the order of the other model."""
        target = self.target(association)
        inverse = self.inverse(association)
        if inverse is not None and inverse.model:
            return [child['id'] for child in target.records.values() if child.get(inverse.name) == id]
        links, flipped = self._table(model, association)
        found = {pair[0] if flipped else pair[1] for pair in links if pair[1 if flipped else 0] == id}
        return [child for child in target.records if child in found]

    def add(self, model: Model, association: Attribute, id: Any, child: Any) -> None:
        """Put a record into a to-many association; nothing happens when it is in it."""
        self._link(model, association, id, child, True)

    def remove(self, model: Model, association: Attribute, id: Any, child: Any) -> None:
        """Take a record out of a to-many association; nothing happens when it is not in it."""
        self._link(model, association, id, child, False)

    def replace(self, model: Model, association: Attribute, id: Any, children: Iterable[Any]) -> None:
        """Make a to-many association contain exactly these records."""
        wanted = list(children)
        for child in self.children(model, association, id):
            if child not in wanted:
                self.remove(model, association, id, child)
        for child in wanted:
            self.add(model, association, id, child)

    def inverse(self, association: Attribute) -> Attribute | None:
        """The attribute at the other end that ``via`` names."""
        return self.target(association).attributes.get(association.via) if association.via else None

    def read_ids(self, association: Attribute, value: Any) -> list[Any]:
        """A list of ids from a request. Raises UsageError."""
        if not isinstance(value, list):
            shown = 'undefined: undefined' if value is None else repr(value)
            raise UsageError(
                'E_INVALID_ASSOCIATED_IDS',
                (
                    'Expecting either an individual primary key value (a number) or a homogeneous array '
                    'of primary key '
                    f'values (numbers).  But instead got a {shown}'
                ),
            )
        inverse = self.inverse(association)
        if inverse is None or not inverse.model:
            return self.target(association).read_ids(value)
        target, lead = self.target(association), 'Invalid item within `in` modifier array.  '
        if None in value:
            raise UsageError('E_INVALID_CRITERIA', _NULL_ID)
        return [read_value(target, 'id', item, lead) for item in value]

    def _populated(self, model: Model, association: Attribute, id: Any, criteria: Criteria) -> list[Record]:
        target = self.target(association)
        children = [target.records[child] for child in self.children(model, association, id)]
        return [dict(criteria.project(child)) for child in criteria.apply(target, children)]

    def _set_collections(self, model: Model, id: Any, children: Mapping[str, list[Any]]) -> None:
        for name, ids in children.items():
            self.replace(model, model.association(name), id, ids)

    def _link(self, model: Model, association: Attribute, id: Any, child: Any, present: bool) -> None:
        inverse = self.inverse(association)
        if inverse is not None and inverse.model:
            record = self.target(association).records.get(child)
            if record is not None and (present or record[inverse.name] == id):
                self.target(association).change(record, {inverse.name: id if present else None})
            return
        links, flipped = self._table(model, association)
        pair = (child, id) if flipped else (id, child)
        if present:
            links[pair] = None
        else:
            links.pop(pair, None)

    def _table(self, model: Model, association: Attribute) -> tuple[dict[tuple[Any, Any], None], bool]:
        """The join table of an association, and whether this side is the second of its columns."""
        near, far = (
            f'{model.identity}.{association.name}',
            f'{association.collection}.{association.via or ""}',
        )
        flipped = association.via is not None and far < near
        return self._links.setdefault(f'{far}|{near}' if flipped else f'{near}|{far}', {}), flipped
