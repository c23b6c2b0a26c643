"""A secret in every place in which an app may give one, and what an app does with it, well and badly."""

from __future__ import annotations

#: Told apart by where it was given. JavaScript and Python put them together, so that no source line has one.
PLACES = ('auth', 'header', 'initial', 'user', 'data', 'cookie', 'query')


def canary(place: str) -> str:
    """The secret of a place."""
    return f'canary-of-{place}'


#: JavaScript: `canary('auth')`, and the options with secrets in all places but the query.
MAKE = """
const canary = (place) => ['canary', 'of', place].join('-');
const secrets = () => ({
  auth: { token: canary('auth') },
  headers: { authorization: `Bearer ${canary('header')}` },
  initialConnectionHeaders: { 'x-token': canary('initial') },
  useCORSRouteToGetCookie: false,
});
const withUser = (url) => url.replace('://', `://user:${canary('user')}@`);
"""

#: JavaScript: what is wrong, each with a secret in it, and throws.
MISTAKES = """[
  () => io.socket.request({ url: '/echo', headers: `authorization: ${canary('header')}` }),
  () => io.socket.request({ url: '/echo', headers: () => canary('header') }),
  () => io.socket.request({ url: '/echo', data: canary('data') }),
  () => io.socket.request({ url: '/echo', params: { pin: canary('data') }, data: { pin: canary('data') } }),
  () => io.socket.request({ uri: '/echo', headers: { authorization: canary('header') } }),
  () => io.socket.get({ url: canary('data') }),
  () => io.socket.get('/echo', {}, { authorization: canary('header') }),
  () => io.socket.request({ url: '/echo', timeout: { token: canary('header') } }),
  () => io.socket.request({ url: '/echo', signal: { token: canary('header') } }),
  () => io.socket.request({ url: '/echo', method: { token: canary('header') } }),
  () => io.socket.intercept({ token: canary('header') }),
  () => io.socket.on('order', { token: canary('header') }),
  () => io.sails.connect(url, canary('auth')),
  () => io.sails.connect({ url: new URL(withUser(url)) }),
  () => io.sails.connect(url, { query: [canary('query')] }),
  () => io.sails.connect(url, { transports: { token: canary('auth') } }),
  () => io.sails.connect(url, { initialConnectionHeaders: canary('initial') }),
]"""

#: JavaScript: lets every mistake, and everything that fails, reach the console by itself, or by `console.log`.
MISBEHAVE = f"""async (url, deadUrl) => {{
  {MAKE}
  const failed = [];
  for (const mistake of {MISTAKES}) {{
    try {{ mistake(); failed.push(`nothing was thrown by ${{mistake}}`); }}
    catch (error) {{ console.log(error); console.log(String(error)); console.error(error.stack); }}
  }}
  const told = (error) => {{ console.log(error); failed.push(error.code); }};
  const options = () => ({{ headers: {{ authorization: canary('header') }} }});
  const socket = io.sails.connect(withUser(url), secrets());
  socket.on('sails:status', (status) => console.log(status));
  await socket.ready();
  await socket.get('/status/500', {{ password: canary('data') }}, options()).catch(told);
  await socket.get('/never', {{ password: canary('data') }}, {{ ...options(), timeout: 20 }}).catch(told);
  const request = socket.post('/never', {{ password: canary('data') }}, options());
  request.abort();
  await request.catch(told);
  socket.disconnect();
  for (const transports of [['websocket'], ['polling']]) {{
    for (const to of [withUser(deadUrl), withUser(url) + '/?refuse=1']) {{
      const lost = io.sails.connect(to, {{ ...secrets(), transports }});
      for (const event of ['connect_error', 'error', 'disconnect', 'sails:status'])
        lost.on(event, (...values) => console.log(event, ...values));
      const waiting = lost.post('/echo', {{ password: canary('data') }}, options());
      await lost.ready().catch(told);
      await waiting.catch(told);
    }}
  }}
  return failed;
}}"""

#: What it comes to: how its requests and connections end.
ENDS = ['E_STATUS', 'E_TIMEOUT', 'E_ABORTED', *['E_NOT_CONNECTED'] * 8]
