// dist/sails.io.legacy.js: the script for a page whose server is still on socket.io 2.
// Slim: without the debug messages, and the JSON for browsers that have none.
import io from "socket.io-client-2/dist/socket.io.slim.dev.js";
import { older_raw_socket } from "./sails_io.client.raw_socket.js";
import { load } from "./sails_io.client.page.js";
import { factory } from "./sails_io.client.factory.js";
import { is_node } from "./sails_io.client.interop.js";

if (commonjs) commonjs.exports = factory;
else if (amd) amd([], () => factory);
if (!amd && !is_node()) load(io, older_raw_socket);
