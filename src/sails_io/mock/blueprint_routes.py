"""The blueprint routes: those that Sails makes for every model.

Routes: ``GET POST /order``, ``GET PATCH PUT DELETE /order/:id``, ``GET PUT /order/:parentid/:association``,
``PUT DELETE /order/:parentid/:association/:childid``, and with shortcuts ``GET /order/create`` and so on.
Found records come with their associations filled in, 30 each.
"""

from collections.abc import Callable
from typing import Any

from .attributes import Attribute
from .blueprints import Blueprints
from .criteria_reading import UnhandledUsage
from .model import Model, NotUnique, UsageError
from .pubsub import Pubsub
from .request import Request
from .response import Response
from .routing import Router
from .store import Store

Action = Callable[[Request, Response], Any]
_MESSAGE = (
    'The server could not fulfill this request (`{} {}`) due to a problem with the parameters that were '
    'sent.  See the '
    '`details` for more info.  **The following additional tip will not be shown in production**:  Tip: '
    'Check your '
    'client-side code to make sure that the request data it sends matches the expectations of the '
    'corresponding '
    'attributes in your model.  Also check that your client-side code sends data for every required '
    'attribute.'
)


def add_blueprints(router: Router, model: Model, store: Store, pubsub: Pubsub, shortcuts: bool) -> None:
    """Bind the routes of a model."""
    actions = Blueprints(model, store, pubsub)
    base = f'/{model.identity}'
    if shortcuts:
        for address, action in (
            ('/find', actions.find),
            ('/find/:id', actions.find_one),
            ('/create', actions.create),
            ('/update/:id', actions.update),
            ('/destroy/:id', actions.destroy),
        ):
            router.add(f'GET {base}{address}', _safely(action))
    for address, action in (
        (f'GET {base}', actions.find),
        (f'GET {base}/:id', actions.find_one),
        (f'POST {base}', actions.create),
        (f'PATCH {base}/:id', actions.update),
        (f'PUT {base}/:id', actions.update),
        (f'DELETE {base}/:id?', actions.destroy),
    ):
        router.add(address, _safely(action))
    for association in model.associations:
        _add_association(router, actions, association, f'{base}/:parentid/{association.name}', shortcuts)


def _add_association(
    router: Router, actions: Blueprints, association: Attribute, base: str, shortcuts: bool
) -> None:
    def bind(address: str, action: Callable[[Request, Response, Attribute], Any]) -> None:
        router.add(address, _safely(lambda req, res: action(req, res, association)))

    if association.collection:
        bind(f'PUT {base}/:childid', actions.add)
        bind(f'PUT {base}', actions.replace)
        bind(f'DELETE {base}/:childid', actions.remove)
        if shortcuts:
            bind(f'GET {base}/add/:childid', actions.add)
            bind(f'GET {base}/replace', actions.replace)
            bind(f'GET {base}/remove/:childid', actions.remove)
    bind(f'GET {base}', actions.populate)


def _safely(action: Action) -> Action:
    """Answer a model's errors as Sails does."""

    def run(req: Request, res: Response) -> Any:
        try:
            return action(req, res)
        except UsageError as error:
            message = _MESSAGE.format(req.method, req.path)
            return res.bad_request({'code': error.code, 'details': error.details, 'message': message})
        except NotUnique as error:
            return res.bad_request(error.body)
        except UnhandledUsage as error:
            return res.status(500).send(f'UsageError: {error}\n    at {req.method} (mock)')

    return run
