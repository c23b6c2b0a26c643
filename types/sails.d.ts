import type { SailsErrorClass } from './jwr.js';
import type { SocketOptions } from './options.js';
import type { RawSocket, SailsSocket } from './socket.js';

/** Where the library writes what it has to say, such as the console. */
export interface Logger {
  log(text: string): void;
  warn(text: string): void;
}

/** `io.sails`: the options of all sockets, and what else is common to them. */
export interface Sails extends SocketOptions {
  /** False keeps `io.socket` from connecting by itself, and takes it away. */
  autoConnect?: boolean;
  autoconnect?: boolean;
  /** In `production` nothing is written to the console. */
  environment?: 'development' | 'production' | (string & {});
  /** False lets options change while a socket is connected. */
  strict?: boolean;
  /** Written to in the place of the console; null for silence. */
  logger?: Logger | null;
  /** What the server is told of this library. */
  readonly sdk: {
    readonly version: string;
    readonly platform: 'browser' | 'node';
    readonly language: string;
    readonly versionString: string;
  };
  /** The class of sockets. */
  readonly SailsSocket: { readonly prototype: SailsSocket };
  /** The class of the library's errors. */
  readonly SailsError: SailsErrorClass;
  /**
   * Makes a socket, and connects it.
   *
   * @throws SailsError with `E_USAGE`: an option cannot be used; with `E_CONNECT`: socket.io cannot use one
   */
  connect(url?: string | null, options?: SocketOptions | null): SailsSocket;
  connect(options: SocketOptions): SailsSocket;
}

/** What the library adds to the function of socket.io. */
export interface SailsMembers {
  readonly sails: Sails;
  /** Connects by itself, a tick after the library is there. */
  socket: SailsSocket;
}

/** The function of socket.io inside the scripts for pages. */
export interface SocketIo {
  (url?: string, options?: { [name: string]: any }): RawSocket;
  readonly connect: (url?: string, options?: { [name: string]: any }) => RawSocket;
  readonly Manager: any;
  readonly Socket: any;
}

/** `io`: a function of socket.io, with `io.sails` and `io.socket`. */
export type SailsIo<Client = SocketIo> = Client & SailsMembers;

/** What socket.io-client exports: its function, or an object that has it as `io`. */
export type SocketIoClient = ((...values: any) => any) | { readonly io: (...values: any) => any };

/** The function of socket.io in what socket.io-client exports. */
export type FunctionOf<Client> = Client extends (...values: any) => any
  ? Client
  : Client extends { readonly io: infer Io }
    ? Io
    : never;
