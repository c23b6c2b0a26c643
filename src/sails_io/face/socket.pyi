from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Literal, TypeVar, overload

from sails_io.face.types import Events, Request, Subscription
from sails_io.face.types import Reply as Reply

_Handler = TypeVar('_Handler', bound=Callable[..., object])

class Socket:
    status: Literal['disconnected', 'connecting', 'connected', 'reconnecting']
    inner: Any

    def __init__(self, inner: Any) -> None: ...
    def get(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request: ...
    def post(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request: ...
    def put(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request: ...
    def patch(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request: ...
    def delete(
        self,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request: ...
    def request(
        self,
        method: str,
        url: str,
        data: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: float | None = None,
        queue: bool | None = None,
    ) -> Request: ...
    def subscribe(
        self,
        url: str,
        data: Any = None,
        *,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        on_reply: Callable[[Any], object] | None = None,
    ) -> Subscription: ...
    @overload
    def on(self, event: str, handler: None = None) -> Callable[[_Handler], _Handler]: ...
    @overload
    def on(self, event: str, handler: _Handler) -> _Handler: ...
    @overload
    def once(self, event: str, handler: None = None) -> Callable[[_Handler], _Handler]: ...
    @overload
    def once(self, event: str, handler: _Handler) -> _Handler: ...
    def off(self, event: str | None = None, handler: Callable[..., object] | None = None) -> None: ...
    def events(self, event: str) -> Events: ...
    def ready(self) -> Awaitable[Socket]: ...
    def connect(self) -> None: ...
    def disconnect(self) -> Awaitable[None]: ...
    def __aenter__(self) -> Awaitable[Socket]: ...
    def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> Awaitable[None]: ...
