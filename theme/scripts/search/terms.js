// What a text is found by: as trellis/publish/search/terms.py cuts the texts (a test compares the two).
const LONGEST = 40
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g
const SPELLED_OUT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ς: "σ" }
const UNSPACED =
  "\\u3005-\\u3007\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff" +
  "\\u0e00-\\u0e7f\\u0e80-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u{20000}-\\u{3ffff}"
const RUNS = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, "gu")
const UNSPACED_FIRST = new RegExp(`^[${UNSPACED}]`, "u")

/** `text` as it is compared: lower case, without accents and compatibility forms. */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłıς]/g, (letter) => SPELLED_OUT[letter])
    .normalize("NFC")

/** The words of `text`, folded; a run of a script without spaces is one. */
export const words = (text) => fold(text).match(RUNS) ?? []

export const isUnspaced = (word) => UNSPACED_FIRST.test(word)

/** The terms of `text` in order: words, and pairs of characters (the last one alone) of unspaced runs. */
export const terms = (text) =>
  words(text).flatMap((word) => {
    const characters = [...word]
    return isUnspaced(word)
      ? characters.map((character, at) => character + (characters[at + 1] ?? ""))
      : characters.slice(0, LONGEST).join("")
  })

/** The terms that a reader asks for: of an unspaced run its pairs alone, since they cover it. */
export const asked = (text) => {
  const found = words(text).flatMap((word) => {
    const pairs = terms(word)
    return isUnspaced(word) && pairs.length > 1 ? pairs.slice(0, -1) : pairs
  })
  return [...new Set(found)]
}
