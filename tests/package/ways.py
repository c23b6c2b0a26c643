"""The samples of types, and the ways in which a program gets at the library."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.tools import CHECKOUT

TYPES = CHECKOUT / 'types'
SAMPLES = Path(__file__).parent / 'samples'
FOR_PAGES = {'lib': ['es2022', 'dom', 'dom.iterable']}
BUNDLER: dict[str, object] = {'module': 'esnext', 'moduleResolution': 'bundler', **FOR_PAGES}
NODE: dict[str, object] = {'module': 'node16', 'moduleResolution': 'node16', **FOR_PAGES}

ES = (
    "import { io as client } from 'socket.io-client'; import sails from 'sails-io'; const io = sails(client);"
)
COMMONJS = "import client = require('socket.io-client'); import sails = require('sails-io'); const io = sails(client);"
#: By the folder of samples: the compiler's options, how files are called, and how a sample of every way gets `io`.
WAYS: dict[str, tuple[dict[str, object], str, str]] = {
    'es': (NODE, '.mts', ES),
    'commonjs': (NODE, '.cts', COMMONJS),
    'bundler': (BUNDLER, '.ts', ES),
    'global': ({**BUNDLER, 'allowJs': True, 'checkJs': True}, '.ts', ''),
}


def exported() -> list[str]:
    """Return the names of the types that `sails-io` exports."""
    text = (TYPES / 'index.d.ts').read_text(encoding='utf-8')
    modules = re.findall(r"^export \* from './(\w+).js';$", text, re.MULTILINE)
    declared = '\n'.join((TYPES / f'{name}.d.ts').read_text(encoding='utf-8') for name in modules)
    return sorted(re.findall(r'^export (?:interface|type) (\w+)', declared, re.MULTILINE))


def put_samples(way: str, src: Path) -> None:
    """Write the samples of a way, and those of every way, into a folder of sources."""
    _, suffix, get_io = WAYS[way]
    for sample in (SAMPLES / way).iterdir():
        (src / sample.name).write_bytes(sample.read_bytes())
    head = f"{get_io} import type {{ {', '.join(exported())} }} from 'sails-io';"
    for sample in (SAMPLES / 'every').iterdir():
        _, body = sample.read_text(encoding='utf-8').split('\n', 1)
        (src / f'{sample.stem}{suffix}').write_text(f'{head}\n{body}', encoding='utf-8')
