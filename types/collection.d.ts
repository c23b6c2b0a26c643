import type { BlueprintEvent } from './events.js';
import type { JWR } from './jwr.js';
import type { RequestData, SailsRequest } from './request.js';

/** A change of one record of a collection. */
export interface Change<Item = any> {
  verb: BlueprintEvent['verb'];
  id: BlueprintEvent<Item>['id'];
  /** The record as it is now; null where it is gone. */
  record: Item | null;
  /** The record as it was; null where it is new. */
  previous: Item | null;
  /** The association whose list has changed; null where it is another change. */
  attribute: string | null;
}

/** What a collection tells, and what comes with it. */
export interface CollectionEvents<Item = any> {
  /** A record has come, changed or gone. */
  change: [change: Change<Item>];
  /** All records have come, at first and after every reconnect. */
  load: [items: Item[]];
  /** They could not be had. */
  error: [jwr: JWR];
}

/** The records of a model that meet some criteria, kept as they are on the server. */
export interface Collection<Item = any> {
  readonly items: Item[];
  /** The latest request for the records. */
  readonly request: SailsRequest<Item[]>;
  on<Name extends keyof CollectionEvents>(
    event: Name,
    handler: (...values: CollectionEvents<Item>[Name]) => void,
  ): this;
  off<Name extends keyof CollectionEvents>(
    event: Name,
    handler?: (...values: CollectionEvents<Item>[Name]) => void,
  ): this;
  /** The record of this id, or null. */
  get(id: BlueprintEvent<Item>['id']): Item | null;
  /** Has the server make a record. */
  create(values: Partial<Item> & RequestData): SailsRequest<Item>;
  /** Has the server change a record. */
  update(id: BlueprintEvent<Item>['id'], values: Partial<Item> & RequestData): SailsRequest<Item>;
  /** Has the server destroy a record. */
  destroy(id: BlueprintEvent<Item>['id']): SailsRequest<Item>;
  /** Keeps them no longer. */
  stop(): void;
}

/** How requests that were not answered are made again. */
export interface RetryOptions {
  /** How often at most. */
  limit?: number;
  /** Milliseconds before the first attempt; it doubles each time. */
  delay?: number;
  /** Milliseconds that it waits at most. */
  maxDelay?: number;
  /**
   * Told whenever a request is to be made again.
   *
   * @param next `times`: for which time; `wait`: after how many milliseconds; `jwr`: how it ended last
   */
  onRetry?: (request: SailsRequest, next: { times: number; wait: number; jwr: JWR }) => void;
}

/** Where the token against forged requests comes from. */
export interface CsrfOptions {
  /** The route that gives it. */
  route?: string;
}

declare module './socket.js' {
  interface SailsSocket {
    /** Makes requests again that were not answered; the function returned ends this. */
    retry(options?: RetryOptions): () => void;
    /** Sends the token against forged requests with each request; the function returned ends this. */
    csrf(options?: CsrfOptions): () => void;
    /**
     * The records of a model, kept as they are on the server.
     *
     * @param model its name in lower case
     * @param criteria which of its records, as the blueprint route takes them
     * @param options `url`: the model's route, `/` and its name when left out
     */
    collection<Item = any>(
      model: string,
      criteria?: { [name: string]: any } | null,
      options?: { url?: string } | null,
    ): Collection<Item>;
  }
}
