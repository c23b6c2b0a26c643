import asyncio
import sys

from sails_io import SailsError, connect


async def main(url):
    async with connect(url, headers={'x-page': 'kitchen'}) as socket, connect(url) as guest:
        await socket.get('/order', {'item': 'none'})
        events = socket.events('order')
        order = (await guest.post('/order', {'item': 'tea', 'quantity': 2})).body
        await guest.patch(f'/order/{order["id"]}', {'status': 'ready'})
        print((await anext(events))['verb'], (await anext(events))['data']['status'])
        try:
            await socket.get('/order/987654')
        except SailsError as error:
            print(error.code, error.status_code, error.message)
        replies = await asyncio.gather(*(socket.get(f'/slow/{ms}') for ms in (30, 10, 20)))
        print(*[reply.body['waited'] for reply in replies])
        print((await socket.get('/echo')).body['headers']['x-page'])


asyncio.run(main(sys.argv[1]))
