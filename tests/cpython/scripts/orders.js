const io = require(process.env.CLIENT_FILE)(require('socket.io-client'));

async function main(url) {
  Object.assign(io.sails, {autoConnect: false, environment: 'production', url});
  const socket = io.sails.connect({headers: {'x-page': 'kitchen'}});
  const guest = io.sails.connect();
  await Promise.all([socket.ready(), guest.ready()]);
  await socket.get('/order', {item: 'none'});
  const events = [];
  const seen = new Promise((resolve) => socket.on('order', (event) => events.push(event) > 1 && resolve()));
  const order = (await guest.post('/order', {item: 'tea', quantity: 2})).body;
  await guest.patch(`/order/${order.id}`, {status: 'ready'});
  await seen;
  console.log(events[0].verb, events[1].data.status);
  await socket.get('/order/987654').catch((error) => {
    console.log(error.code, error.statusCode, error.message);
  });
  const replies = await Promise.all([30, 10, 20].map((ms) => socket.get(`/slow/${ms}`)));
  console.log(...replies.map((reply) => reply.body.waited));
  console.log((await socket.get('/echo')).body.headers['x-page']);
  socket.disconnect();
  guest.disconnect();
}

main(process.argv[2]);
