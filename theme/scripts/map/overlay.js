// What is drawn over the sheet: dots that are no links, what is found, who is whose neighbour. It is a picture,
// which moves with the sheet and is drawn anew when that stands still.
const MARGIN = 0.3 // of the frame, on each side
const NAMED = 2 // times as large, from which dots have names

export class Overlay {
  constructor(frame, svg, live) {
    Object.assign(this, { frame, svg, live, shown: null, lines: [] })
    this.canvas = document.createElement("canvas")
    this.canvas.setAttribute("aria-hidden", "true")
    frame.append(this.canvas)
    this.linked = new Set([...svg.querySelectorAll("a > circle")].map((dot) => live.places.get(`${dot.cx.baseVal.value} ${dot.cy.baseVal.value}`)))
    svg.classList.add("is-live")
  }

  // `shown` are the dots that stand out; `lines` pairs of dots; `label` a dot and its name.
  tell({ shown = null, lines = [], label }) {
    Object.assign(this, { shown, lines, label })
    this.svg.classList.toggle("is-dim", shown !== null)
    this.draw()
  }

  follow({ x, y, k }) {
    const { x: oldX, y: oldY, k: oldK } = this.drawn
    const scale = k / oldK
    const left = x - oldX * scale - this.left * scale
    const top = y - oldY * scale - this.top * scale
    this.canvas.style.transform = `translate(${left}px, ${top}px) scale(${scale})`
  }

  draw(view = this.drawn) {
    this.drawn = { ...view }
    const { frame, svg, live, canvas, shown } = this
    const { clientWidth, clientHeight } = frame
    const width = clientWidth * (1 + 2 * MARGIN)
    const height = clientHeight * (1 + 2 * MARGIN)
    const sharp = Math.min(devicePixelRatio, 2)
    this.left = clientWidth * MARGIN
    this.top = clientHeight * MARGIN
    canvas.width = width * sharp
    canvas.height = height * sharp
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    this.follow(view)

    const box = svg.viewBox.baseVal
    const fit = (svg.clientWidth / box.width) * view.k
    const style = getComputedStyle(frame)
    const colour = (name) => {
      canvas.style.color = `var(--trellis-${name}, var(--trellis-note))`
      return getComputedStyle(canvas).color
    }
    const ink = canvas.getContext("2d")
    ink.setTransform(sharp, 0, 0, sharp, sharp * (this.left + view.x), sharp * (this.top + view.y))
    ink.scale(fit, fit)
    ink.translate(-box.x, -box.y)
    const [fromX, fromY] = [box.x - (this.left + view.x) / fit, box.y - (this.top + view.y) / fit]
    const seen = (one) =>
      live.x[one] > fromX && live.x[one] < fromX + width / fit && live.y[one] > fromY && live.y[one] < fromY + height / fit

    ink.strokeStyle = colour("link")
    ink.lineWidth = 1.4 / fit
    ink.globalAlpha = 0.7
    ink.beginPath()
    for (const [one, other] of this.lines) {
      ink.moveTo(live.x[one], live.y[one])
      ink.lineTo(live.x[other], live.y[other])
    }
    ink.stroke()

    const unit = svg.dataset.unit / view.k ** 0.7
    const dots = (wanted, alpha) => {
      ink.globalAlpha = alpha
      live.kinds.forEach((name, kind) => {
        ink.fillStyle = colour(name)
        ink.beginPath()
        for (let one = 0; one < live.count; one++) {
          if (live.kind[one] !== kind || !wanted(one) || !seen(one)) continue
          const radius = (2.3 + live.size[one]) * unit * (this.linked.has(one) ? 1 : 0.7)
          ink.moveTo(live.x[one] + radius, live.y[one])
          ink.arc(live.x[one], live.y[one], radius, 0, 7)
        }
        ink.fill()
      })
    }
    dots((one) => !this.linked.has(one) && !shown?.has(one), shown ? 0.15 : 0.6)
    if (shown) dots((one) => shown.has(one), 1)

    this.letter(ink, view.k > NAMED && this.titles ? [...live.x.keys()].filter(seen) : [], fit, style, colour)
  }

  // The names of dots, the largest first, where they have room.
  letter(ink, dots, fit, style, colour) {
    const { live, titles, label, shown } = this
    const size = 14 / fit
    const taken = [...this.svg.querySelectorAll("text")].map((name) => {
      const { x, y, width, height } = name.getBBox()
      return [x + width / 2, y + height / 2, width / 2, height / 2]
    })
    ink.globalAlpha = 1
    ink.font = `${size}px ${style.fontFamily}`
    ink.textAlign = "center"
    ink.lineJoin = "round"
    ink.lineWidth = 4 / fit
    ink.strokeStyle = colour("paper")
    ink.fillStyle = colour("ink")
    const named = dots.filter((one) => !shown || shown.has(one)).sort((one, other) => live.size[other] - live.size[one])
    for (const one of [...(label ? [label[0]] : []), ...named.slice(0, 400)]) {
      const name = one === label?.[0] ? label[1] : titles[one]
      const [x, y] = [live.x[one], live.y[one] - size]
      const half = ink.measureText(name).width / 2
      if (one !== label?.[0] && taken.some((box) => Math.abs(x - box[0]) < half + box[2] && Math.abs(y - box[1]) < size * 0.6 + box[3])) continue
      taken.push([x, y, half, size * 0.6])
      for (const paint of ["strokeText", "fillText"]) ink[paint](name, x, y)
    }
  }
}
