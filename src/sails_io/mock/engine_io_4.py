"""Revision 4 of engine.io's protocol: what socket.io 3 and 4 speak."""

from collections.abc import Iterable, Iterator

from engineio.packet import Packet, packet_names

_SEPARATOR = '\x1e'


class SenselessPacket(Exception):
    """A packet that the other side cannot have sent."""


class EngineIo4:
    """How packets are written, and who has to prove that it lives.

    Attributes:
        revision: the number in the handshake's query.
        server_pings: whether the server sends the pings, and the client the pongs.
    """

    revision = 4
    server_pings = True

    def read(self, frame: str | bytes) -> Packet:
        """The packet in a frame of a WebSocket. Raises SenselessPacket.

        >>> EngineIo4().read('4hello').data
        'hello'
        """
        try:
            packet = Packet(encoded_packet=frame)
        except Exception as error:  # whatever the decoder stumbles over, the frame is senseless
            raise SenselessPacket('a frame that is no packet') from error
        if packet.packet_type >= len(packet_names):
            raise SenselessPacket('an unknown type of packet')
        return packet

    def write(self, packet: Packet) -> str | bytes:
        """The frame for a packet."""
        frame: str | bytes = packet.encode()
        return frame

    def read_payload(self, body: bytes, _binary: bool) -> Iterator[Packet]:
        """The packets in the body of a POST, one after the other. Raises SenselessPacket."""
        return map(self.read, body.decode('utf-8', 'replace').split(_SEPARATOR))

    def write_payload(self, packets: Iterable[Packet]) -> str:
        """The body of the answer to a poll."""
        return _SEPARATOR.join(packet.encode(b64=True) for packet in packets)
