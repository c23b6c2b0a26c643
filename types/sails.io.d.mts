// sails.io.mjs: `import sails from 'sails-io'`.
import type { FunctionOf, SailsIo, SocketIoClient } from './index.js';

export * from './index.js';

/**
 * Adds `io.sails` and `io.socket` to socket.io's function; `io.socket` connects by itself, a tick later.
 *
 * @param client socket.io-client 2, 3 or 4: its `io`, its default export, or `* as client`
 * @throws SailsError with `E_NO_SOCKET_IO`: it is none
 */
export declare function factory<Client extends SocketIoClient>(client: Client): SailsIo<FunctionOf<Client>>;
/** The same for the global `io` of socket.io's own script. */
export declare function factory(): SailsIo;
export default factory;
