import type { JWR, RequestError } from './jwr.js';

/** The methods that a Sails server listens to. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options' | 'head';

/** Headers of a request. One that is `undefined` removes what `io.sails.headers` says. */
export interface RequestHeaders {
  [name: string]: string | undefined;
}

/** What goes with a request, with GET too: an object or a list of what JSON can hold. */
export interface RequestData {
  [name: string]: any;
  /** What every function has: a function is a callback, and no data. */
  [Symbol.hasInstance]?: never;
}

/** What is asked of an AbortSignal. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: any;
  addEventListener(event: 'abort', listener: () => void): void;
  removeEventListener(event: 'abort', listener: () => void): void;
}

/** The options that a verb takes in the place of its callback. */
export interface VerbOptions {
  /** Headers of this request; they win over those of all requests. */
  headers?: RequestHeaders;
  /** Milliseconds until it ends with `E_TIMEOUT`, counted from the call, also while it waits for the connection. */
  timeout?: number;
  /** An AbortSignal that ends it with `E_ABORTED`. */
  signal?: Signal;
  /** False where it must not wait for a connection: without one it ends with `E_NOT_CONNECTED`. */
  queue?: boolean;
}

/** The options of `socket.request()`. The data is in `data` or in `params`; both at once are an error. */
export type RequestOptions = VerbOptions & {
  /** The route, such as `/user/3`. */
  url: string;
  /** `get` where it is left out. */
  method?: Method | Uppercase<Method>;
} & (
    | { data?: RequestData | null; params?: null }
    | { data?: null; params?: RequestData | null }
  );

/**
 * Called once, with the answer.
 *
 * `body` is a `Body` only where `jwr.error` is absent: ask for that first. Where there was no answer
 * (`jwr.statusCode` is 0), `body` is that error itself; where the server refused, it is what it had to say.
 */
export type Callback<Body = any> = (body: Body, jwr: JWR<Body>) => void;

/** A request on its way, which can be awaited. Where nobody awaits it, it fails in silence. */
export interface SailsRequest<Body = any> extends PromiseLike<JWR<Body>> {
  /** In lower case. */
  readonly method: Method;
  /** As it was given. */
  readonly url: string;
  /** What it ended with; null until then. */
  readonly jwr: JWR<Body> | null;
  /**
   * Ends it with `E_ABORTED`, unless it has ended. What still waits is never sent.
   *
   * @param reason becomes the `cause` of the error
   */
  abort(reason?: unknown): void;
  then<Kept = JWR<Body>, Broken = never>(
    kept?: ((jwr: JWR<Body>) => Kept | PromiseLike<Kept>) | null,
    broken?: ((error: RequestError) => Broken | PromiseLike<Broken>) | null,
  ): Promise<Kept | Broken>;
  catch<Broken = never>(
    broken?: ((error: RequestError) => Broken | PromiseLike<Broken>) | null,
  ): Promise<JWR<Body> | Broken>;
  finally(ended?: (() => void) | null): Promise<JWR<Body>>;
}

/** A request that is made again after every reconnect. */
export interface Subscription<Body = any> {
  /** The latest of its requests. */
  readonly request: SailsRequest<Body>;
  /**
   * Asks no more. A request under way ends with `E_ABORTED`.
   *
   * @param reason becomes the `cause` of that error
   */
  stop(reason?: unknown): void;
}

/** What is about to be sent. An interceptor may change it. */
export interface Packet {
  method: Method;
  headers: { [name: string]: any };
  data: any;
  url: string;
}

/** Sees a request right before it is sent. What it returns takes the packet's place; what it throws ends the request. */
export type RequestInterceptor = (
  packet: Packet,
  request: SailsRequest,
) => Packet | void | PromiseLike<Packet | void>;

/** Sees an answer before anybody else. What it returns takes its place; what it throws ends the request. */
export type ResponseInterceptor = (
  jwr: JWR,
  request: SailsRequest,
) => JWR | void | PromiseLike<JWR | void>;

/** A say in every request, in every answer, or in both. */
export type Interceptors =
  | { request: RequestInterceptor; response?: ResponseInterceptor }
  | { request?: RequestInterceptor; response: ResponseInterceptor };
