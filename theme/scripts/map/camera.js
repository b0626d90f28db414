// How much of the sheet a reader sees, and from where: `x`, `y` and `k` times as large. Only the frame's content is
// moved, so that a browser has nothing to paint while it does; it paints anew once all stands still.
const MOST = 12
const STILL = 140 // milliseconds

export class Camera {
  x = 0
  y = 0
  k = 1
  #painted = 1 // how large it was when it was painted
  #timer
  #frame

  // `still` is told when the map has come to rest, `moving` at each step.
  constructor(frame, svg, { moving, still }) {
    Object.assign(this, { frame, svg, moving, still })
  }

  get isMoving() {
    return this.#timer !== undefined
  }

  get box() {
    return this.svg.viewBox.baseVal
  }

  // Pixels for one unit of the map.
  get scale() {
    return (this.svg.clientWidth / this.box.width) * this.k
  }

  toMap([x, y]) {
    return [(x - this.x) / this.scale + this.box.x, (y - this.y) / this.scale + this.box.y]
  }

  toFrame([x, y]) {
    return [(x - this.box.x) * this.scale + this.x, (y - this.box.y) * this.scale + this.y]
  }

  zoom(by, [x, y] = [this.frame.clientWidth / 2, this.frame.clientHeight / 2]) {
    const k = Math.min(Math.max(this.k * by, 1), MOST)
    this.x = x - ((x - this.x) * k) / this.k
    this.y = y - ((y - this.y) * k) / this.k
    this.k = k
    this.#move()
  }

  pan(right, down) {
    this.x += right
    this.y += down
    this.#move()
  }

  centre(place, k = this.k) {
    this.k = k
    const [x, y] = this.toFrame(place)
    this.pan(this.frame.clientWidth / 2 - x, this.frame.clientHeight / 2 - y)
  }

  fit() {
    this.frame.style.height = `${this.svg.clientHeight}px`
    this.#move()
  }

  #move() {
    const { frame, svg } = this
    const within = (place, room, length) => Math.min(Math.max(place, Math.min(0, room - length)), Math.max(0, room - length))
    this.x = within(this.x, frame.clientWidth, svg.clientWidth * this.k)
    this.y = within(this.y, frame.clientHeight, svg.clientHeight * this.k)
    frame.classList.add("is-moving")
    frame.classList.toggle("is-zoomed", this.k > 1)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle(), STILL)
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      svg.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.k})`
      this.moving()
    })
  }

  #settle() {
    this.#timer = undefined
    if (this.#painted !== this.k) {
      this.#painted = this.k
      this.frame.classList.remove("is-moving") // painted anew, and kept so to be moved
      this.svg.style.setProperty("--trellis-zoom", this.k ** 0.7)
      requestAnimationFrame(() => this.frame.classList.add("is-moving"))
    }
    this.still()
  }
}
