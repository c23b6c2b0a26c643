// Requests and their answers. In the place of this line come the ones that get `io` and the types.
interface User {
  id: number;
  name: string;
  email?: string;
}
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

async function awaited() {
  const jwr = await io.socket.get<User[]>('/user');
  const typed: Same<typeof jwr, JWR<User[]>> = true;
  const names: string[] = jwr.body.map((user) => user.name);
  jwr.body.map((user) => user.nickname); // error TS2339
  jwr.status; // error TS2339
  const code: number = jwr.statusCode;
  const plain = jwr.toPOJO().body[0].id.toFixed() + jwr.toString();
  const [first, second] = await Promise.all([io.socket.get<User>('/user/1'), io.socket.delete('/user/2')]);
  const id: number = first.body.id;
  second.body.whatever;
  const loose = await io.socket.post('/user', { name: 'Ann' });
  loose.body.id.anything;
}

function calledBack(user: User) {
  io.socket.get<User[]>('/user', (body, jwr) => {
    const typed: Same<typeof body, User[]> = true;
    const answer: Same<typeof jwr, JWR<User[]>> = true;
    if (jwr.error) return console.warn(jwr.error.code, jwr.error.request.url);
  });
  io.socket.get('/user', {}, (users: User[], jwr: JWR<User[]>) => users[0].name + jwr.body[0].name);
  io.socket.get('/user', (users: User[], jwr) => jwr.body[0].nickname); // error TS2339
  io.socket.get<User[]>('/user', (body: string) => body); // error TS2769
  io.socket.put('/user/3', user);
  io.socket.put('/user/3', [user, null, 7]);
  io.socket.put('/user/3', null, () => {});
  io.socket.patch<User>('/user/3', { name: 'Bo' }, (body) => body.name).then(({ body }) => body.email);
  io.socket.post('/user', 'name=Ann'); // error TS2769
  io.socket.post('/user', 7); // error TS2769
  io.socket.get(); // error TS2554
  io.socket.get(7); // error TS2345
  io.socket.get('/user', {}, 'done'); // error TS2345
}

function limited() {
  const controller = new AbortController();
  const request = io.socket.get<User>('/user/3', {}, { timeout: 500, signal: controller.signal, queue: false });
  const typed: Same<typeof request, SailsRequest<User>> = true;
  request.abort();
  request.abort('another letter was typed');
  const seen: [Method, string, JWR<User> | null] = [request.method, request.url, request.jwr];
  request.jwr.body; // error TS18047
  request.url = '/user/4'; // error TS2540
  io.socket.get('/user/3', {}, { headers: { 'x-token': 'a', 'x-other': undefined } });
  io.socket.get('/user/3', {}, { timeout: '500' }); // error TS2322
  io.socket.get('/user/3', {}, { tiemout: 500 }); // error TS2345 TS2353
}

function requested() {
  io.socket.request({ url: '/user' });
  io.socket.request<User>({ method: 'PUT', url: '/user/3', data: { name: 'Bo' } }, (body) => body.name);
  io.socket.request({ method: 'get', url: '/user', params: { limit: 3 }, timeout: 5, queue: true });
  io.socket.request({ method: 'get' }); // error TS2345
  io.socket.request({ method: 'trace', url: '/user' }); // error TS2322
  io.socket.request({ url: '/user', params: {}, data: {} }); // error TS2345
}

async function failed() {
  try {
    await io.socket.get('/user/3');
  } catch (error) {
    error.code; // error TS18046
    if (error instanceof io.sails.SailsError) {
      const known: Same<typeof error, SailsError> = true;
      if (error.code === 'E_TIMEOUT') return;
      error.code === 'E_TIME_OUT'; // error TS2367
      error.jwr.body; // error TS18048
      const body: any = error.jwr?.body;
      const method: Method | undefined = error.request?.method;
    }
  }
  const told = await io.socket.get<User>('/user/3').catch((error) => error.code);
  const either: Same<typeof told, JWR<User> | RequestErrorCode> = true;
  io.socket.get('/user/3').then(null, (error) => error.jwr.statusCode + error.statusCode);
  const after: Promise<JWR<User>> = io.socket.get<User>('/user/3').finally(() => {});
}

function subscribed() {
  const all = io.socket.subscribe<User[]>('/user', {}, (body) => body.length);
  io.socket.subscribe<User[]>('/user', (body) => body.length);
  io.socket.subscribe({ method: 'post', url: '/room/3/join' }, (body: User) => body.name);
  const request: SailsRequest<User[]> = all.request;
  const held: Subscription<User[]> = all;
  all.stop();
  io.socket.subscribe<User[]>('/user', (body) => body.size); // error TS2551 TS2339
}

function intercepted() {
  const remove = io.socket.intercept({
    async request(packet, request) {
      packet.headers['x-trace'] = request.url;
    },
    response(jwr, request) {
      if (jwr.statusCode === 401) return io.socket.post('/login').then(() => io.socket.request(request));
      return { ...jwr, body: [] };
    },
  });
  remove();
  const only: Interceptors = { request: (packet: Packet) => ({ ...packet, url: '/other' }) };
  io.socket.intercept({}); // error TS2345
  io.socket.intercept({ request: (packet) => packet.uri }); // error TS2339
}

function waiting() {
  const urls: string[] = io.socket.queued().map((request) => request.url);
  io.socket.clearQueue();
}
