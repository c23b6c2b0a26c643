import 'sails-io/sails.io.min.js';

io.socket.get<number>('/count', (count) => count.toFixed());
globalThis.io.sails.headers = { 'x-token': 'a' };
io.sokcet; // error TS2551
