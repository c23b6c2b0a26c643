/**
 * Lifts a generated app as its own app.js does, but only for this machine: `node lift.js SETTINGS`, started in
 * the app's folder. SETTINGS is JSON and wins over the app's own configuration. Prints one line of JSON,
 * {"lifted": true}, when the app is up.
 */
const { createRequire } = require("node:module");
const path = require("node:path");

const appRequire = createRequire(path.resolve("app.js"));
const sails = appRequire("sails");
const rc = appRequire("sails/accessible/rc");

sails.lift({ ...rc("sails"), ...JSON.parse(process.argv[2]) }, (error) => {
  if (error) {
    console.error(error);
    process.exit(1);
  }
  process.stdout.write(`${JSON.stringify({ lifted: true })}\n`);
});
