// The transport over a WebSocket of the platform, without the options of Node's.
import { encodePacket } from "engine.io-parser";
import { globalThisShim as root, nextTick } from "../globals.node.js";
import { Transport } from "../transport.js";
import { randomString } from "../util.js";

// As it was when the library was loaded.
const { WebSocket } = root;

// React Native alone lets a WebSocket have headers. A browser makes its navigator when it is first asked for: so no
// page pays for one that asks for no headers.
const takesHeaders = () => !!root.navigator && root.navigator.product === "ReactNative";

export class WS extends Transport {
  get name() {
    return "websocket";
  }

  doOpen() {
    const { protocols, extraHeaders: headers } = this.opts;
    const more = headers && takesHeaders() ? [protocols, { headers }] : protocols ? [protocols] : [];
    let ws;
    try {
      ws = this.ws = new WebSocket(this.uri(), ...more);
    } catch (error) {
      return this.emitReserved("error", error);
    }
    ws.binaryType = this.socket.binaryType;
    ws.onopen = () => this.onOpen();
    ws.onclose = (context) => this.onClose({ description: "websocket connection closed", context });
    ws.onmessage = ({ data }) => this.onData(data);
    ws.onerror = (event) => this.onError("websocket error", event);
  }

  write(packets) {
    this.writable = false;
    packets.forEach((packet, place) => {
      const isLast = place === packets.length - 1;
      encodePacket(packet, this.supportsBinary, (data) => {
        // It may be closed already: the packet is lost with it.
        try {
          this.ws.send(data);
        } catch {}
        // A moment later: then the buffer of these packets is empty.
        if (isLast)
          nextTick(() => {
            this.writable = true;
            this.emitReserved("drain");
          });
      });
    });
  }

  doClose() {
    const { ws } = this;
    if (!ws) return;
    ws.onerror = () => {};
    ws.close();
    this.ws = null;
  }

  uri() {
    const { secure, timestampRequests, timestampParam } = this.opts;
    const query = this.query || {};
    if (timestampRequests) query[timestampParam] = randomString();
    if (!this.supportsBinary) query.b64 = 1;
    return this.createUri(secure ? "wss" : "ws", query);
  }
}
