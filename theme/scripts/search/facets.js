// The fields by which a reader narrows what was found, each with how many pages there are.
import { element } from "./elements.js"

const CHOICES = 40 // of one field: the largest
const SMALL = 20_000 // characters of topics and series that nobody minds to fetch; more are asked for

export class Facets {
  constructor(store, words, changed) {
    Object.assign(this, { store, words, changed })
    this.chosen = { kind: "", year: "", topic: "", series: "" }
    const narrow = (name) => (value) => (this.chosen[name] = value)
    this.fields = Object.fromEntries(
      Object.keys(this.chosen).map((name) => [name, this.field(name, narrow(name))]),
    )
    this.more = element("button", { type: "button", hidden: true }, words.say("more_facets"))
    this.more.addEventListener("click", () => this.widen())
    const labels = Object.values(this.fields).map((field) => field.parentElement)
    const order = this.field("order", (value) => (this.newestFirst = value === "newest"))
    order.append(...["best", "newest"].map((value) => element("option", { value }, words.say(value))))
    order.parentElement.hidden = false
    this.element = element(
      "div",
      { class: "trellis-search__facets" },
      ...labels,
      this.more,
      order.parentElement,
    )
  }

  field(name, take) {
    const field = element("select", { name })
    const label = element("span", { class: "trellis-unseen" }, this.words.say(name))
    element("label", { hidden: true }, label, field)
    field.addEventListener("change", () => {
      take(field.value)
      this.changed()
    })
    return field
  }

  choose(chosen) {
    Object.assign(this.chosen, chosen)
  }

  get narrowed() {
    return Object.values(this.chosen).some(Boolean)
  }

  /** Offer topics and series, too. */
  async widen() {
    this.wide = true
    await this.changed()
    const first = [this.fields.topic, this.fields.series].find((field) => !field.parentElement.hidden)
    first?.focus()
  }

  /** How the value of each field is told from a page's number; topics and series once they are asked for. */
  async tests() {
    const [index, numbers] = await Promise.all([this.store.open(), this.store.numbers()])
    const tests = { kind: numbers.kind, year: (page) => String(numbers.year(page) || "") }
    this.wide ||= index.facets <= SMALL || Boolean(this.chosen.topic || this.chosen.series)
    return { tests, named: this.wide ? await this.store.facets() : {} }
  }

  /** Of `hits`, those that the reader wants; the choices that there are among the others, too. */
  async narrow(hits) {
    const { tests, named } = await this.tests()
    const fits = (name, page) =>
      name in tests ? tests[name](page) === this.chosen[name] : named[name]?.get(this.chosen[name])?.has(page)
    const within = (names) =>
      names
        .filter((name) => this.chosen[name])
        .reduce((left, name) => left.filter(({ page }) => fits(name, page)), hits)
    const names = Object.keys(this.chosen)
    for (const name of names) {
      const pages = within(names.filter((other) => other !== name)).map(({ page }) => page)
      if (name in tests) this.offer(name, tally(pages, tests[name]))
      else if (named[name]) this.offer(name, members(pages, named[name]))
    }
    this.more.hidden = Boolean(this.wide)
    const found = within(names)
    return this.newestFirst ? found.sort((a, b) => b.page - a.page) : found // numbers go by date
  }

  /** Put the choices of a field. */
  offer(name, rows) {
    const order = name === "year" ? ([a], [b]) => b - a : ([a, m], [b, n]) => n - m || (a < b ? -1 : 1)
    const chosen = this.chosen[name]
    const some = rows.filter(([value, count]) => value && count).sort(order).slice(0, CHOICES)
    if (chosen && !some.some(([value]) => value === chosen)) some.push([chosen, 0])
    const field = this.fields[name]
    field.replaceChildren(
      element("option", { value: "" }, this.words.say(`any_${name}`)),
      ...some.map(([value, count]) => {
        const shown = name === "kind" ? this.words.kindsOf(value) : value
        return element("option", { value }, `${shown} (${this.words.numbers.format(count)})`)
      }),
    )
    field.value = chosen
    field.parentElement.hidden = some.length < 2 && !chosen
  }
}

/** How many of `pages` have each value. */
const tally = (pages, valueOf) => {
  const counts = new Map()
  for (const page of pages) counts.set(valueOf(page), (counts.get(valueOf(page)) ?? 0) + 1)
  return [...counts]
}

/** How many of `pages` each title has. */
const members = (pages, titles) =>
  [...titles].map(([title, of]) => [title, pages.filter((page) => of.has(page)).length])
