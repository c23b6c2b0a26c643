// sails.io.extras.cjs: `require('sails-io/extras')(io)`.
import type { SailsMembers } from './index.js';
import types = require('./collection.js');

/** Adds `retry`, `csrf` and `collection` to all sockets of an `io`, and returns it. */
declare function extend<Io extends SailsMembers>(io: Io): Io;

declare namespace extend {
  export import Change = types.Change;
  export import Collection = types.Collection;
  export import CollectionEvents = types.CollectionEvents;
  export import CsrfOptions = types.CsrfOptions;
  export import RetryOptions = types.RetryOptions;
}

export = extend;
