// Which pages answer a query, best first.
import { near, tolerance } from "./spelling.js"
import { postings } from "./store.js"
import { asked, isUnspaced } from "./terms.js"

const NAME = 3 // a page's name tells more than its text
const HIGHEST = 9
const CORRECTIONS = 3
const COMMON = 0.3 // the rarity of a word that stands nearly everywhere
const [EXACT, BEGINNING, STEM, MISSPELT] = [1, 0.7, 0.5, 0.4]

/** The terms of `shard` that `term` stands for, with how well. */
const meanings = (term, shard) => {
  const found = new Map()
  const short = Math.max(4, term.length - 4)
  for (const other of Object.keys(shard)) {
    if (other === term) found.set(other, EXACT)
    else if (other.startsWith(term)) found.set(other, BEGINNING * Math.sqrt(term.length / other.length))
    else if (other.length >= short && term.startsWith(other) && !isUnspaced(other)) found.set(other, STEM)
  }
  return found
}

const merged = (shards) => Object.assign({}, ...shards)

/** Other places of the alphabet where a word misspelt in its first letters may stand. */
const elsewhere = (term) => [term[0], term[1] + term[0] + term.slice(2, 4), term.slice(1, 4)]

export class Ranking {
  constructor(store) {
    this.store = store
  }

  /**
   * Pages that answer `query` by their names; with `texts`, by their texts as well. `whole`: they answer
   * all of it. `patterns`: for each of its terms, how words begin that it stands for.
   */
  async search(query, { texts = false } = {}) {
    const index = await this.store.open()
    const wanted = asked(query)
    const common = new Set(index.common)
    const tells = (term) => !common.has(term) && (term.length > 1 || !/[ -~]/.test(term))
    const telling = wanted.filter(tells)
    const needed = new Set(telling.length ? telling : wanted)
    const numbers = texts ? await this.store.numbers() : null
    const found = await Promise.all(
      wanted.map((term) => this.term(term, index, numbers, common.has(term))),
    )
    const hits = this.hits(wanted, needed, found, numbers)
    const whole = !hits.length || hits[0].answers === needed.size
    return { hits, whole, patterns: found.map(({ patterns }) => patterns) }
  }

  /** What one term finds: levels by page, and the best passage of each. */
  async term(term, index, numbers, isCommon) {
    const names = merged(await this.store.shards("names", term))
    let meant = meanings(term, names)
    let corrected = []
    if (!meant.size && !isCommon && !isUnspaced(term)) {
      corrected = await this.corrected(term, names)
      meant = new Map(corrected.map(({ word }) => [word, MISSPELT]))
    }
    const looked = Object.assign(names, ...corrected.map(({ shard }) => shard))
    const pages = new Map()
    this.add(pages, meant, looked, NAME)
    const passages = new Map()
    if (numbers && !isCommon) await this.addTexts(term, meant, pages, passages, numbers)
    const rarity = isCommon ? COMMON : Math.log(1 + index.count / (pages.size + 1))
    const patterns = corrected.length ? corrected.map(({ word }) => word) : [term]
    return { pages, passages, rarity, patterns }
  }

  add(pages, meant, shard, weight) {
    for (const [other, how] of meant) {
      for (const [number, level] of postings(shard[other] ?? [])) {
        const worth = (weight * how * level) / HIGHEST
        if (worth > (pages.get(number) ?? 0)) pages.set(number, worth)
      }
    }
  }

  async addTexts(term, meant, pages, passages, numbers) {
    const shard = merged(await this.store.shards("texts", term))
    let found = meanings(term, shard)
    if (!found.size && meant.size) {
      found = new Map([...meant].slice(0, CORRECTIONS))
      const shards = await Promise.all([...found.keys()].map((word) => this.store.shards("texts", word)))
      Object.assign(shard, ...shards.flat())
    } else if (!found.size && !isUnspaced(term)) {
      found = new Map(near(term, Object.keys(shard)).slice(0, CORRECTIONS).map((word) => [word, MISSPELT]))
    }
    this.add(passages, found, shard, 1)
    const best = new Map()
    for (const [passage, worth] of passages) {
      const page = numbers.page(passage)
      best.set(page, Math.max(best.get(page) ?? 0, worth))
    }
    for (const [page, worth] of best) pages.set(page, (pages.get(page) ?? 0) + worth)
  }

  /** Names near `term`, where they stand. */
  async corrected(term, names) {
    const most = tolerance(term)
    const known = near(term, Object.keys(names), most)
    const shards = known.length ? [names] : []
    for (const place of known.length ? [] : elsewhere(term)) {
      shards.push(...(await this.store.shards("names", place)))
    }
    const words = known.length ? known : near(term, [...new Set(shards.flatMap(Object.keys))], most)
    return words.slice(0, CORRECTIONS).map((word) => ({ word, shard: shards.find((one) => word in one) }))
  }

  /** The pages that answer all that is needed; where none does, those that answer most of it. */
  hits(wanted, needed, found, numbers) {
    const scores = new Map()
    wanted.forEach((term, at) => {
      const { pages, passages, rarity } = found[at]
      for (const [page, worth] of pages) {
        const hit = scores.get(page) ?? { page, score: 0, answers: 0, passages: new Map() }
        hit.score += worth * rarity
        hit.answers += needed.has(term) ? 1 : 0
        scores.set(page, hit)
      }
      for (const [passage, worth] of passages) {
        const seen = scores.get(numbers.page(passage)).passages
        seen.set(passage, (seen.get(passage) ?? 0) + worth * rarity)
      }
    })
    const most = Math.max(0, ...[...scores.values()].map(({ answers }) => answers))
    return [...scores.values()]
      .filter(({ answers }) => answers === most)
      .sort((a, b) => b.score - a.score || b.page - a.page)
  }
}
