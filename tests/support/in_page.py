"""The few JavaScript functions that tests run in a page; each leaves nothing behind in `window`."""

# Answers are turned into plain values, because an Error or a JWR does not survive the way to Python.
_PLAIN = """
const plain = (value) => value instanceof Error ? {error: value.message} : value;
const plainAnswer = (body, jwr) => ({
  bodyIsError: body instanceof Error,
  body: plain(body),
  jwr: jwr && {
    body: plain(jwr.body), headers: jwr.headers, statusCode: jwr.statusCode,
    error: jwr.error instanceof Error ? jwr.error.message : jwr.error,
  },
});
"""

# Calls socket[method](...values, cb) and answers a box in which the callback's answers gather.
START = (
    '([socket, method, values]) => {'
    + _PLAIN
    + """
  const box = {answers: []};
  const target = typeof socket === 'string' ? (0, eval)(socket) : socket;
  target[method](...values, (...args) => { box.answers.push(plainAnswer(...args)); });
  return box;
}"""
)

ANSWERED = '(box) => box.answers.length > 0'

# Binds a listener that keeps all it was called with.
RECORD = (
    '([socket, event]) => {'
    + _PLAIN
    + """
  const calls = [];
  const target = typeof socket === 'string' ? (0, eval)(socket) : socket;
  target.on(event, (...args) => { calls.push(args.map(plain)); });
  return calls;
}"""
)

_TARGET = "const target = typeof socket === 'string' ? (0, eval)(socket) : socket;"

# Calls methods that take nothing, without a pause.
DO = f'([socket, methods]) => {{ {_TARGET} for (const method of methods) target[method](); }}'

STATES = """(methods) => {
  for (const method of methods) io.socket[method]();
  return [io.socket.isConnected(), io.socket.isConnecting(), io.socket.mightBeAboutToAutoConnect()];
}"""

# Answers the message of the Error that a method throws, or null.
ERROR_OF = (
    f'([socket, method, values, first]) => {{ {_TARGET}'
    + """
  for (const name of first) target[name]();
  try { target[method](...values); return null; }
  catch (error) { return error instanceof Error ? error.message : 'No Error: ' + error; }
}"""
)

ERROR_OF_SETTING = """([name, value]) => {
  try { io.socket[name] = value; return null; }
  catch (error) { return error instanceof Error ? error.message : 'No Error: ' + error; }
}"""

GET = f'([socket, name]) => {{ {_TARGET} return target[name]; }}'

SET = f'([socket, properties]) => {{ {_TARGET} Object.assign(target, properties); }}'

SEND = f'([socket, method, values]) => {{ {_TARGET} target[method](...values); }}'

# Binds listeners that keep the names of events.
WATCH = """(events) => {
  const told = [];
  for (const event of events) { io.socket.on(event, () => { told.push([event]); }); }
  return told;
}"""

# Runs an expression that should throw, and answers the Error's name and message, or null.
THROWN = """(expression) => {
  try { (0, eval)(expression); return null; }
  catch (error) { return {isError: error instanceof Error, name: error.name, message: error.message}; }
}"""
