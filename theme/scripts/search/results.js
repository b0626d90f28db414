// The list of what was found: options in groups by kind, read and chosen from the field above it.
import { element, pieces } from "./elements.js"
import { excerpt, marked, stretches } from "./excerpt.js"

const IN_GROUP = 3
const IN_ALL = 30

export class Results {
  constructor(store, words, root) {
    Object.assign(this, { store, words, root })
    this.element = element("div", {
      id: "trellis-search-results",
      class: "trellis-search__results",
      role: "listbox",
      "aria-label": words.say("found"),
      hidden: true,
    })
    this.query = []
    this.hits = new WeakMap()
    this.seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.quote(target)
    })
  }

  get options() {
    return [...this.element.querySelectorAll("[role=option]")]
  }

  clear() {
    this.seen.disconnect()
    this.element.replaceChildren()
    this.element.hidden = true
  }

  /** Show `hits`: a few of each kind, or many of the one that the reader asked for. */
  async show(hits, query, { grouped, more }) {
    const groups = new Map()
    for (const hit of hits) {
      const kind = await this.store.kind(hit.page)
      groups.set(kind, [...(groups.get(kind) ?? []), hit])
    }
    const limit = grouped ? IN_GROUP : IN_ALL
    const made = [...groups].map(([kind, found]) => this.group(kind, found, query, limit, more))
    const ready = await Promise.all(made)
    this.clear()
    this.query = query
    this.element.append(...ready)
    this.element.hidden = !ready.length
    for (const option of this.options) if (this.hits.has(option)) this.seen.observe(option)
  }

  async group(kind, found, query, limit, more) {
    const id = `trellis-search-${kind}`
    const title = element("p", { id, class: "trellis-search__kind", role: "presentation" }, this.words.kindsOf(kind))
    const options = await Promise.all(found.slice(0, limit).map((hit) => this.option(hit, kind, query)))
    if (found.length > limit && limit === IN_GROUP) {
      const all = element("div", { class: "trellis-search__all", role: "option" })
      all.textContent = this.words.say("all", { n: found.length, kinds: this.words.kindsOf(kind) })
      all.addEventListener("click", () => more(kind))
      options.push(all)
    }
    return element("div", { class: "trellis-search__group", role: "group", "aria-labelledby": id }, title, ...options)
  }

  async option(hit, kind, query) {
    const record = await this.store.record(hit.page)
    const heading = bestHeading(record, query)
    const url = new URL(record.url, this.root)
    if (heading) url.hash = heading[1]
    const option = element(
      "a",
      { class: "trellis-search__hit", role: "option", href: url.href, tabindex: "-1" },
      element(
        "span",
        { class: "trellis-search__title", lang: record.lang || undefined, dir: "auto" },
        ...pieces(marked(record.title, query)),
      ),
      element(
        "span",
        { class: "trellis-search__about" },
        element("span", { class: `trellis-mark trellis-mark--${kind}` }, this.words.kind(kind)),
        record.day ? element("time", { datetime: record.day }, this.words.day(record.day)) : null,
        record.topic && kind !== "topic" ? element("span", {}, record.topic) : null,
      ),
    )
    const place = element("span", { class: "trellis-search__place", lang: record.lang || undefined, dir: "auto" })
    if (heading) place.append(element("b", {}, ...pieces(marked(heading[0], query))))
    if (heading || hit.passages.size) option.append(place)
    if (hit.passages.size) this.hits.set(option, { hit, place, url, title: record.title })
    return option
  }

  /** Show where the text of an option's page answers the query; lead there if the title says less. */
  async quote(option) {
    const { hit, place, url, title } = this.hits.get(option)
    this.seen.unobserve(option)
    const [[passage]] = [...hit.passages].sort(([, a], [, b]) => b - a)
    const found = excerpt(await this.store.passage(passage), this.query)
    if (!found || !option.isConnected) return
    const named = stretches(title, this.query).terms
    if (found.anchor && found.terms > named) url.hash = found.anchor
    option.setAttribute("href", url.href)
    const heading = found.heading ? [element("b", {}, ...pieces(marked(found.heading, this.query))), " "] : []
    place.replaceChildren(...heading, ...pieces(found.pieces))
  }
}

/** The heading of a page that answers more of a query than its title; null where none does. */
const bestHeading = ({ title, headings }, query) => {
  let most = stretches(title, query).terms
  let best = null
  for (const heading of headings) {
    const { terms } = stretches(heading[0], query)
    if (terms > most) [most, best] = [terms, heading]
  }
  return best
}
