import type { RequestHeaders } from './request.js';

/** A value, or a function that gives it, maybe later. */
export type Given<Value> = Value | (() => Value | PromiseLike<Value>);

/** How a connection carries its packets. */
export type Transport = 'websocket' | 'polling' | 'webtransport';

/** The query of a handshake. */
export type Query = string | { [name: string]: string | number | boolean };

/**
 * The options that are properties of a socket too. Those that were not given to it are read from `io.sails`, which has
 * the defaults.
 *
 * `headers`, `auth` and the limits can be set at any time, the others only while the socket is not connected, unless
 * `io.sails.strict` is false.
 */
export interface SocketProperties {
  // Where to

  /** The server. Left out: the one that the page came from; in Node it has to be given. */
  url?: string;
  /** Tried in their order; `['websocket']` unless set. */
  transports?: readonly Transport[] | string;
  /** The path of socket.io on the server; `/socket.io` unless set. */
  path?: string;
  /** The cookie that a page gets from another origin first: false for none, or the route to ask for it. */
  useCORSRouteToGetCookie?: boolean | string;

  // Who it is

  /** Sent with every request; a function is asked at each. */
  headers?: Given<RequestHeaders>;
  /** Added to the URL of the handshake; a function is asked whenever the socket connects. */
  query?: Given<Query>;
  /** Sent with the handshake, for servers on socket.io 3 or later; a function is asked whenever it connects. */
  auth?: Given<{ [name: string]: any }>;
  /** Headers of the handshake. Browsers send them with the transport `polling` only. */
  initialConnectionHeaders?: { [name: string]: string };

  // Requests

  /** Milliseconds until a request without a `timeout` ends with `E_TIMEOUT`. Unless set, there is no limit. */
  requestTimeout?: number | null;
  /** How many requests may wait for a connection: 100,000 unless set; null for any number. */
  queueLimit?: number | null;
  /** Milliseconds that each of them may wait. Unless set, as long as it takes. */
  queueTimeout?: number | null;

  // Coming back

  /** Whether it connects again by itself; false unless set. */
  reconnection?: boolean;
  /** How often it tries; without end unless set. */
  reconnectionAttempts?: number;
  /** Milliseconds before the first attempt; 1,000 unless set. It doubles each time. */
  reconnectionDelay?: number;
  /** Milliseconds that it waits at most; 5,000 unless set. */
  reconnectionDelayMax?: number;
  /** The share of chance in that, from 0 to 1; 0.5 unless set. */
  randomizationFactor?: number;
  /** Milliseconds that the transport may take to open; 20,000 unless set. */
  timeout?: number;
  /** Milliseconds without a connection until `sails:lost`; 3,000 unless set; null for never. */
  lostAfter?: number | null;

  // As socket.io has them

  /** Whether sockets of one server may share a connection. */
  multiplex?: boolean;
  /** In Node: whether the server's certificate is checked. */
  rejectUnauthorized?: boolean;
}

/** The options of a socket when it is made. Those that are not here are handed to socket.io as they are. */
export interface SocketOptions extends SocketProperties {
  // As socket.io has them

  addTrailingSlash?: boolean;
  withCredentials?: boolean;
  upgrade?: boolean;
  rememberUpgrade?: boolean;
  tryAllTransports?: boolean;
  transportOptions?: { [transport: string]: any };
  forceBase64?: boolean;
  timestampRequests?: boolean;
  timestampParam?: string;
  protocols?: string | string[];
  closeOnBeforeunload?: boolean;
  parser?: any;

  // As Node has them

  agent?: any;
  pfx?: any;
  key?: any;
  passphrase?: string;
  cert?: any;
  ca?: any;
  ciphers?: string;
  perMessageDeflate?: any;
}
