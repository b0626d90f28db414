// Runs before anything is painted.
import { followMenu } from "./frame/menu.js"
import { followScheme } from "./frame/scheme.js"
import { spareDrawings } from "./frame/swaps.js"

// What Material's own scripts, and owners', read and keep in the browser, apart for each site of a host.
// Material writes these into each page; a page with inline script could not forbid it.
const { base, ownScheme, swaps } = document.currentScript.dataset
globalThis.__md_scope = new URL(base, location)
globalThis.__md_hash = (text) => [...text].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0)
globalThis.__md_get = (key, storage = localStorage, scope = __md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`))
globalThis.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
  } catch {
    // the reader's browser keeps nothing
  }
}

document.documentElement.classList.replace("no-js", "js")
if (ownScheme !== undefined) followScheme()
if (swaps !== undefined) spareDrawings()
followMenu()
