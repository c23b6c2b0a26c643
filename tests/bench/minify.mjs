// Minifies a script as the build minifies ours (src/sails_io/compiler/bundle.mjs): `node minify.mjs FILE PACKAGES`.
// Only `unsafe_arrows` is not set: with it sails.io.js 1.2.1, which calls functions with `new`, breaks at once.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [file, packages] = process.argv.slice(2);
const { minify } = createRequire(join(packages, "package.json"))("terser");
const { code } = await minify(readFileSync(file, "utf8"), {
  ecma: 2018,
  compress: { passes: 2, pure_getters: true, inline: 1, sequences: false },
  format: { comments: /^!/ },
});
process.stdout.write(code);
