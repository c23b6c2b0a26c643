// dist/sails.io.js: the script that a page loads.
import { io } from "socket.io-client";
import { raw_socket } from "./sails_io.client.raw_socket.js";
import { offer } from "./loader.js";

offer(io, raw_socket);
