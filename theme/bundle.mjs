// Bundles styles/, scripts/ and the fonts they name into the folder given as the first argument.
//
//   styles/*.css    each a stylesheet of its own; those in folders are parts, for `@import`
//   scripts/*.js    each an ES module of its own; those in folders are parts, for `import`. What is
//                   imported with `import()` is a file apart, which readers get when it is asked for
//   scripts/optional/*.js   each, with its styles, in a folder of its own: sites that need none have none
//   early.js        alone is a classic script: it runs before anything is painted
//
// Every file's name carries a hash of its content; manifest.json says which name has become which.
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { basename, dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

import { build } from "esbuild"

const theme = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2] ?? join(theme, "bundled")

const NOTICE = "/*! Licences of what is bundled here: LICENSES.txt */"
const NOTICE_ABOVE = NOTICE.replace("LICENSES", "../LICENSES")

// Every browser that knows our styles knows WOFF2. A family is one, whichever packages it comes in.
const fonts = {
  name: "fonts",
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules.*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replaceAll(/,\s*url\([^)]*\.(woff|ttf)\) format\([^)]*\)/g, "")
        .replaceAll(/(font-family: '[^']+) Variable'/g, "$1'"),
      loader: "css",
    })),
}

const common = {
  absWorkingDir: theme,
  bundle: true,
  minify: true,
  metafile: true,
  outdir: out,
  entryNames: "[name].[hash]",
  chunkNames: "[name].[hash]",
  assetNames: "[name].[hash]",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  loader: { ".woff2": "file", ".tiny.js": "file" },
  legalComments: "eof",
  plugins: [fonts],
  charset: "utf8",
  logLevel: "warning",
}

const inFolder = async (folder, ending) =>
  (await readdir(join(theme, folder)))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))

const scripts = (await inFolder("scripts", ".js")).filter((path) => basename(path) !== "early.js")
const optional = await inFolder("scripts/optional", ".js")
const results = await Promise.all([
  build({ ...common, entryPoints: await inFolder("styles", ".css"), banner: { css: NOTICE } }),
  build({ ...common, entryPoints: scripts, format: "esm", splitting: true, banner: { js: NOTICE } }),
  build({ ...common, entryPoints: ["scripts/early.js"], format: "iife", banner: { js: NOTICE } }),
  ...optional.map((path) =>
    build({
      ...common,
      entryPoints: [path],
      outdir: join(out, basename(path, ".js")),
      format: "esm",
      banner: { css: NOTICE_ABOVE, js: NOTICE_ABOVE },
    }),
  ),
])

// What became what: bundles and fonts by the names of their sources, parts by their own.
const isBundle = (path) => /^(styles|scripts|scripts\/optional)\/[^/]+$/.test(path ?? "")
const files = {}
const packages = new Set()
for (const { metafile } of results) {
  const names = {}
  for (const [path, { entryPoint, cssBundle }] of Object.entries(metafile.outputs)) {
    if (isBundle(entryPoint)) names[path] = basename(entryPoint)
    if (cssBundle) names[cssBundle] = `${basename(entryPoint, ".js")}.css`
  }
  for (const [path, { inputs }] of Object.entries(metafile.outputs)) {
    const file = relative(out, join(theme, path))
    const sources = Object.keys(inputs)
    files[names[path] ?? (path.endsWith(".woff2") ? basename(sources[0]) : file)] = file
    for (const source of sources) {
      const found = source.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)
      if (found) packages.add(found[1])
    }
  }
}

const licence = async (name) => {
  const folder = join(theme, "node_modules", name)
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"))
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  if (!file) throw new Error(`${name} brings no licence text`)
  const text = (await readFile(join(folder, file), "utf8")).trim()
  return `${name} ${about.version}\n\n${text}\n`
}
const licences = await Promise.all([...packages].sort().map(licence))
await writeFile(join(out, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`))
files["LICENSES.txt"] = "LICENSES.txt"

const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
await writeFile(join(out, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`)

// A site that is being built elsewhere may still copy files of the bundle before.
const HOUR = 3_600_000
const kept = new Set([...Object.values(files), "manifest.json"])
for (const entry of await readdir(out, { recursive: true })) {
  const file = join(out, entry)
  if ((await stat(file)).isDirectory() || kept.has(entry)) continue
  if (Date.now() - (await stat(file)).mtimeMs > HOUR) await rm(file)
}
