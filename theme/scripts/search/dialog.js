// The search over any page.
import { element } from "./elements.js"
import { Panel } from "./panel.js"
import { Store } from "./store.js"
import { Words } from "./words.js"

const styled = (href) =>
  new Promise((resolve) => {
    const link = element("link", { rel: "stylesheet", href })
    link.addEventListener("load", resolve)
    link.addEventListener("error", resolve)
    document.head.append(link)
  })

/** What a search needs to know, as the link to its page says it. */
export const beginning = async ({ search, root, style }) => {
  const store = new Store(search)
  const { lang } = document.querySelector(".trellis-page[lang]") ?? document.documentElement
  const [words] = await Promise.all([Words.of(store, lang), styled(style)])
  return { store, words, root }
}

/** The dialog of the search whose page `link` leads to. */
export const makeDialog = async (link) => {
  const begun = await beginning(link.dataset)
  const { words } = begun
  const field = element("input", {
    type: "text",
    name: "q",
    enterkeyhint: "go",
    "aria-label": words.say("field"),
    placeholder: words.say("field"),
  })
  const close = element("button", { type: "button", class: "trellis-search__close" }, words.say("close"))
  const panel = new Panel({ ...begun, field })
  const form = element("form", { class: "trellis-find", role: "search", action: link.href }, field, close)
  const keys = element("p", { class: "trellis-search__keys", "aria-hidden": "true" }, words.say("keys"))
  const dialog = element(
    "dialog",
    { class: "trellis-search", "aria-label": words.say("search"), lang: words.lang },
    form,
    panel.element,
    keys,
  )
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close() // the backdrop
  })
  panel.results.element.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) dialog.close()
  })
  document.body.append(dialog)
  return {
    open: () => {
      if (!dialog.open) dialog.showModal()
      field.select()
    },
  }
}
