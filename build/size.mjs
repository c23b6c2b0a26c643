// What files weigh: `node size.mjs ROOT JOB` prints `{files: [[name, raw, gzip, brotli], …], modules: …, parts: …}` in bytes.
// JOB is the JSON that size.py writes.
import { createRequire, SourceMap } from "node:module";
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [root, job] = [process.argv[2], JSON.parse(process.argv[3])];
const { minify } = createRequire(join(root, "package.json"))("terser");

// The program rather than Node's own zlib, whose results differ from one version to the next.
const gzipped = (text) => execFileSync("gzip", ["-9n"], { input: text }).length;
const weight = (name, text) => [
  name,
  Buffer.byteLength(text),
  gzipped(text),
  brotliCompressSync(text).length,
];

// The source of each character of a minified file, as runs of `[source, text]`, by its own map. (The bundler's
// metafile would tell what the modules weighed before the minifier had its turn.)
const runs = (script, map) => {
  const found = [];
  script.split("\n").forEach((line, number) => {
    for (let column = 0; column < line.length; column++) {
      const { originalSource } = map.findEntry(number, column);
      const source = originalSource || "(wrapper)";
      const last = found[found.length - 1];
      if (last && last[0] === source) last[1] += line[column];
      else found.push([source, line[column]]);
    }
  });
  return found;
};

// What the gzipped file would lose without some of its text.
const packed = (texts) => gzipSync(texts.map(([, text]) => text).join(""), { level: 9 }).length;
const lost = (pieces, is_lost) => packed(pieces) - packed(pieces.filter(([source]) => !is_lost(source)));

const bytes = (pieces) => pieces.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
const share = (name, pieces, is_in) => [
  name,
  bytes(pieces.filter(([source]) => is_in(source))),
  lost(pieces, is_in),
];

const is_own = (source) => !source.startsWith("node_modules/");
const shares = (pieces) =>
  [...new Set(pieces.map(([source]) => source))].map((source) =>
    share(source, pieces, (other) => other === source),
  );

const read = (file) => readFileSync(file, "utf8");
const files = [];
for (const { name, file, minified } of job.files) {
  const text = read(file);
  files.push(weight(name, minified ? (await minify(text)).code : text));
}
const pieces = runs(read(job.broken_down), new SourceMap(JSON.parse(read(`${job.broken_down}.map`))));
const parts = [share("our own", pieces, is_own), share("socket.io's", pieces, (source) => !is_own(source))];
console.log(JSON.stringify({ files, modules: shares(pieces), parts }));
