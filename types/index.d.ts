// What a program can name: `import type { JWR } from 'sails-io'`.
export * from './events.js';
export * from './jwr.js';
export * from './options.js';
export * from './request.js';
export * from './sails.js';
export * from './socket.js';
