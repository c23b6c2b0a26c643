"""Faults that set in after some time, after so many bytes, or in the middle of a frame."""

from __future__ import annotations

import asyncio
import contextlib
import time

import pytest

from tests.faults.plain_sockets import talking
from tests.support.fault_triggers import After, Bytes, InFrame
from tests.support.faults import BlackHole, Cut, Pass, Reset

HANDSHAKE = b'GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'


@pytest.mark.parametrize('way', ['up', 'down'])
def test_a_cut_after_so_many_bytes_lets_exactly_those_pass(through, way):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.play([(Bytes(1234, way), Cut())])
        client.writer.write(b'x' * 5000)
        found, _ = await client.rest()
        assert len(found) == 1234 if way == 'down' else len(found) <= 1234
        await talking(connect)

    through(talk)


def test_a_cut_inside_of_a_frame_leaves_half_of_its_payload(through):
    small, large = bytes([0x81, 5]) + b'small', bytes([0x81, 126, 1, 0]) + b'x' * 256

    async def talk(proxy, connect, echo):
        client = await connect()
        client.writer.write(HANDSHAKE + small)
        assert await client.hears() == HANDSHAKE + small
        await proxy.play([(InFrame('down'), Cut())])
        client.writer.write(large)
        with contextlib.suppress(ConnectionError):
            client.writer.write(small)
        assert await client.rest() == (large[: 4 + 128], 'FIN')

    through(talk)


def test_a_script_goes_by_time_and_by_bytes(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        start = time.monotonic()
        await proxy.play([(After(0.02), BlackHole()), (After(0.03), Pass()), (Bytes(3), Reset())])
        while not isinstance(proxy.fault, BlackHole):
            await asyncio.sleep(0.001)
        client.writer.write(b'abcdef')
        assert (await client.rest())[0] in (b'', b'abc')  # an RST overtakes what has arrived
        assert time.monotonic() - start >= 0.05

    through(talk)
