// The connection and its options. In the place of this line come the ones that get `io` and the types.
Object.assign(io.sails, { url: 'https://example.com', environment: 'production' });
io.sails.autoConnect = false;
io.sails.reconnection = true;
io.sails.queueLimit = null;
io.sails.requestTimeout = 5000;
io.sails.logger = { log: () => {}, warn: (text) => text.trim() };
io.sails.logger = console;
io.sails.logger = null;
io.sails.headers = async () => ({ authorization: 'Bearer first' });
io.sails.query = { page: 3, old: false };
io.sails.query = () => 'page=3';
io.sails.auth = async () => ({ token: 'first' });
io.sails.transports = ['polling', 'websocket'];
io.sails.transports = 'polling,websocket';
io.sails.transports = ['websockets']; // error TS2820 TS2322
io.sails.headers = 'x-token: a'; // error TS2322
io.sails.queueLimit = '3'; // error TS2322
io.sails.reconnectoin = true; // error TS2551
io.sails.sdk = 'mine'; // error TS2540
const platform: 'browser' | 'node' = io.sails.sdk.platform;

const other: SailsSocket = io.sails.connect();
io.sails.connect('https://example.com', { transports: ['polling'], headers: { 'x-token': 'a' } });
io.sails.connect({ url: 'https://example.com', useCORSRouteToGetCookie: '/cookie' });
io.sails.connect({ uri: 'https://example.com' }); // error TS2769
io.sails.connect(7); // error TS2769
io.socket = other;

const status: SailsStatus = io.socket.status;
io.socket.status = 'connected'; // error TS2540
if (io.socket.isConnected() || io.socket.isConnecting() || io.socket.mightBeAboutToAutoConnect()) {
  io.socket.disconnect();
}
if (io.socket.isConnected) io.socket.reconnect(); // error TS2774
io.socket.url = 'https://other.example.com';
io.socket.headers = { 'x-token': 'b' };
const id: string | undefined = io.socket._raw?.id;
io.socket._raw.connected; // error TS18047
io.socket.ready().then((socket) => socket.get('/user'));
io.socket.connect(); // error TS2339 TS2551
const options: SocketOptions = { path: '/socket.io', timeout: 20000, withCredentials: true };
