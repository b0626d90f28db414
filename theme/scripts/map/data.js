// What the map knows of itself: see trellis/publish/mapdata.py. Nothing is asked for before it is wanted.
const file = (name) => fetch(new URL(`map/${name}`, import.meta.url), { cache: "no-cache" })

const once = (work) => {
  let found
  return () => (found ??= work())
}

export const titles = once(async () => (await file("map-titles.json")).json())

export const data = once(async () => decode(new Uint8Array(await (await file("map.bin")).arrayBuffer())))

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
    return value & 1 ? -(value + 1) / 2 : value / 2
  }
  const bed = beds.flatMap(([, , , count], place) => Array(count).fill(place))
  const count = bed.length
  const list = (read) => Int32Array.from({ length: count }, read)
  const marks = list(next)
  const years = list(next).map((year) => (year ? first + year - 1 : 0))
  const x = list(signed).map((value, one) => value + beds[bed[one]][1])
  const y = list(signed).map((value, one) => value + beds[bed[one]][2])
  const near = Array.from({ length: count }, () => [])
  for (let one = 0; one < count; one++) {
    let other = one
    for (let left = next(); left > 0; left--) {
      other += next()
      near[one].push(other)
      near[other].push(one)
    }
  }
  const places = new Map(bed.map((_, one) => [`${x[one]} ${y[one]}`, one]))
  return { count, kinds, beds, bed, kind: marks.map((mark) => mark >> 3), size: marks.map((mark) => mark & 7), years, x, y, near, places }
}

// The shortest way over neighbours, both ends included; nothing where there is none.
export const way = ({ near }, start, end) => {
  const from = new Map([[start, start]])
  const waiting = [start]
  for (const one of waiting) {
    if (one === end) {
      const steps = [end]
      while (steps[0] !== start) steps.unshift(from.get(steps[0]))
      return steps
    }
    for (const other of near[one]) {
      if (!from.has(other)) {
        from.set(other, one)
        waiting.push(other)
      }
    }
  }
  return []
}
