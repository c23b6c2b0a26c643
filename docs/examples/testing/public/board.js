// A list of orders that stays as the server has it, and a form to order.
const list = document.querySelector('ul');
const form = document.querySelector('form');
const say = (text) => { document.querySelector('[role=status]').textContent = text; };

const show = ({ id, item }) => {
  const line = document.getElementById(`order-${id}`) || list.appendChild(document.createElement('li'));
  line.id = `order-${id}`;
  line.textContent = item;
};

// Asked again after every reconnect.
io.socket.subscribe('/order', {}, (orders, jwr) => {
  if (jwr.error) return say('The orders could not be loaded.');
  list.replaceChildren();
  orders.forEach(show);
  say(orders.length ? '' : 'Nobody has ordered yet.');
});

io.socket.on('order', ({ verb, id, data }) => {
  if (verb === 'created') show(data);
  if (verb === 'destroyed') document.getElementById(`order-${id}`)?.remove();
});

io.socket.on('kitchen', ({ open }) => say(open ? '' : 'The kitchen is closed.'));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const { body } = await io.socket.post('/order', { item: form.item.value }, { timeout: 2000 });
    show(body);
    say(`${body.item} is ordered.`);
    form.reset();
  } catch (error) {
    say(error.code === 'E_TIMEOUT' ? 'The kitchen does not answer.' : 'That did not work. Order again?');
  }
});
