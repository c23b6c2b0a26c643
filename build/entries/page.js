// dist/sails.io.js: the script that a page loads, with socket.io's client inside.
// `commonjs` is the loader's `module`, `amd` hands a value to its `define`, or they are false: see bundles.py.
import { io } from "socket.io-client";
import { load } from "./sails_io.client.page.js";
import { factory } from "./sails_io.client.factory.js";
import { is_node } from "./sails_io.client.interop.js";

if (commonjs) commonjs.exports = factory;
else if (amd) amd(factory);
// A bundler gives pages and workers a `module`, webpack a `define` as well: they get the global all the same.
if ((commonjs || !amd) && !is_node()) load(io);
