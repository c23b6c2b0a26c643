"""What a program does with the Pythonic face: the same under CPython, and compiled in a page.

Each function gets the server's URL, None in a page of that server, and returns what it saw, as JSON can hold it.
"""

from __future__ import annotations

from typing import Any

from sails_io import SailsError, Socket, connect


async def verbs(url: Any) -> Any:
    """Every verb, with data, headers and a status."""
    seen: list[Any] = []
    async with connect(url) as socket:
        for asked in [
            socket.get('/echo', {'item': 'tea'}, headers={'x-sugar': '2'}),
            socket.post('/echo', {'item': 'tea'}, headers={'x-sugar': '2'}),
            socket.put('/echo', {'item': 'tea'}, headers={'x-sugar': '2'}),
            socket.patch('/echo', {'item': 'tea'}, headers={'x-sugar': '2'}),
            socket.delete('/echo', {'item': 'tea'}, headers={'x-sugar': '2'}),
        ]:
            reply = await asked
            seen.append([reply.status_code, reply.body['method'], reply.body['headers']['x-sugar']])
        reply = await socket.request('PATCH', '/echo', timeout=5)
        seen.append(reply.body['method'])
    return seen


async def errors(url: Any) -> Any:
    """What awaiting and wrong arguments raise."""
    seen: list[Any] = []
    async with connect(url) as socket:
        try:
            await socket.get('/status/404')
        except SailsError as error:
            seen.append([error.code, error.status_code, error.reply.status_code])
        try:
            await socket.get('/never', timeout=0.05)
        except SailsError as error:
            seen.append([error.code, error.status_code])
        request = socket.get('/never')
        request.abort()
        try:
            await request
        except SailsError as error:
            seen.append([error.code, error.request.url])
        try:
            socket.get('/echo', timeout='long')  # type: ignore[arg-type]
        except SailsError as error:
            seen.append([error.code, error.message])
    try:
        await socket.get('/echo', queue=False)
    except SailsError as error:
        seen.append(error.code)
    try:
        connect(url, colour='red')  # type: ignore[call-arg]
    except SailsError as error:
        seen.append([error.code, 'reconnection_delay' in error.message, '`colour`' in error.message])
    return seen


async def events(url: Any) -> Any:
    """Handlers, decorators and `async for`."""
    seen: list[Any] = []
    async with connect(url) as socket:

        @socket.on('bell')
        def ring(value: Any) -> None:
            seen.append(['on', value])

        @socket.once('bell')
        def ring_once(value: Any) -> None:
            seen.append(['once', value])

        @socket.on('bell')
        async def ring_late(value: Any) -> None:
            reply = await socket.get('/status/200')
            seen.append(['late', value, reply.body['status']])

        bells = socket.events('bell')
        for number in range(3):
            await socket.post('/blast', {'event': 'bell', 'data': number})
        async for bell in bells:
            seen.append(['loop', bell])
            if bell == 1:
                break
        await socket.get('/echo')
        socket.off('bell', ring)
        await socket.post('/blast', {'event': 'bell', 'data': 'last'})
        await socket.get('/echo')
        await socket.get('/echo')
    return seen


async def ends_with_the_connection(url: Any) -> Any:
    """`async for` ends when the connection is over."""
    seen: list[Any] = []
    socket = connect(url)
    await socket.ready()
    bells = socket.events('bell')
    await socket.post('/blast', {'event': 'bell', 'data': 'first'})
    await socket.get('/echo')
    given_up = socket.events('bell')
    await given_up.aclose()
    await socket.disconnect()
    async for bell in bells:
        seen.append(bell)
    async for bell in given_up:
        seen.append(['given up', bell])
    return [seen, socket.status]


async def connections(url: Any) -> Any:
    """Status, disconnecting twice, connecting again, waiting requests."""
    socket = connect(url, request_timeout=5, headers={'x-always': 'yes'})
    seen: list[Any] = [socket.status]
    asked = socket.get('/echo')
    found = await socket.ready()
    seen.append([found is socket, socket.status, isinstance(socket, Socket)])
    reply = await asked
    seen.append(reply.body['headers']['x-always'])
    await socket.disconnect()
    await socket.disconnect()
    seen.append(socket.status)
    waits = socket.get('/echo')
    socket.connect()
    reply = await waits
    seen.append([reply.status_code, socket.status])
    await socket.disconnect()
    return seen


async def refused(url: Any) -> Any:
    """A server that lets nobody in."""
    try:
        async with connect(url, query='refuse=1') as socket:
            return ['let in', socket.status]
    except SailsError as error:
        return error.code


async def subscriptions(url: Any) -> Any:
    """What is asked again after a reconnect."""
    bodies: list[Any] = []
    socket = connect(url)
    await socket.ready()
    subscription = socket.subscribe(
        '/echo', {'a': 1}, method='post', on_reply=lambda body: bodies.append(body['body'])
    )
    await subscription.request
    await socket.disconnect()
    socket.connect()
    await socket.ready()
    await socket.get('/echo')
    subscription.stop()
    await socket.disconnect()
    return bodies
