// Bundles ES modules to one script: `node bundle.mjs JOB`, where JOB is the JSON that bundle.py writes.
//
// esbuild joins the modules and drops what no line uses; terser makes the minified file, because it leaves
// half a kilobyte less of this library than esbuild does. Both source maps become one.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const job = JSON.parse(process.argv[2]);
const require = createRequire(join(job.packages, "package.json"));
const esbuild = require("esbuild");

const ending_with = (ending) => new RegExp(ending.replace(/[.]/g, "\\.") + "$");

// Files of packages in whose place a bundle has others, and texts in them. What they import is looked for beside the
// original.
const replace = {
  name: "replace",
  setup(build) {
    for (const [ending, file] of Object.entries(job.replaced)) {
      build.onLoad({ filter: ending_with(ending) }, () => ({ contents: readFileSync(file, "utf8") }));
    }
    for (const [ending, [text, other]] of Object.entries(job.reworded)) {
      build.onLoad({ filter: ending_with(ending) }, ({ path }) => {
        const contents = readFileSync(path, "utf8");
        if (!contents.includes(text)) throw new Error(`${ending} does not say any more: ${text}`);
        return { contents: contents.replace(text, other) };
      });
    }
  },
};

// esbuild's own helper takes what a page has added to Object.prototype for exports, and fails on a plain value there.
const own_exports = (script) => script.replace("for (var name in all)", "for (var name of Object.keys(all))");

async function joined() {
  const built = await esbuild.build({
    entryPoints: [job.entry],
    outfile: job.output,
    absWorkingDir: job.packages,
    nodePaths: [join(job.packages, "node_modules")],
    preserveSymlinks: true, // where node_modules is a link, files are called the same
    bundle: true,
    write: false,
    metafile: true,
    format: "esm", // plain statements: whatever wraps them is in banner and footer
    target: job.language,
    minifySyntax: !job.minify,
    banner: { js: job.banner },
    footer: { js: job.footer },
    sourcemap: "external",
    legalComments: "none",
    logLevel: "warning",
    plugins: [replace],
  });
  const [map, script] = built.outputFiles.map((file) => file.text);
  return { script: own_exports(script), map };
}

async function minified({ script, map }) {
  const done = await require("terser").minify(script, {
    ecma: 2018,
    // Reading a property does nothing else; and what gzip likes best.
    compress: { passes: 3, pure_getters: true, inline: 2 },
    // What is quoted counts as well: socket.io reaches for what TypeScript calls private in this way.
    mangle: { toplevel: true, properties: { regex: new RegExp(`^(${job.private_names.join("|")})$`) } },
    format: { comments: /^!/, ascii_only: true },
    sourceMap: { content: map, includeSources: true },
  });
  return { script: done.code, map: done.map };
}

// esbuild puts the path of each module above it, seen from where it runs; the file is to be the same elsewhere.
const renamed = ({ script, map }) => ({
  script: script.replace(/^(\s*\/\/) (\S*\/)([^/\s]+\.js)$/gm, (line, start, folder, name) =>
    folder.startsWith("node_modules/") ? line : `${start} ${name}`,
  ),
  map,
});

const result = await joined();
const { script, map } = job.minify ? await minified(result) : renamed(result);
writeFileSync(`${job.output}.map`, map);
writeFileSync(job.output, `${script.trimEnd()}\n//# sourceMappingURL=${basename(job.output)}.map\n`);
