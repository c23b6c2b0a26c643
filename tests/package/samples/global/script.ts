/// <reference types="sails-io/global" />

type User = { name: string };
type Answer = import('sails-io').JWR<User>;

io.sails.headers = { 'x-token': 'a' };
io.socket.get('/user/3', (user: User, jwr: Answer) => user.name + jwr.body.name);
window.io.socket.on('sails:status', ({ status }) => status.length);
io('https://example.com').connected;
io.sokcet; // error TS2551
