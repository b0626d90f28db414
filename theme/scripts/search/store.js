// The files of the index, each fetched once and when it is needed. publish/search/__init__.py says what is in them.
const LEVELS = 10
const RECORDS = 8
const PASSAGES = 2
const LAST = "\uffff"
const MOST_SHARDS = 2 // that one beginning of a word asks for: a shorter one than fits waits for its next letter

const differences = (steps) => {
  let sum = 0
  return steps.map((step) => (sum += step))
}

export class Store {
  /** `folder`: the URL of the search's folder. */
  constructor(folder) {
    this.folder = folder
    this.files = new Map()
  }

  /** What there is; it alone is asked for anew in every page. */
  async open() {
    this.index ??= this.fetch("index.json", { cache: "no-cache" })
    return this.index
  }

  async fetch(path, options) {
    const answer = await fetch(this.folder + path, options)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }

  async file(path) {
    if (!this.files.has(path)) {
      const { version } = await this.open()
      this.files.set(path, this.files.get(path) ?? this.fetch(`${path}?${version}`))
      this.files.get(path).catch(() => this.files.delete(path))
    }
    return this.files.get(path)
  }

  /** The shards of `index` ("names" or "texts") with the terms that begin with `prefix`: at most a few. */
  async shards(index, prefix) {
    const starts = (await this.open())[index]
    const at = (term) => Math.max(starts.findLastIndex((start) => start <= term), 0)
    const first = at(prefix)
    const last = Math.min(at(prefix + LAST), first + MOST_SHARDS - 1)
    const numbers = Array.from({ length: last - first + 1 }, (_, step) => first + step)
    return Promise.all(numbers.map((number) => this.file(`${index}/${number}.json`)))
  }

  /** What a result shows of the page `number`. */
  async record(number) {
    const block = await this.file(`records/${Math.floor(number / RECORDS)}.json`)
    const [url, title, day, topic, headings, lang = ""] = block[number % RECORDS]
    return { url, title, day, topic, headings, lang }
  }

  /** The sections of a passage: anchor, heading, text. */
  async passage(number) {
    const block = await this.file(`passages/${Math.floor(number / PASSAGES)}.json`)
    return block[number % PASSAGES].map(([anchor, heading, text]) => ({ anchor, heading, text }))
  }

  async kind(number) {
    const { kinds, span } = await this.open()
    return kinds[Math.floor(number / span)]
  }

  /** What numbers say: the kind and year of a page, and whose a passage is. */
  async numbers() {
    const [{ kinds, span }, pages] = await Promise.all([this.open(), this.file("pages.json")])
    const more = differences(pages.more)
    return {
      kind: (number) => kinds[Math.floor(number / span)],
      year: (number) => pages.years.findLast(([, start]) => start <= number)?.[0] ?? 0,
      page: (passage) => (passage < kinds.length * span ? passage : more[passage - kinds.length * span]),
    }
  }

  /** The pages of each topic and series, as pairs of title and numbers. */
  async facets() {
    this.known ??= this.file("facets.json").then((facets) => {
      const named = (rows) => new Map(rows.map(([title, steps]) => [title, new Set(differences(steps))]))
      return { topic: named(facets.topics), series: named(facets.series) }
    })
    return this.known
  }
}

/** Postings as numbers and levels. */
export function* postings(steps) {
  let number = 0
  for (const step of steps) {
    number += Math.floor(step / LEVELS)
    yield [number, step % LEVELS]
  }
}
