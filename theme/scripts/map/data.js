// What the map knows of itself: see trellis/publish/mapdata.py. Nothing is asked for before it is wanted.
const PART = 512 // dots whose titles and addresses stand in one file

const files = {}

const file = (name) => {
  const fetched = async () => {
    const answer = await fetch(new URL(`map/${name}`, import.meta.url), { cache: "no-cache" })
    return name.endsWith(".json") ? answer.json() : decode(new Uint8Array(await answer.arrayBuffer()))
  }
  files[name] ??= fetched()
  files[name].catch(() => delete files[name]) // it may be there the next time
  return files[name]
}

/** All dots. */
export const data = () => file("map.bin")

/** Their titles, all of them. */
export const titles = () => file("map-titles.json")

/** The titles and addresses of some dots. */
export const about = (dots) =>
  Promise.all(dots.map(async ({ at }) => (await file(`map-${Math.floor(at / PART)}.json`))[at % PART]))

const decode = (bytes) => {
  let at = 4 + new DataView(bytes.buffer).getUint32(0, true)
  const { kinds, first, beds } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)))
  const next = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  const signed = () => {
    const value = next()
    return (value & 1 ? -1 - value : value) / 2
  }
  const dots = beds.flatMap(([bed, x, y, count]) => Array.from({ length: count }, () => ({ bed, x, y, near: [] })))
  for (const dot of dots) {
    const mark = next()
    dot.kind = kinds[mark >> 3]
    dot.size = mark & 7
  }
  for (const dot of dots) dot.year = first - 1 + (next() || NaN)
  for (const dot of dots) dot.x += signed()
  for (const dot of dots) dot.y += signed()
  dots.forEach((dot, place) => {
    dot.at = place
    for (let left = next(); left; left--) {
      place += next()
      dot.near.push(dots[place])
      dots[place].near.push(dot)
    }
  })
  return dots
}

/** The dot nearest to a place, within reach. */
export const nearest = (dots, [x, y], reach) => {
  let found
  let least = reach
  for (const dot of dots) {
    const away = Math.hypot(dot.x - x, dot.y - y)
    if (away < least) [found, least] = [dot, away]
  }
  return found
}

/** The shortest way over neighbours, both ends included; nothing where there is none. */
export const way = (start, end) => {
  const from = new Map([[start, undefined]])
  for (const one of from.keys()) {
    for (const other of one.near) if (!from.has(other)) from.set(other, one)
  }
  const steps = []
  for (let one = from.has(end) ? end : undefined; one; one = from.get(one)) steps.unshift(one)
  return steps
}
