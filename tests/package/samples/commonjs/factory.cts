import client = require('socket.io-client');
import sails = require('sails-io');
import page = require('sails-io/sails.io.js');

const io = sails(client);
const raw: client.Socket = io('https://example.com');
const answer: Promise<sails.JWR<number>> = io.socket.get<number>('/count').finally();
const again: sails.SailsSocket = sails(client.io).socket;
const same: typeof sails = page;
const other: sails.SailsSocket = sails({ io: client.io }).socket;
sails().socket.get('/user');
sails(7); // error TS2345 TS2769
sails({}); // error TS2345 TS2769
sails.factory; // error TS2339
