// sails.io.extras.mjs: `import extend from 'sails-io/extras'`.
import type { SailsMembers } from './index.js';

export * from './collection.js';

/** Adds `retry`, `csrf` and `collection` to all sockets of an `io`, and returns it. */
export declare function extend<Io extends SailsMembers>(io: Io): Io;
export default extend;
