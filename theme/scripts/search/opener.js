// Opens the search: by its button, `/`, `s` or Ctrl-K. Nothing of it is fetched before.
const link = document.querySelector(".trellis-search-link")
const form = document.querySelector(".trellis-search-form")
let dialog

const open = async () => {
  try {
    const { makeDialog } = await import("./dialog.js")
    dialog ??= makeDialog(link)
    ;(await dialog).open()
  } catch {
    dialog = undefined
    location.assign(link.href)
  }
}

const enliven = async () => {
  try {
    const page = await import("./page.js")
    await page.enliven(form, link)
  } catch (error) {
    console.warn(error) // the lists below the form are there
  }
}

const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable]")

if (link) {
  for (const name of ["search", "root", "style"]) {
    link.dataset[name] = new URL(link.dataset[name], document.baseURI).href // the page may change below it
  }
  link.setAttribute("href", link.href)
  const show = form ? () => form.elements.q.focus() : open
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    show()
  })
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    const chord = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey
    const bare = (key === "/" || key === "s") && !ctrlKey && !metaKey && !altKey && !isTyping(target)
    if (!chord && !bare) return
    event.preventDefault()
    show()
  })
}

/** What a missing page was probably about, as its address says. */
const missing = () => {
  try {
    const name = decodeURIComponent(location.pathname).split("/").findLast(Boolean) ?? ""
    return name.replace(/\.\w+$/, "").replaceAll(/[-_+\s]+/g, " ").trim()
  } catch {
    return "" // no address that anyone wrote
  }
}

if (form && link) {
  const asked = "missing" in form.dataset ? missing() : ""
  if (asked && asked !== "404") form.elements.q.value ||= asked
  if (form.elements.q.value || new URLSearchParams(location.search).get("q")) enliven()
  else form.addEventListener("focusin", enliven, { once: true })
}
