"""What stands in packets: namespaces, attachments, the end of a connection."""

from __future__ import annotations

from .talk import Talk, by_name

ECHO = '{"url":"/echo","data":%s}'
ATTACHED = '{"_placeholder":true,"num":0}'


def namespaces(talk: Talk) -> None:
    talk.connect('page')
    for frame in ('40/admin', '40/admin,', '40/admin?x=1', '40/admin?x=1,{"a":1}', '40/é/b,{}'):
        talk.exchange('page', frame)


def attachments(talk: Talk) -> None:
    talk.connect('page')
    for data in (ATTACHED, f'{{"a":{ATTACHED}}}', f'[{ATTACHED}]'):
        talk.exchange('page', f'451-1["post",{ECHO % data}]', b'ab')


def ends(talk: Talk) -> None:
    talk.connect('dropped', 'other')
    talk.end('dropped', 'post /drop')
    talk.ask('other', 'get /text')


CONVERSATIONS = by_name(namespaces, attachments, ends)
