// Bundles the programs of a project as for production: `node bundle.mjs TOOL PROJECT PROGRAM …`.
//
// Writes PROJECT/out/PROGRAM.js, and prints what the tool warned of, as a JSON list.
import { join } from "node:path";

const [tool, project, ...programs] = process.argv.slice(2);
const out = join(project, "out");
const entries = Object.fromEntries(programs.map((name) => [name, join(project, `${name}.mjs`)]));

const tools = {
  async esbuild() {
    const esbuild = await import("esbuild");
    const entryPoints = Object.values(entries);
    const options = { bundle: true, minify: true, treeShaking: true, logLevel: "silent", absWorkingDir: project };
    return (await esbuild.build({ ...options, entryPoints, outdir: out })).warnings;
  },
  async webpack() {
    const { default: webpack } = await import("webpack");
    const config = { mode: "production", context: project, entry: entries, output: { path: out } };
    const stats = await new Promise((resolve, reject) =>
      webpack(config, (error, done) => (error ? reject(error) : resolve(done.toJson()))),
    );
    return [...stats.errors, ...stats.warnings];
  },
  async vite() {
    const { build, createLogger } = await import("vite");
    const warnings = [];
    const keep = (text) => warnings.push(text);
    const customLogger = { ...createLogger("silent"), warn: keep, warnOnce: keep, error: keep };
    const rollupOptions = { input: entries, output: { entryFileNames: "[name].js" } };
    await build({ root: project, configFile: false, customLogger, build: { outDir: out, rollupOptions } });
    return warnings;
  },
};

console.log(JSON.stringify(await tools[tool]()));
