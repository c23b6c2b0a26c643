// sails.io.extras.js and sails.io.extras.min.js, after sails.io.js: the sockets of the page have them.
import './collection.js';
import './global.js';
