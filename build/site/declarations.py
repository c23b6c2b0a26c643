"""What the types say: options, events and codes of errors, each with what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build.stage import ROOT

_COMMENT = r'/\*\*(?P<text>(?:(?!\*/).)*)\*/\n'
_MEMBER = re.compile(
    rf"^  (?:{_COMMENT}  )?(?:readonly )?(?P<name>[\w']+(?::\w+')?)\??: (?P<type>.+?);$",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r'^ \* - `(E_\w+)`: (.+?)[;.]$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Member:
    """A member of an interface.

    Attributes:
        name: as it is written.
        type: as TypeScript writes it.
        text: what it means; empty where nobody says it.
    """

    name: str
    type: str
    text: str


def members(module: str, interface: str) -> list[Member]:
    """Return the members of an interface, without its methods.

    Arguments:
        module: a file of `types`, such as `options`.
        interface: its name.

    Raises:
        KeyError: there is none.
    """
    found = re.search(rf'^export interface {interface}\b[^{{]*\{{\n(.*?)^\}}', _text(module), re.M | re.S)
    if found is None:
        raise KeyError(f'types/{module}.d.ts has no interface {interface}')
    return [
        Member(each['name'].strip("'"), ' '.join(each['type'].split()), _plain(each['text'] or ''))
        for each in _MEMBER.finditer(found[1])
    ]


def codes() -> dict[str, str]:
    """Return the codes of errors, and what each means."""
    return {code: ' '.join(_plain(meaning).split()) for code, meaning in _CODE.findall(_text('jwr'))}


def _text(module: str) -> str:
    return (ROOT / 'types' / f'{module}.d.ts').read_text(encoding='utf-8')


def _plain(comment: str) -> str:
    return '\n'.join(re.sub(r'^\s*\* ?', '', line).strip() for line in comment.strip().splitlines()).strip()
