/** @param {import('sails-io').JWR<{ name: string }[]>} jwr */
function show(users, jwr) { // error TS7006
  jwr.body.map((user) => user.name);
  jwr.body.map((user) => user.nickname); // error TS2339
}

io.socket.get('/user', show);
io.socket.on('sails:lost', ({ reason }) => reason.toFixed()); // error TS2339 TS2551
