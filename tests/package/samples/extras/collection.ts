import sails, { type JWR, type SailsRequest } from 'sails-io';
import extend, { type Change, type Collection } from 'sails-io/extras';

interface Order {
  id: number;
  item: string;
}

const io = sails();
extend(io).socket.isConnected();
const remove: () => void = io.socket.retry({ limit: 3, delay: 100, maxDelay: 1000 });
const unprotect: () => void = io.socket.csrf({ route: '/csrfToken' });
io.socket.retry({ onRetry: (request, { times, wait, jwr }) => [request.url, times + wait, jwr.statusCode] });
io.socket.retry().call(null);
io.socket.csrf().call(null);
io.socket.retry({ times: 3 }); // error TS2353 TS2345
io.socket.retry({ delay: '1s' }); // error TS2322
io.socket.csrf('/csrfToken'); // error TS2559

const orders: Collection<Order> = io.socket.collection<Order>('order', { where: { item: 'tea' }, limit: 3 });
const items: string[] = orders.items.map(({ item }) => item);
const request: SailsRequest<Order[]> = orders.request;
orders.on('change', ({ verb, id, record, previous, attribute }) => {
  if (verb === 'created') record?.item.trim();
  if (verb === 'updated') record.item; // error TS18047
  previous?.item.trim().concat(id.toFixed(), attribute ?? '');
  if (verb === 'gone') return; // error TS2367
});
orders.on('load', (all) => all[0].item.trim()).on('error', (jwr: JWR) => jwr.error?.code);
orders.on('load', (all) => all[0].price); // error TS2339
orders.on('loaded', () => {}); // error TS2345
const seen = (change: Change<Order>) => console.log(change.id);
orders.on('change', seen).off('change', seen).off('change').stop();
orders.get(3)?.item.trim();
orders.get('3'); // error TS2345
orders.create({ item: 'tea' }).then((jwr) => jwr.body.item.trim());
orders.create({ item: 3 }); // error TS2322
orders.update(3, { item: 'cake' }).abort();
orders.destroy(3).abort();
io.socket.collection<Order>('order', null, { url: '/api/v1/order' }).stop();
orders.items = []; // error TS2540
io.socket.collection(); // error TS2554
