// The search on its own page: the form that is there, with what it finds below it, and its query in the address.
import { beginning } from "./dialog.js"
import { Panel } from "./panel.js"

const NAMES = ["kind", "topic", "series", "year"]

/** Let the form of the page answer at once. */
export const enliven = async (form, link) => {
  const field = form.elements.q
  const asked = new URLSearchParams(location.search)
  const settled = (query, chosen) => {
    const said = Object.entries({ q: query, ...chosen }).filter(([, value]) => value)
    const search = new URLSearchParams(said).toString()
    history.replaceState(history.state, "", search ? `?${search}` : location.pathname)
  }
  const panel = new Panel({ ...(await beginning(link.dataset)), field, settled })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    panel.answer()
  })
  form.after(panel.element)
  panel.facets.choose(Object.fromEntries(NAMES.map((name) => [name, asked.get(name) ?? ""])))
  field.value ||= asked.get("q") ?? ""
  if (field.value) panel.answer()
}
