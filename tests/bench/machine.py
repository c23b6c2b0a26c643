"""Where a run took place."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import date

from sails_io.compiler.tools import node

from .clients import Client, version_of


def facts(browser: str, clients: dict[str, Client]) -> list[tuple[str, str]]:
    """Return what a reader needs to know about a run, as names and values."""
    node_version = subprocess.run(
        [str(node()), '--version'], capture_output=True, text=True, check=True
    ).stdout
    load = ', '.join(f'{value:.2f}' for value in os.getloadavg())
    return [
        ('date', date.today().isoformat()),
        ('machine', f'{os.cpu_count()} CPUs ({platform.machine()}), {platform.system()}'),
        ('load at the start, over 1, 5 and 15 minutes', load),
        ('browser', f'Chromium {browser}'),
        ('server', f'Sails {version_of("sails")}, sails-hook-sockets {version_of("sails-hook-sockets")}, '
                   f'Node {node_version.strip().removeprefix("v")}'),
        *((name, _described(client)) for name, client in clients.items()),
    ]  # fmt: skip


def _described(client: Client) -> str:
    measured = len(client.script.encode())
    text = f'{client.title}, {measured:,} bytes'
    return text if abs(measured - client.shipped) < 100 else f'{text} (shipped: {client.shipped:,})'
