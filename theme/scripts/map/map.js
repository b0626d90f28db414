// Makes the map move: zoom, pan, filters, finding, neighbours, the way between two. The drawing stays what it is,
// links and names.
import { Camera } from "./camera.js"
import { data, titles, way } from "./data.js"
import { byHand } from "./hands.js"
import { byKeys } from "./keys.js"
import { Overlay } from "./overlay.js"

const NAMED = 2 // times as large, from which dots have names
const CLOSE = 2.5 // times as large, to look at what was found
const LISTED = 12

export const enliven = (root) => {
  const frame = root.querySelector(".trellis-map__frame")
  const tools = root.querySelector(".trellis-map__tools")
  if (tools.hidden) new LiveMap(root, frame, frame.querySelector("svg"), tools)
}

class LiveMap {
  #overlay // what is drawn over the sheet, once the data is there
  #pointed = -1
  #kept = {} // what stands out when nothing is pointed at

  constructor(root, frame, svg, tools) {
    Object.assign(this, { root, frame, svg, tools, said: root.querySelector(".trellis-map__said") })
    frame.tabIndex = -1
    frame.classList.add("is-live")
    frame.scrollTo(0, 0)
    this.camera = new Camera(frame, svg, {
      moving: () => this.#overlay?.follow(this.camera),
      still: () => this.#still(),
    })
    byHand(frame, this.camera, { point: (...spot) => this.#point(...spot), open: () => this.#open() })
    byKeys(frame, this.camera, { come: (place) => this.#come(place) })
    frame.addEventListener("pointerleave", () => this.#overlay && this.#choose(-1))
    addEventListener("resize", () => this.camera.fit())
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#overlay?.draw(this.camera))
    this.#listen()
    this.#begin()
  }

  async #ready() {
    const live = await data()
    if (!this.#overlay) {
      this.#overlay = new Overlay(this.frame, this.svg, live)
      this.#overlay.draw(this.camera)
    }
    return live
  }

  // Where the map does not fit, its middle is seen first, or what the address names.
  #begin() {
    const { frame, svg, camera } = this
    frame.style.height = `${svg.clientHeight}px`
    if (svg.clientWidth <= frame.clientWidth) return
    const { x, y, width, height } = svg.querySelector(":target")?.getBBox() ?? camera.box
    camera.centre([x + width / 2, y + height / 2])
  }

  async #still() {
    this.#overlay?.draw(this.camera)
    if (this.camera.k === 1 && !this.#overlay) return
    await this.#ready()
    if (this.camera.k > NAMED && !this.#overlay.titles) {
      this.#overlay.titles = (await titles()).titles
      this.#overlay.draw(this.camera)
    }
  }

  // What stands out

  #around(live, one, name) {
    const near = live.near[one]
    return { shown: new Set([one, ...near]), lines: near.map((other) => [one, other]), label: name && [one, name] }
  }

  async #choose(one) {
    if (one === this.#pointed) return
    this.#pointed = one
    const live = await this.#ready()
    if (one !== this.#pointed) return
    this.#overlay.tell(one < 0 ? this.#kept : this.#around(live, one))
    if (one < 0 || this.#overlay.linked.has(one)) return // a link has its preview
    const { titles: names } = await titles()
    if (one === this.#pointed) this.#overlay.tell(this.#around(live, one, names[one]))
  }

  #keep(what) {
    this.#pointed = -1
    this.#overlay.tell((this.#kept = what))
  }

  async #point([x, y], reach, target) {
    if (!this.#overlay && !target.closest("a")) return // nothing was asked for yet
    const live = await this.#ready()
    let nearest = -1
    let least = reach ** 2
    for (let one = 0; one < live.count; one++) {
      const away = (live.x[one] - x) ** 2 + (live.y[one] - y) ** 2
      if (away < least) [nearest, least] = [one, away]
    }
    this.#choose(nearest)
  }

  async #open() {
    if (this.#pointed >= 0) location.assign(this.#link(this.#pointed, await titles()).href)
  }

  async #come(place) {
    const live = await this.#ready()
    const [x, y] = this.camera.toFrame(place)
    if (x < 0 || y < 0 || x > this.frame.clientWidth || y > this.frame.clientHeight) this.camera.centre(place)
    this.#choose(live.places.get(place.join(" ")))
  }

  // What is asked

  #listen() {
    const { tools } = this
    tools.hidden = false
    tools.addEventListener("submit", (event) => event.preventDefault())
    tools.addEventListener("click", ({ target }) => {
      const by = target.closest("button")?.value
      if (by) this.camera.zoom(Number(by))
    })
    tools.addEventListener("input", ({ target }) => target.list && this.#suggest(target))
    tools.addEventListener("change", ({ target }) => {
      if (target.name === "find") this.#find(target.value)
      else if (target.list) this.#lead()
      else this.#filter()
    })
  }

  async #suggest({ value, list }) {
    const asked = value.toLocaleLowerCase()
    const found = []
    for (const title of (await titles()).titles) {
      if (found.length < LISTED && title.toLocaleLowerCase().includes(asked)) found.push(new Option(title))
    }
    list.replaceChildren(...found)
  }

  async #find(title) {
    const [live, names] = await Promise.all([this.#ready(), titles()])
    const one = names.titles.indexOf(title)
    if (one < 0) return
    this.camera.centre([live.x[one], live.y[one]], Math.max(this.camera.k, CLOSE))
    this.#keep(this.#around(live, one, title))
    const near = this.#list("ul", live.near[one].slice(0, LISTED), names)
    this.said.replaceChildren(this.#link(one, names), ` · ${live.near[one].length}`, near)
  }

  async #filter() {
    const live = await this.#ready()
    const [kind, topic, year] = ["kind", "topic", "year"].map((name) => this.tools.elements[name].value)
    const within = new Set(topic.split(" "))
    const fits = (one) =>
      (!kind || live.kinds[live.kind[one]] === kind) &&
      (!year || live.years[one] === Number(year)) &&
      (!topic || within.has(live.beds[live.bed[one]][0]))
    const shown = kind || topic || year ? new Set([...live.x.keys()].filter(fits)) : null
    this.#keep({ shown })
    this.said.textContent = shown ? `${shown.size} / ${live.count}` : ""
  }

  async #lead() {
    const [live, names] = await Promise.all([this.#ready(), titles()])
    const [start, end] = ["start", "end"].map((name) => names.titles.indexOf(this.tools.elements[name].value))
    if (start < 0 || end < 0) return
    const steps = way(live, start, end)
    this.#keep({ shown: new Set([start, end, ...steps]), lines: steps.slice(1).map((one, at) => [steps[at], one]) })
    this.said.replaceChildren(steps.length ? this.#list("ol", steps, names) : this.root.dataset.noway)
  }

  #link(one, { titles: names, urls }) {
    const link = document.createElement("a")
    link.href = new URL(urls[one], new URL(this.root.dataset.root, location))
    link.textContent = names[one]
    return link
  }

  #list(kind, ones, names) {
    const list = document.createElement(kind)
    for (const one of ones) {
      const item = document.createElement("li")
      item.append(this.#link(one, names))
      list.append(item)
    }
    return list
  }
}
