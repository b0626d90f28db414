// The fields by which a reader narrows what was found, each with how many pages there are.
import { element } from "./elements.js"

const SHOWN = 40 // choices of one field; the largest are enough

export class Facets {
  constructor(store, words, changed) {
    this.store = store
    this.words = words
    this.fields = Object.fromEntries(
      ["kind", "topic", "series", "year"].map((name) => [name, element("select", { name })]),
    )
    const labels = Object.entries(this.fields).map(([name, field]) =>
      element(
        "label",
        { hidden: true },
        element("span", { class: "trellis-search__label" }, words.say(name)),
        field,
      ),
    )
    this.element = element("div", { class: "trellis-search__facets" }, ...labels)
    this.element.addEventListener("change", changed)
    this.chosen = { kind: "", topic: "", series: "", year: "" }
    this.element.addEventListener("change", ({ target }) => (this.chosen[target.name] = target.value), true)
  }

  choose(chosen) {
    Object.assign(this.chosen, chosen)
  }

  get narrowed() {
    return Object.values(this.chosen).some(Boolean)
  }

  /** Of `hits`, those that the reader wants; the choices that there are among the others, too. */
  async narrow(hits) {
    const [index, known] = await Promise.all([this.store.open(), this.store.facets()])
    const sets = (rows) => new Map(rows)
    const [topics, series] = [sets(known.topics), sets(known.series)]
    const tests = {
      kind: (value) => (page) => index.kinds[Math.floor(page / index.span)] === value,
      topic: (value) => (page) => topics.get(value)?.has(page),
      series: (value) => (page) => series.get(value)?.has(page),
      year: (value) => (page) => String(known.year(page)) === value,
    }
    const within = (fields) =>
      fields
        .filter((name) => this.chosen[name])
        .reduce((left, name) => left.filter(({ page }) => tests[name](this.chosen[name])(page)), hits)
    const names = Object.keys(tests)
    const counted = (name) => within(names.filter((other) => other !== name)).map(({ page }) => page)
    const listed = (name, rows) => {
      const pages = counted(name)
      return rows.map(([title, of]) => [title, pages.filter((page) => of.has(page)).length])
    }
    this.offer("kind", tally(counted("kind"), (page) => index.kinds[Math.floor(page / index.span)]))
    this.offer("topic", byCount(listed("topic", known.topics)))
    this.offer("series", byCount(listed("series", known.series)))
    this.offer("year", tally(counted("year"), known.year).sort(([a], [b]) => b - a))
    return within(names)
  }

  /** Put the choices of a field. */
  offer(name, rows) {
    const chosen = this.chosen[name]
    const some = rows.filter(([value, count]) => value && count).slice(0, SHOWN)
    if (chosen && !some.some(([value]) => String(value) === chosen)) some.push([chosen, 0])
    const shown = (value) => (name === "kind" ? this.words.kindsOf(value) : String(value))
    const field = this.fields[name]
    field.replaceChildren(
      element("option", { value: "" }, this.words.say(`any_${name}`)),
      ...some.map(([value, count]) =>
        element("option", { value }, `${shown(value)} (${this.words.numbers.format(count)})`),
      ),
    )
    field.value = chosen
    field.parentElement.hidden = some.length < 2 && !chosen
  }
}

const tally = (pages, valueOf) => {
  const counts = new Map()
  for (const page of pages) counts.set(valueOf(page), (counts.get(valueOf(page)) ?? 0) + 1)
  return [...counts]
}

const byCount = (rows) => rows.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
