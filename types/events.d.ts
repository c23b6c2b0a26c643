declare global {
  /**
   * The events of your server: what comes with each, by its name. Add yours, and `io.socket.on` knows them:
   *
   *     declare global {
   *       interface SailsEvents {
   *         order: BlueprintEvent<Order>;
   *       }
   *     }
   */
  interface SailsEvents {}
}

/** The states of a connection. */
export type SailsStatus = 'disconnected' | 'connecting' | 'connected' | 'reconnecting';

/** What comes with `sails:status`, at each change, and with `sails:lost`, where a connection stays away. */
export interface StatusChange {
  status: SailsStatus;
  previous: SailsStatus;
  /** What went wrong; null where nothing did, or the page wanted it so. */
  code: 'E_CONNECT' | 'E_DISCONNECTED' | 'E_NOT_CONNECTED' | null;
  /** In words, for a log. */
  reason: string;
}

/** Why there is no connection. A server that refuses it can send `data`. */
export interface ConnectError extends Error {
  data?: any;
}

/** The events of the connection itself, and what comes with each. */
export interface ConnectionEvents {
  /** The connection is there, at first and after each time that it was lost. */
  connect: [];
  /** It is no more; the reason is socket.io's. */
  disconnect: [reason: string];
  /** Each attempt that failed. */
  connect_error: [error: ConnectError];
  /** The server refused the connection. */
  error: [error: ConnectError];
  /** An attempt to reconnect begins; they count from 1. */
  reconnect_attempt: [attempt: number];
  /** The same. */
  reconnecting: [attempt: number];
  /** That attempt has brought the connection back. */
  reconnect: [attempt: number];
  /** An attempt to reconnect failed. */
  reconnect_error: [error: Error];
  /** The last of `reconnectionAttempts` failed. */
  reconnect_failed: [];
  /** The status of the connection is another one. */
  'sails:status': [change: StatusChange];
  /** The connection has been away for `lostAfter` milliseconds. */
  'sails:lost': [change: StatusChange];
  /** The server could not read a request that nobody waits for. */
  'sails:parseError': [problem: any];
}

/** The names of events: the connection's, your server's as in `SailsEvents`, and any other. */
export type EventName = keyof ConnectionEvents | (keyof SailsEvents & string) | (string & {});

/** A function for an event: with the values of that one, and with any values where nobody has named it. */
export type Handler<Name> = Name extends keyof ConnectionEvents
  ? (...values: ConnectionEvents[Name]) => void
  : Name extends keyof SailsEvents
    ? (event: SailsEvents[Name]) => void
    : (...values: any[]) => void;

type IdOf<Item> = Item extends { id: infer Id } ? Id : string | number;

/** A record was made. */
export interface CreatedEvent<Item = any> {
  verb: 'created';
  id: IdOf<Item>;
  data: Item;
}

/** A record was changed. */
export interface UpdatedEvent<Item = any> {
  verb: 'updated';
  id: IdOf<Item>;
  /** What was set. */
  data: Partial<Item>;
  /** The record as it was; absent where only an association has changed, from its other end. */
  previous?: Item;
}

/** A record is no more. */
export interface DestroyedEvent<Item = any> {
  verb: 'destroyed';
  id: IdOf<Item>;
  /** The record as it was. */
  previous: Item;
}

/** Another record has come into an association of this one. */
export interface AddedToEvent<Item = any> {
  verb: 'addedTo';
  id: IdOf<Item>;
  attribute: keyof Item & string;
  addedId: string | number;
}

/** Another record has left an association of this one. */
export interface RemovedFromEvent<Item = any> {
  verb: 'removedFrom';
  id: IdOf<Item>;
  attribute: keyof Item & string;
  removedId: string | number;
}

/** What Sails' blueprints tell of a model's records, under the model's name in lower case. */
export type BlueprintEvent<Item = any> =
  | CreatedEvent<Item>
  | UpdatedEvent<Item>
  | DestroyedEvent<Item>
  | AddedToEvent<Item>
  | RemovedFromEvent<Item>;
