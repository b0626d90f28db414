// A field, what it finds, and the keys that move between them: in the dialog and on the search's own page.
// The pattern is the combobox with a listbox of the ARIA practices: focus stays in the field.
import { element } from "./elements.js"
import { finders } from "./excerpt.js"
import { Facets } from "./facets.js"
import { Ranking } from "./rank.js"
import { Results } from "./results.js"
import { near } from "./spelling.js"
import { asked } from "./terms.js"

const PAUSE = 120 // milliseconds without a key, after which texts are searched too
const FIRST = 8 // pages shown by their names until then

export class Panel {
  /** `root`: the URL of the site; `field`: an input; `settled`: called with the query when it was answered. */
  constructor({ store, words, root, field, settled = () => {} }) {
    Object.assign(this, { store, words, root, field, settled })
    this.ranking = new Ranking(store)
    this.results = new Results(store, words, root)
    this.facets = new Facets(store, words, () => this.answer())
    this.status = element("p", { class: "trellis-search__status", role: "status" })
    this.ways = element("div", { class: "trellis-search__ways" })
    this.element = element(
      "div",
      { class: "trellis-search__panel", lang: words.lang },
      this.facets.element,
      this.status,
      this.results.element,
      this.ways,
    )
    this.turn = 0
    this.prepare()
  }

  prepare() {
    const { field } = this
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-controls": this.results.element.id,
      "aria-expanded": "false",
    })) {
      field.setAttribute(name, value)
    }
    field.addEventListener("input", () => this.typed())
    field.addEventListener("keydown", (event) => this.key(event))
    this.results.element.addEventListener("pointerdown", (event) => event.preventDefault()) // keeps focus
    this.facets.element.hidden = true
    this.offerWays()
  }

  typed() {
    clearTimeout(this.pause)
    this.answer({ texts: false })
    this.pause = setTimeout(() => this.answer(), PAUSE)
  }

  /** Answer what stands in the field; what was asked before and comes later is dropped. */
  async answer({ texts = true } = {}) {
    const turn = (this.turn += 1)
    const query = this.field.value.trim()
    try {
      if (!asked(query).length) this.nothing()
      else await this.find(query, texts, () => turn === this.turn)
    } catch (error) {
      console.warn(error)
      if (turn === this.turn) this.say(this.words.say("failed"))
    }
  }

  async find(query, texts, current) {
    const { hits, whole, patterns } = await this.ranking.search(query, { texts })
    if (!current() || (!texts && (!whole || !hits.length))) return
    const { kind } = this.facets.chosen
    const wanted = texts ? await this.facets.narrow(hits) : hits
    if (!current() || (!texts && this.facets.narrowed)) return
    const more = (chosen) => {
      this.facets.choose({ kind: chosen })
      this.field.focus()
      this.answer()
    }
    const first = texts ? wanted : wanted.slice(0, FIRST)
    await this.results.show(first, finders(patterns), { grouped: !kind, more })
    if (!current()) return
    this.choose(0)
    this.facets.element.hidden = !texts || !hits.length
    this.ways.replaceChildren()
    if (!texts) return
    if (wanted.length) this.say(this.words.say("results", { n: wanted.length }))
    else await this.offerOthers(query)
    this.settled(query, this.facets.chosen)
  }

  say(text) {
    this.status.textContent = text
  }

  nothing() {
    this.results.clear()
    this.choose(0)
    this.facets.element.hidden = true
    this.say("")
    this.offerWays()
    this.settled("", this.facets.chosen)
  }

  /** Other ways in. */
  offerWays() {
    const links = this.words.ways.map(([title, url]) =>
      element("li", {}, element("a", { href: new URL(url, this.root).href }, title)),
    )
    this.ways.replaceChildren(element("ul", {}, ...links))
  }

  /** Words of names that the reader may have meant. */
  async offerOthers(query) {
    this.say(this.words.say("none", { query }))
    this.offerWays()
    const found = new Set()
    for (const term of asked(query)) {
      const shards = await this.store.shards("names", term.slice(0, 2))
      const words = shards.flatMap((shard) => Object.keys(shard)).filter((word) => word.length > 3)
      for (const word of near(term, words, Math.ceil(term.length / 3)).slice(0, 3)) found.add(word)
    }
    if (!found.size) return
    const buttons = [...found].map((word) => {
      const button = element("button", { type: "button" }, word)
      button.addEventListener("click", () => {
        this.field.value = word
        this.field.focus()
        this.answer()
      })
      return element("li", {}, button)
    })
    this.ways.prepend(element("p", {}, this.words.say("meant")), element("ul", {}, ...buttons))
  }

  /** Make the option `at` the one that Enter opens. */
  choose(at) {
    const { options } = this.results
    options.forEach((option, number) => {
      option.id = `trellis-search-option-${number}`
      option.setAttribute("aria-selected", String(number === at))
    })
    this.at = at
    this.field.setAttribute("aria-expanded", String(options.length > 0))
    if (options[at]) this.field.setAttribute("aria-activedescendant", options[at].id)
    else this.field.removeAttribute("aria-activedescendant")
  }

  key(event) {
    const { options } = this.results
    if (event.isComposing || !options.length) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      this.choose((this.at + step + options.length) % options.length)
      options[this.at].scrollIntoView({ block: "nearest" })
    } else if (event.key === "Enter" && options[this.at]) {
      event.preventDefault()
      const { href } = options[this.at]
      if (href && (event.ctrlKey || event.metaKey)) window.open(href, "_blank", "noopener")
      else options[this.at].click()
    }
  }
}
