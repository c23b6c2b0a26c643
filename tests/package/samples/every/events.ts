// Events. In the place of this line come the ones that get `io` and the types.
interface Order {
  id: number;
  item: string;
  lines: string[];
}

declare global {
  interface SailsEvents {
    order: BlueprintEvent<Order>;
    news: { text: string };
  }
}

io.socket.on('order', (event) => {
  const id: number = event.id;
  if (event.verb === 'created') event.data.item.trim();
  if (event.verb === 'updated') event.data.item?.trim();
  if (event.verb === 'updated') event.data.item.trim(); // error TS18048
  if (event.verb === 'updated') event.previous?.item.trim();
  if (event.verb === 'destroyed') event.previous.item.trim();
  if (event.verb === 'destroyed') event.data; // error TS2339
  if (event.verb === 'addedTo') `${event.attribute} ${event.addedId}`;
  if (event.verb === 'removedFrom') `${event.attribute} ${event.removedId}`;
  if (event.verb === 'removed') return; // error TS2367
});

const heard = ({ text }: { text: string }) => console.log(text);
io.socket.on('news', heard).once('news', heard).off('news', heard).off('news').off();
io.socket.on('news', (event: { text: number }) => event.text); // error TS2345
io.socket.on('news', ({ txet }) => txet); // error TS2339
io.socket.off('news', (event: number) => event); // error TS2345
io.socket.on('never told of', (event, more) => event.anything + more.anything);
io.socket.on('news'); // error TS2554
io.socket.on('news', 'text'); // error TS2345
io.socket.onAny((name, event) => name.trim() + event.anything).offAny().removeAllListeners();

io.socket.on('connect', () => {});
io.socket.on('connect', (event: string) => event); // error TS2345
io.socket.on('disconnect', (reason) => reason.trim());
io.socket.on('connect_error', (error) => error.message + error.data);
io.socket.on('reconnect', (attempt) => attempt.toFixed());
io.socket.on('reconnect_attempt', (attempt) => attempt.trim()); // error TS2339
io.socket.on('sails:status', ({ previous, status, code, reason }: StatusChange) => {
  if (status === 'connected' && previous === 'reconnecting' && code === null) reason.trim();
  if (status === 'conected') return; // error TS2367
});
io.socket.on('sails:lost', ({ code }) => code === 'E_DISCONNECTED');
io.socket.once('sails:status', ({ state }) => state); // error TS2339

const anything: BlueprintEvent = { verb: 'created', id: 'a', data: { any: 'thing' } };
const events: ConnectionEvents['reconnect'] = [1];
