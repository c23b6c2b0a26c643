import type { SailsRequest } from './request.js';

/** What a request was answered with: a JSON WebSocket Response. */
export interface JWR<Body = any> {
  /**
   * What the server sent. It is a `Body` where `error` is absent; with an error it is what the server had to say of
   * it, or null where there was no answer.
   */
  body: Body;
  /** The headers of the answer; `{}` where the server sends none. */
  headers: { [name: string]: any };
  /** As in HTTP; 200 where the server sends none; 0 where there was no answer. */
  statusCode: number;
  /** Why the request failed: there where the status is below 200, or from 400 on. */
  error?: RequestError;
  /** One line for a log. */
  toString(): string;
  /** The answer as a plain object. */
  toPOJO(): { body: Body; headers: { [name: string]: any }; statusCode: number };
  /** Returns an error: streams are not supported. */
  pipe(): Error;
}

/**
 * What happened to a request.
 *
 * - `E_STATUS`: the server answered, with a status below 200 or from 400 on;
 * - `E_TIMEOUT`: no answer came in time, or the request has waited too long for the connection;
 * - `E_ABORTED`: the page aborted it, or cleared the queue;
 * - `E_DISCONNECTED`: the connection was lost before the answer came; the server may have seen the request;
 * - `E_NOT_CONNECTED`: not sent, as there is no connection and none will come, or it must not wait for one;
 * - `E_QUEUE_FULL`: not sent, as too many wait already;
 * - `E_NOT_SENT`: not sent, as it cannot be written as JSON, or a function of the page threw: see `cause`;
 * - `E_INTERCEPTED`: an interceptor threw at the answer: see `cause`.
 */
export type RequestErrorCode =
  | 'E_STATUS'
  | 'E_TIMEOUT'
  | 'E_ABORTED'
  | 'E_DISCONNECTED'
  | 'E_NOT_CONNECTED'
  | 'E_QUEUE_FULL'
  | 'E_NOT_SENT'
  | 'E_INTERCEPTED';

/**
 * What is wrong, in a word.
 *
 * Beside the codes of requests:
 * - `E_USAGE`: an argument cannot be used; the message says which, and what to write instead;
 * - `E_STATE`: not now, as the socket is connected, or is not;
 * - `E_CONNECT`: the connection could not be made;
 * - `E_NO_SOCKET_IO`: the library was given no socket.io client;
 * - `E_NOT_SUPPORTED`: there is no such thing as streams.
 */
export type SailsErrorCode =
  | RequestErrorCode
  | 'E_USAGE'
  | 'E_STATE'
  | 'E_CONNECT'
  | 'E_NO_SOCKET_IO'
  | 'E_NOT_SUPPORTED';

/** An error of the library. Its class is `io.sails.SailsError`; its `name` is `Error`. */
export interface SailsError extends Error {
  /** What is wrong, in a word. */
  code: SailsErrorCode;
  /** Of the answer, and 0 where there was none. Only an error of a request has it. */
  statusCode?: number;
  /** What the request ended with. Only an error of a request has it. */
  jwr?: JWR;
  /** The request that failed. Only an error of a request has it. */
  request?: SailsRequest;
  /** What else is to blame: what a function of the page threw, or the reason why it aborted. */
  cause?: unknown;
}

/** How a request failed: what awaiting it throws, `jwr.error`, and a callback's first argument without an answer. */
export interface RequestError extends SailsError {
  code: RequestErrorCode;
  /** Of the answer; 0 where there was none. */
  statusCode: number;
  /** What the request ended with. */
  jwr: JWR;
  /** The request. */
  request: SailsRequest;
}

/** The class of the library's errors, for `instanceof`. */
export interface SailsErrorClass {
  readonly prototype: SailsError;
  new (message?: string): SailsError;
}
