// dist/sails.io.legacy.js: the same for a page whose server is still on socket.io 2.
// Slim: without socket.io's debug messages, and without JSON for browsers that have none.
import io from "socket.io-client-2/dist/socket.io.slim.dev.js";
import { older_raw_socket } from "./sails_io.client.raw_socket.js";
import { offer } from "./loader.js";

offer(io, older_raw_socket);
