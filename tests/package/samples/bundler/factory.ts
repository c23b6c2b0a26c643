import defaultClient, { io as client, type Socket } from 'socket.io-client';
import * as namespace from 'socket.io-client';
import sails, { factory, type JWR, type SailsSocket } from 'sails-io';
import page from 'sails-io/sails.io.js';

const io = sails(client);
const raw: Socket = io('https://example.com');
const answer: Promise<JWR<number>> = io.socket.get<number>('/count').finally();
const others: SailsSocket[] = [factory(client).socket, sails(defaultClient).socket, sails(namespace).socket];
const ofNamespace: Socket = sails(namespace)('https://example.com');
const ofPage: SailsSocket = page(client).socket;
sails(7); // error TS2345 TS2769
sails({}); // error TS2345 TS2769
import { fabrik } from 'sails-io'; // error TS2305 TS2614
