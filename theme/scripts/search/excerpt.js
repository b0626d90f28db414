// The place in a text that answers a query, cut out, with the words that do.
import { fold, isUnspaced } from "./terms.js"

const LENGTH = 170
const BEFORE = 60
const LETTER = /[\p{L}\p{N}\p{M}]/u

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** What finds the words of each term: `patterns` are how they begin, by term. */
export const finders = (patterns) =>
  patterns.map((beginnings) => {
    const parts = beginnings.map((beginning) =>
      isUnspaced(beginning)
        ? escaped(beginning)
        : `(?<![\\p{L}\\p{N}\\p{M}])${escaped(beginning)}[\\p{L}\\p{N}\\p{M}]*`,
    )
    return new RegExp(parts.join("|"), "gu")
  })

/** `text` folded, and for each of its units the offset in `text` that it comes from. */
const folded = (text) => {
  const plain = fold(text)
  if (plain.length === text.length) return [plain, (at) => at]
  const offsets = []
  let whole = ""
  let offset = 0
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    const part = fold(segment)
    for (let unit = 0; unit < part.length; unit += 1) offsets.push(offset)
    whole += part
    offset += segment.length
  }
  return [whole, (at) => offsets[at] ?? text.length]
}

/** Where the words of a query stand in `text`, as sorted stretches, and how many of its terms do. */
export const stretches = (text, query) => {
  const [plain, offset] = folded(text)
  const found = []
  let terms = 0
  for (const finder of query) {
    const matches = [...plain.matchAll(finder)]
    if (matches.length) terms += 1
    for (const match of matches) found.push([offset(match.index), offset(match.index + match[0].length)])
  }
  found.sort(([a], [b]) => a - b)
  const joined = []
  for (const [start, end] of found) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return { terms, found: joined }
}

/** `text` in pieces, `{ text, mark }`: the marked ones answer the query. */
export const marked = (text, query, from = 0, to = text.length) => {
  const pieces = []
  let at = from
  const add = (end, mark) => {
    if (end > at) pieces.push({ text: text.slice(at, end), mark })
    at = Math.max(at, end)
  }
  for (const [start, end] of stretches(text, query).found) {
    if (end <= from || start >= to) continue
    add(Math.max(start, from), false)
    add(Math.min(end, to), true)
  }
  add(to, false)
  return pieces
}

/** The line of `sections` that answers most of the query, cut to a sentence or two; null where none does. */
export const excerpt = (sections, query) => {
  let best = { terms: 0 }
  for (const { anchor, heading, text } of sections) {
    for (const line of text.split("\n")) {
      const { terms, found } = stretches(line, query)
      if (terms > best.terms) best = { terms, anchor, heading, line, start: found[0][0] }
    }
  }
  if (!best.terms) return null
  const { terms, anchor, heading, line, start } = best
  const from = start <= BEFORE ? 0 : wordStart(line, start - BEFORE)
  const to = from + LENGTH >= line.length ? line.length : wordEnd(line, from + LENGTH)
  const pieces = marked(line, query, from, to)
  if (from > 0) pieces.unshift({ text: "… ", mark: false })
  if (to < line.length) pieces.push({ text: " …", mark: false })
  return { terms, anchor, heading, pieces }
}

const wordStart = (line, at) => {
  const space = line.indexOf(" ", at)
  return space >= 0 && space - at < 20 ? space + 1 : at
}

const wordEnd = (line, at) => {
  const space = line.lastIndexOf(" ", at)
  return space > at - 20 ? space : at + (LETTER.test(line[at] ?? "") && line.codePointAt(at) > 0xffff ? 1 : 0)
}
