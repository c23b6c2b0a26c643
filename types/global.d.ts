// The `io` of a page with a script element: `/// <reference types="sails-io/global" />`, or `types` in tsconfig.json.
import type { SailsIo } from './index.js';

declare global {
  /** socket.io's function, with `io.sails` and `io.socket`. */
  var io: SailsIo;
}
