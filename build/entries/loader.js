// A script that has socket.io's client inside, for whatever loads it.
// `commonjs` is the loader's `module`, `amd` hands a value to its `define`, or they are false: see bundles.py.
import { load } from "./sails_io.client.page.js";
import { factory } from "./sails_io.client.factory.js";
import { is_node } from "./sails_io.client.interop.surroundings.js";

export const offer = (io, raw_socket) => {
  if (commonjs) commonjs.exports = factory;
  else if (amd) amd(factory);
  // A bundler gives pages and workers a `module`, webpack a `define` as well: they get the global all the same.
  if ((commonjs || !amd) && !is_node()) load(io, raw_socket);
};
