// Words that were probably meant.

/** How many letters may be wrong in `word`. */
export const tolerance = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** How many letters to add, drop, change or swap to come from `a` to `b`; more than `most` counts as Infinity. */
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return Infinity
  let before = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1)
      }
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return Infinity
    before = last
    last = row
  }
  return last[b.length] <= most ? last[b.length] : Infinity
}

/** Of `words`, those at most `most` letters from `word` or from how it begins: the nearest ones first. */
export const near = (word, words, most = tolerance(word)) => {
  if (!most) return []
  const found = []
  for (const other of words) {
    const away = Math.min(
      distance(word, other, most),
      other.length > word.length ? distance(word, other.slice(0, word.length), most) + 0.5 : Infinity,
    )
    if (away <= most) found.push([away, other])
  }
  return found.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1)).map(([, other]) => other)
}
