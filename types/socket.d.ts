import type { EventName, Handler, SailsStatus } from './events.js';
import type { SocketProperties } from './options.js';
import type {
  Callback,
  Interceptors,
  RequestData,
  RequestOptions,
  SailsRequest,
  Subscription,
  VerbOptions,
} from './request.js';

/** A method of HTTP as a method of a socket. It throws `E_USAGE` where an argument cannot be used. */
export interface Verb {
  /**
   * Asks without data.
   *
   * @param url the route, such as `/user/3`
   * @param callback called once with `(body, jwr)`
   */
  <Body = any>(url: string, callback: Callback<Body>): SailsRequest<Body>;
  /**
   * Asks.
   *
   * @param url the route, such as `/user/3`
   * @param data an object or a list of what JSON can hold; may be left out
   * @param callback called once with `(body, jwr)`; or options of this request
   */
  <Body = any>(
    url: string,
    data?: RequestData | null,
    callback?: Callback<Body> | VerbOptions,
  ): SailsRequest<Body>;
}

/** The socket of socket.io beneath a SailsSocket. */
export interface RawSocket {
  /** Its name on the server, while it is connected. */
  readonly id?: string;
  readonly connected: boolean;
  readonly [member: string]: any;
}

/**
 * A connection to a Sails server. It can be used at once: what is asked of it waits for the connection.
 *
 * Its options can always be read, and be set while it is not connected; `headers`, `auth` and limits at any time.
 */
export interface SailsSocket extends SocketProperties {
  get: Verb;
  post: Verb;
  put: Verb;
  patch: Verb;
  delete: Verb;
  /**
   * Asks with any method.
   *
   * @param options what to ask for, with which headers, and until when
   * @param callback called once with `(body, jwr)`
   * @throws SailsError with `E_USAGE`: an argument cannot be used
   */
  request<Body = any>(options: RequestOptions, callback?: Callback<Body>): SailsRequest<Body>;
  /**
   * Asks with GET now, and again after every reconnect, as the server has forgotten by then what it was asked.
   *
   * @param url the route
   * @param data an object or a list of what JSON can hold
   * @param callback called with each answer; or options of each request
   * @throws SailsError with `E_USAGE`: an argument cannot be used
   */
  subscribe<Body = any>(
    url: string,
    data?: RequestData | null,
    callback?: Callback<Body> | VerbOptions,
  ): Subscription<Body>;
  subscribe<Body = any>(url: string, callback: Callback<Body>): Subscription<Body>;
  subscribe<Body = any>(options: RequestOptions, callback?: Callback<Body>): Subscription<Body>;
  /**
   * Sees each request before it is sent, and each answer before it is handed out.
   *
   * @returns a function that ends this
   * @throws SailsError with `E_USAGE`: there is neither function
   */
  intercept(interceptors: Interceptors): () => void;
  /** The requests that wait for the connection, in order. */
  queued(): SailsRequest[];
  /** Ends all requests that wait, with `E_ABORTED`. */
  clearQueue(): void;

  /**
   * Calls a function at each event, once more for each time that it is given.
   *
   * @throws SailsError with `E_USAGE`: the handler is not a function
   */
  on<Name extends EventName>(event: Name, handler: Handler<Name>): this;
  /** Calls a function at the next event of this name. */
  once<Name extends EventName>(event: Name, handler: Handler<Name>): this;
  /** Forgets the handler, or all handlers of the event, or all handlers. */
  off<Name extends EventName>(event?: Name, handler?: Handler<Name>): this;
  /** Calls a function with the name and the values of each event that the server sends. */
  onAny(handler: (event: string, ...values: any[]) => void): this;
  /** Forgets the handler of every event, or all such handlers. */
  offAny(handler?: (event: string, ...values: any[]) => void): this;
  /** Forgets all handlers. Requests on their way are answered all the same. */
  removeAllListeners(): this;

  readonly status: SailsStatus;
  /** Whether requests reach the server now. */
  isConnected(): boolean;
  /** Whether it is on its way to a first answer from the server. */
  isConnecting(): boolean;
  /** Whether it is `io.socket` in the moment before it connects by itself. */
  mightBeAboutToAutoConnect(): boolean;
  /** Waits until it is connected; fails with `E_NOT_CONNECTED` where that is given up. */
  ready(): Promise<this>;
  /**
   * Disconnects, or stops connecting.
   *
   * @throws SailsError with `E_STATE`: there is nothing to disconnect
   */
  disconnect(): RawSocket | null;
  /**
   * Connects again, with the options as they are now. Handlers, and requests that wait, are kept.
   *
   * @throws SailsError with `E_STATE`: it is connected or connecting; with `E_USAGE`: an option cannot be used
   */
  reconnect(): void;
  /** What is beneath, for its `id` and `connected`; null before it first connects. */
  readonly _raw: RawSocket | null;
}
