// Where previews are: a few pages' in one file, found by the page's address. trellis/views/peek.py reckons the same.
const site = new URL("../../", import.meta.url)
const known = new Map() // by the number of a file: a promise of a document, or of nothing

const bundleOf = (path, count) => {
  let found = 0x811c9dc5
  for (const byte of new TextEncoder().encode(path)) found = Math.imul(found ^ byte, 0x01000193)
  return (found >>> 0) % count
}

const bundle = (number) => {
  if (!known.has(number)) {
    const found = fetch(new URL(`peeks/${number}.html`, import.meta.url))
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => text && new DOMParser().parseFromString(text, "text/html"))
      .catch(() => known.delete(number) && null)
    known.set(number, found)
  }
  return known.get(number)
}

// The preview of the page at `url`; nothing where there is none.
export const previewOf = async ({ pathname }) => {
  const count = Number(document.querySelector("script[data-peeks]").dataset.peeks)
  if (!count || !pathname.startsWith(site.pathname)) return
  const path = decodeURIComponent(pathname.slice(site.pathname.length))
  const found = await bundle(bundleOf(path, count))
  return found && [...found.querySelectorAll("article")].find((one) => one.dataset.page === path)
}
