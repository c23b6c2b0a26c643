// Bundles ES modules to one script: `node bundle.mjs JOB`, where JOB is the JSON that bundle.py writes.
//
// esbuild joins the modules and drops what no line uses; terser makes the minified file, because it leaves
// half a kilobyte less of this library than esbuild does. Both source maps become one.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const job = JSON.parse(process.argv[2]);
const require = createRequire(join(job.packages, "package.json"));
const esbuild = require("esbuild");

// Files of packages that a bundle does without, as a module whose every export is undefined.
const leave_out = {
  name: "leave-out",
  setup(build) {
    for (const [ending, names] of Object.entries(job.left_out)) {
      const filter = new RegExp(ending.replace(/[.]/g, "\\.") + "$");
      const contents = names.map((name) => `export const ${name} = undefined;`).join("\n");
      build.onLoad({ filter }, () => ({ contents }));
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
    bundle: true,
    write: false,
    metafile: true,
    format: "esm", // plain statements: whatever wraps them is in banner and footer
    target: job.language,
    minifySyntax: !job.minify,
    mangleProps: job.private_names ? new RegExp(`^(${job.private_names})$`) : undefined,
    banner: { js: job.banner },
    footer: { js: job.footer },
    sourcemap: "external",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [leave_out],
  });
  const [map, script] = built.outputFiles.map((file) => file.text);
  return { script: own_exports(script), map };
}

async function minified({ script, map }) {
  const done = await require("terser").minify(script, {
    ecma: 2018,
    // Arrows where a function has no `this`; reading a property does nothing else; and what gzip likes best.
    compress: { passes: 2, unsafe_arrows: true, pure_getters: true, inline: 1, sequences: false },
    format: { comments: /^!/ },
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
