// Two pictures over the sheet: all dots and, once they have room, their names; and over those what stands out. Both
// move with the sheet and are drawn anew when it stands still.
const MARGIN = 0.2 // of the frame, on each side
const SIZE = 14.5 // of names, in pixels
const FAR = 0.75 // times as large, below which names of topics are written where they have room

export const overlay = (frame, svg, dots, camera) => {
  const [all, some] = [0, 1].map(() => {
    const canvas = frame.appendChild(document.createElement("canvas"))
    canvas.ariaHidden = "true"
    return canvas
  })
  const box = svg.viewBox.baseVal
  const style = getComputedStyle(svg)
  const unit = Number(style.getPropertyValue("--trellis-dot") || 1)
  const sharp = Math.min(devicePixelRatio, 2)
  let view // where the camera was
  let edges // of what is drawn
  let scale // of dots
  let out = {}
  let names = []

  const colour = (name) => {
    all.style.color = `var(--trellis-${name}, var(--trellis-note))`
    return getComputedStyle(all).color
  }
  const seen = ({ x, y }) => x > edges[0] && y > edges[1] && x < edges[2] && y < edges[3]

  // Look where the camera is.
  const look = () => {
    view = { ...camera }
    const [width, height] = [frame.clientWidth, frame.clientHeight].map((room) => Math.round(room * (1 + 2 * MARGIN)))
    for (const canvas of [all, some]) {
      Object.assign(canvas, { width: width * sharp, height: height * sharp })
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` })
    }
    const { x: left, y: top, k } = view
    scale = unit / Math.max(k, 1) ** 0.7
    const [fromX, fromY] = [box.x - (left + frame.clientWidth * MARGIN) / k, box.y - (top + frame.clientHeight * MARGIN) / k]
    edges = [fromX, fromY, fromX + width / k, fromY + height / k]
  }

  // A canvas without anything on it, where one unit is one of the map.
  const cleared = (canvas) => {
    const ink = canvas.getContext("2d")
    ink.reset()
    ink.scale(sharp * view.k, sharp * view.k)
    ink.translate(-edges[0], -edges[1])
    return ink
  }

  const radius = ({ size = 0 }) => (2.3 + size) * scale

  const dot = (ink, few) => {
    for (const [kind, alike] of Map.groupBy(few.filter(seen), ({ kind }) => kind)) {
      ink.fillStyle = colour(kind)
      ink.beginPath()
      for (const one of alike) {
        ink.moveTo(one.x + radius(one), one.y)
        ink.arc(one.x, one.y, radius(one), 0, 7)
      }
      ink.fill()
    }
  }

  // Names, the most important first, where they have room.
  const letter = (ink, wanted, taken) => {
    const size = SIZE / view.k
    ink.font = `${size}px ${style.fontFamily}`
    ink.textAlign = "center"
    ink.lineJoin = "round"
    ink.lineWidth = size / 4
    ink.strokeStyle = colour("paper")
    ink.fillStyle = colour("ink")
    for (const [dot, name] of wanted) {
      const half = ink.measureText(name).width / 2
      const x = Math.max(box.x + half, Math.min(dot.x, box.x + box.width - half))
      const y = Math.max(box.y + size, dot.y - radius(dot) - size * 0.4)
      const room = [x - half, y - size * 0.8, x + half, y + size / 4]
      if (taken.some((other) => room[0] < other[2] && other[0] < room[2] && room[1] < other[3] && other[1] < room[3])) continue
      taken.push(room)
      ink.strokeText(name, x, y)
      ink.fillText(name, x, y)
    }
  }

  const boxes = (query) =>
    [...svg.querySelectorAll(query)].map((text) => {
      const { x, y, width, height } = text.getBBox()
      return [x, y, x + width, y + height, text.textContent.trim()]
    })

  const drawAll = () => {
    const ink = cleared(all)
    dot(ink, dots)
    const taken = names.map(([one]) => [one.x - radius(one), one.y - radius(one), one.x + radius(one), one.y + radius(one)])
    letter(ink, names, [...taken, ...boxes("a > text")])
  }

  const drawSome = () => {
    const ink = cleared(some)
    const { shown, lines = [], label } = out
    frame.toggleAttribute("data-dim", !!shown)
    ink.strokeStyle = colour("link")
    ink.lineWidth = 1.4 / view.k
    ink.globalAlpha = 0.7
    ink.beginPath()
    for (const [one, other] of lines) {
      ink.moveTo(one.x, one.y)
      ink.lineTo(other.x, other.y)
    }
    ink.stroke()
    ink.globalAlpha = 1
    dot(ink, shown ?? [])
    const isFar = view.k < FAR
    frame.toggleAttribute("data-far", isFar)
    some.hidden = !shown && !isFar // nothing to move
    const islands = isFar ? boxes(".name text").map(([x, , right, y, name]) => [{ x: (x + right) / 2, y }, name]) : []
    letter(ink, label ? [label, ...islands] : islands, [])
  }

  const follow = () => {
    const grown = camera.k / view.k
    const left = camera.x - (view.x + frame.clientWidth * MARGIN) * grown
    const top = camera.y - (view.y + frame.clientHeight * MARGIN) * grown
    for (const canvas of [all, some]) canvas.style.transform = `translate(${left}px, ${top}px) scale(${grown})`
  }

  const draw = () => {
    look()
    drawAll()
    drawSome()
    follow()
  }

  draw()
  frame.toggleAttribute("data-drawn", true)

  return {
    draw,
    follow,
    /** The dots within sight, the largest first. */
    seen: () => dots.filter(seen).sort((one, other) => other.size - one.size),
    /** `shown`: the dots that stand out; `lines`: pairs of dots; `label`: a dot and its name. */
    tell(what) {
      out = what
      drawSome()
    },
    /** Pairs of dots and their names. */
    name(pairs) {
      if (!pairs.length && !names.length) return
      names = pairs
      frame.toggleAttribute("data-named", !!pairs.length)
      drawAll()
    },
  }
}
