// dist/sails.io.js: the script that a page loads, with socket.io's client inside.
// `commonjs` and `amd` are the loader's `module` and `define`, or false: see the wrapper in bundles.py.
import { io } from "socket.io-client";
import { load } from "./sails_io.client.page.js";
import { raw_socket } from "./sails_io.client.raw_socket.js";
import { factory } from "./sails_io.client.factory.js";
import { is_node } from "./sails_io.client.interop.js";

if (commonjs) commonjs.exports = factory;
else if (amd) amd([], () => factory);
// A bundler gives pages and workers a `module` as well: they get the global all the same.
if (!amd && !is_node()) load(io, raw_socket);
