// sails.io.js and the other scripts for pages: a page gets the global `io`, `require` in Node the factory.
/// <reference path="./global.d.ts" />
import sails = require('./sails.io.cjs');

export = sails;
