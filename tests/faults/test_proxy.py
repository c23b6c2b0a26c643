"""The proxy does to connections what its faults say, as a plain socket sees it."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.faults.plain_sockets import A_WHILE, talking
from tests.support.faults import BlackHole, Cut, HalfOpen, Jitter, Pass, Refuse, Reset, Slow


def test_it_passes_all_on_and_each_end(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        client.writer.write(b'x' * 300_000)
        client.writer.write_eof()
        assert await client.rest() == (b'x' * 300_000, 'FIN')
        assert await echo.ends.get() == 'FIN'

    through(talk)


def test_who_is_refused_is_refused_and_the_others_go_on(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(Refuse())
        with pytest.raises(ConnectionRefusedError):
            await connect()
        client.writer.write(b'still here')
        assert await client.hears() == b'still here'
        await proxy.set(Pass())
        await talking(connect)

    through(talk)


def test_a_black_hole_takes_all_and_gives_nothing_until_it_is_over(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(BlackHole())
        client.writer.write(b'late')
        newer = await connect()
        newer.writer.write(b'later')
        assert [await client.hears_nothing(), await newer.hears_nothing()] == [True, True]
        assert echo.connections == 1
        await proxy.set(Pass())
        assert [await client.hears(), await newer.hears()] == [b'late', b'later']

    through(talk)


def test_no_end_leaves_a_black_hole(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(BlackHole())
        client.writer.write_eof()
        await asyncio.sleep(A_WHILE)
        assert echo.ends.empty()
        await proxy.set(Pass())
        assert await echo.ends.get() == 'FIN'

    through(talk)


def test_a_reset_is_one_for_both_sides_and_for_who_comes_later(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(Reset())
        assert await client.hears() == 'RST'
        assert await echo.ends.get() == 'RST'
        newer = await connect()
        assert await newer.hears() == 'RST'
        assert echo.connections == 1

    through(talk)


@pytest.mark.parametrize(('reset', 'end'), [(False, (b'', 'FIN')), (True, (b'', 'RST'))])
def test_a_cut_ends_what_is_there_and_nothing_else(through, reset, end):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(Cut(reset))
        assert await client.rest() == end
        assert await echo.ends.get() == end[1]
        await talking(connect)

    through(talk)


def test_half_open_is_over_for_the_server_alone(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(HalfOpen())
        assert await echo.ends.get() == 'RST'
        client.writer.write(b'is anybody there')
        assert await client.hears_nothing()
        await talking(connect)

    through(talk)


def test_slow_takes_its_time_and_brings_all(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(Slow(10_000))
        start = time.monotonic()
        client.writer.write(b'x' * 1000)
        client.writer.write_eof()
        assert await client.rest() == (b'x' * 1000, 'FIN')
        assert time.monotonic() - start >= 0.1  # 1000 bytes at 10,000 in a second, there

    through(talk)


def test_a_slow_line_can_be_mended_while_it_carries(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(Slow(100))
        client.writer.write(b'x' * 100_000)
        client.writer.write_eof()
        await proxy.set(Pass())
        assert await client.rest() == (b'x' * 100_000, 'FIN')

    through(talk)


def test_jitter_keeps_the_order(through):
    async def talk(proxy, connect, echo):
        client = await talking(connect)
        await proxy.set(Jitter(0.005, seed=1))
        for number in range(50):
            client.writer.write(b'%03d' % number)
            await client.writer.drain()
            await asyncio.sleep(0)
        client.writer.write_eof()
        assert await client.rest() == (b''.join(b'%03d' % number for number in range(50)), 'FIN')

    through(talk)
