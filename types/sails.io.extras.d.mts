// sails.io.extras.mjs: `import extras from 'sails-io/extras'`.
import type { SailsMembers } from './index.js';

export * from './collection.js';

/** Adds `retry`, `csrf` and `collection` to all sockets of an `io`. */
export declare function extras(io: SailsMembers): void;
export default extras;
