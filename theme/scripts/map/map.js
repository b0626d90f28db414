// Makes the map move: zoom, pan, filters, finding, neighbours, the way between two. The drawing stays what it is,
// links and names; only its frame moves, so that a browser has nothing to paint while it does.
import { data, titles, way } from "./data.js"
import { Overlay } from "./overlay.js"

const NEAREST = 14 // pixels to a dot that is meant
const MOST = 12 // times as large
const NAMED = 2 // times as large, from which dots have names
const STILL = 140 // milliseconds until what has moved is drawn anew

export const enliven = (root) => {
  const frame = root.querySelector(".trellis-map__frame")
  const svg = frame.querySelector("svg")
  const tools = root.querySelector(".trellis-map__tools")
  const said = root.querySelector(".trellis-map__said")
  const field = (name) => tools.elements[name]

  const view = { x: 0, y: 0, k: 1 }
  let overlay
  let live
  let timer
  let queued
  let sharp = 1 // how large it was when it was painted
  let chosen = -1 // the dot that is pointed at
  let kept = {} // what stands out when none is

  const ready = async () => {
    if (!overlay) {
      live = await data()
      overlay ??= new Overlay(frame, svg, live)
      overlay.draw(view)
    }
    return live
  }

  // Moving ------------------------------------------------------------------------------------------------------

  const settle = async () => {
    timer = undefined
    if (sharp !== view.k) {
      // the browser paints it anew, and keeps that to move it
      sharp = view.k
      frame.classList.remove("is-moving")
      svg.style.setProperty("--trellis-zoom", view.k ** 0.7)
      requestAnimationFrame(() => frame.classList.add("is-moving"))
    }
    overlay?.draw(view)
    if (overlay && view.k > NAMED && !overlay.titles) {
      overlay.titles = (await titles()).titles
      overlay.draw()
    }
  }

  const move = () => {
    const room = (size, length) => [Math.min(0, size - length * view.k), Math.max(0, size - length * view.k)]
    const [left, right] = room(frame.clientWidth, svg.clientWidth)
    const [top, bottom] = room(frame.clientHeight, svg.clientHeight)
    view.x = Math.min(Math.max(view.x, left), right)
    view.y = Math.min(Math.max(view.y, top), bottom)
    frame.classList.add("is-moving")
    frame.classList.toggle("is-zoomed", view.k > 1)
    clearTimeout(timer)
    timer = setTimeout(settle, STILL)
    queued ??= requestAnimationFrame(() => {
      queued = undefined
      svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.k})`
      overlay?.follow(view)
    })
  }

  const zoom = (by, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
    const k = Math.min(Math.max(view.k * by, 1), MOST)
    view.x = x - ((x - view.x) * k) / view.k
    view.y = y - ((y - view.y) * k) / view.k
    view.k = k
    ready()
    move()
  }

  const fit = () => svg.clientWidth / svg.viewBox.baseVal.width

  const onSheet = ({ clientX, clientY }) => {
    const { left, top } = frame.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }

  const centre = (x, y, k = view.k) => {
    view.k = k
    view.x = frame.clientWidth / 2 - (x - svg.viewBox.baseVal.x) * fit() * k
    view.y = frame.clientHeight / 2 - (y - svg.viewBox.baseVal.y) * fit() * k
    move()
  }

  // What stands out ---------------------------------------------------------------------------------------------

  const filtered = () => {
    const { kind, topic, year } = Object.fromEntries(["kind", "topic", "year"].map((name) => [name, field(name).value]))
    if (!kind && !topic && !year) return null
    const within = new Set(topic.split(" "))
    const found = new Set()
    for (let one = 0; one < live.count; one++) {
      const fits = (!kind || live.kinds[live.kind[one]] === kind) && (!year || live.years[one] === Number(year))
      if (fits && (!topic || within.has(live.beds[live.bed[one]][0]))) found.add(one)
    }
    return found
  }

  const tell = (...parts) => said.replaceChildren(...parts)

  const link = (one, { titles, urls }) => {
    const element = document.createElement("a")
    element.href = new URL(urls[one], new URL(root.dataset.root, location))
    element.textContent = titles[one]
    return element
  }

  const listed = (ones, names, kind = "ul") => {
    const list = document.createElement(kind)
    for (const one of ones) {
      const item = document.createElement("li")
      item.append(link(one, names))
      list.append(item)
    }
    return list
  }

  const around = (one, name) => {
    const near = live.near[one]
    return { shown: new Set([one, ...near]), lines: near.map((other) => [one, other]), label: name && [one, name] }
  }

  const choose = (one, name) => {
    chosen = one
    overlay.tell(one < 0 ? kept : around(one, name))
  }

  const keep = (what) => {
    chosen = -1
    overlay.tell((kept = what))
  }

  const find = async (title) => {
    const [names] = await Promise.all([titles(), ready()])
    const one = names.titles.indexOf(title)
    if (one < 0) return
    centre(live.x[one], live.y[one], Math.max(view.k, 2.5))
    keep(around(one, title))
    tell(link(one, names), ` · ${live.near[one].length}`, listed(live.near[one].slice(0, 12), names))
  }

  const filter = async () => {
    await ready()
    const shown = filtered()
    keep({ shown })
    tell(shown ? `${shown.size} / ${live.count}` : "")
  }

  const lead = async () => {
    const [names] = await Promise.all([titles(), ready()])
    const [start, end] = ["start", "end"].map((name) => names.titles.indexOf(field(name).value))
    if (start < 0 || end < 0) return
    const steps = way(live, start, end)
    keep({ shown: new Set([start, end, ...steps]), lines: steps.slice(1).map((one, at) => [steps[at], one]) })
    tell(steps.length ? listed(steps, names, "ol") : root.dataset.noway)
  }

  // Fields suggest a few of the titles that hold what is written.
  const suggest = async ({ target }) => {
    const { titles: all } = await titles()
    const asked = target.value.toLocaleLowerCase()
    const found = []
    for (const title of all) {
      if (found.length < 12 && title.toLocaleLowerCase().includes(asked)) found.push(new Option(title))
    }
    target.list.replaceChildren(...found)
  }

  // Hands -------------------------------------------------------------------------------------------------------

  const held = new Map()
  let moved = 0

  frame.addEventListener("pointerdown", (event) => {
    if (event.button) return
    held.set(event.pointerId, onSheet(event))
    moved = 0
  })

  const drag = (event) => {
    const before = held.get(event.pointerId)
    const [x, y] = onSheet(event)
    held.set(event.pointerId, [x, y])
    const [other] = [...held].filter(([id]) => id !== event.pointerId).map(([, place]) => place)
    if (other) {
      const apart = ([a, b]) => Math.hypot(a - other[0], b - other[1])
      return zoom(apart([x, y]) / Math.max(apart(before), 1), (x + other[0]) / 2, (y + other[1]) / 2)
    }
    view.x += x - before[0]
    view.y += y - before[1]
    moved += Math.abs(x - before[0]) + Math.abs(y - before[1])
    if (moved > 4 && !frame.hasPointerCapture(event.pointerId)) frame.setPointerCapture(event.pointerId)
    move()
  }

  const point = (event) => {
    if (event.pointerType !== "mouse" || timer) return
    if (!overlay) return event.target.closest("a") && ready().then(() => point(event))
    const [x, y] = onSheet(event)
    const scale = fit() * view.k
    const [sheetX, sheetY] = [(x - view.x) / scale + svg.viewBox.baseVal.x, (y - view.y) / scale + svg.viewBox.baseVal.y]
    let nearest = -1
    let least = (NEAREST / scale) ** 2
    for (let one = 0; one < live.count; one++) {
      const away = (live.x[one] - sheetX) ** 2 + (live.y[one] - sheetY) ** 2
      if (away < least) [nearest, least] = [one, away]
    }
    if (nearest === chosen) return
    choose(nearest)
    if (nearest >= 0 && !overlay.linked.has(nearest)) titles().then((names) => nearest === chosen && choose(nearest, names.titles[nearest]))
  }

  frame.addEventListener("pointermove", (event) => (held.has(event.pointerId) ? drag(event) : point(event)))
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, ({ pointerId }) => held.delete(pointerId))
  frame.addEventListener("pointerleave", () => chosen >= 0 && choose(-1))
  frame.addEventListener("dragstart", (event) => event.preventDefault())
  frame.addEventListener("dblclick", (event) => zoom(event.shiftKey ? 0.5 : 2, ...onSheet(event)))
  frame.addEventListener(
    "click",
    async (event) => {
      if (moved > 4) event.preventDefault()
      else if (!event.target.closest("a") && chosen >= 0) {
        const names = await titles()
        location.assign(link(chosen, names).href)
      } else frame.focus({ preventScroll: true })
    },
    true,
  )
  frame.addEventListener(
    "wheel",
    (event) => {
      // a page that is only passed by scrolls on
      if (!event.ctrlKey && !event.metaKey && !frame.contains(document.activeElement) && view.k === 1) return
      event.preventDefault()
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), ...onSheet(event))
    },
    { passive: false },
  )

  // Keys: one stop for all dots, arrows from dot to dot, + − 0 for the map itself.
  const dots = [...svg.querySelectorAll("a:has(> circle)")]
  const place = (dot) => [dot.lastElementChild.cx.baseVal.value, dot.lastElementChild.cy.baseVal.value]
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

  const step = (from, [right, down]) => {
    const [x, y] = place(from)
    let nearest
    let least = Infinity
    for (const dot of dots) {
      const [alongX, alongY] = [place(dot)[0] - x, place(dot)[1] - y]
      const ahead = alongX * right + alongY * down
      const aside = Math.abs(alongX * down) + Math.abs(alongY * right)
      if (ahead > 0 && ahead + 2 * aside < least) [nearest, least] = [dot, ahead + 2 * aside]
    }
    return nearest
  }

  frame.addEventListener("keydown", (event) => {
    const dot = event.target.closest("a:has(> circle)")
    const next = dot && ARROWS[event.key] && step(dot, ARROWS[event.key])
    if (next) {
      dot.setAttribute("tabindex", "-1")
      next.setAttribute("tabindex", "0")
      next.focus({ preventScroll: true })
    } else if (event.key === "+" || event.key === "=") zoom(1.6)
    else if (event.key === "-") zoom(1 / 1.6)
    else if (event.key === "0") zoom(0)
    else return
    event.preventDefault()
  })

  frame.addEventListener("focusin", async ({ target }) => {
    if (!target.matches("a:has(> circle):focus-visible")) return
    await ready()
    const one = live.places.get(place(target).join(" "))
    const [x, y] = [(live.x[one] - svg.viewBox.baseVal.x) * fit() * view.k + view.x, (live.y[one] - svg.viewBox.baseVal.y) * fit() * view.k + view.y]
    if (x < 0 || y < 0 || x > frame.clientWidth || y > frame.clientHeight) centre(live.x[one], live.y[one])
    choose(one)
  })

  dots.forEach((dot, at) => dot.setAttribute("tabindex", at ? "-1" : "0"))

  // Tools -------------------------------------------------------------------------------------------------------

  tools.hidden = false
  tools.addEventListener("submit", (event) => event.preventDefault())
  tools.addEventListener("click", ({ target }) => {
    const by = target.closest("button")?.value
    if (by) zoom(Number(by))
  })
  tools.addEventListener("change", ({ target }) => {
    if (target.name === "find") find(target.value)
    else if (target.list) lead()
    else filter()
  })
  tools.addEventListener("input", (event) => event.target.list && suggest(event))
  frame.tabIndex = -1
  frame.classList.add("is-live")
  frame.scrollTo(0, 0)
  frame.style.height = `${svg.clientHeight}px`
  addEventListener("resize", () => {
    frame.style.height = `${svg.clientHeight}px`
    move()
  })
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", settle)

  // Where the map does not fit, its middle is seen first, or what the address names.
  if (svg.clientWidth > frame.clientWidth) {
    const { x, y, width, height } = svg.querySelector(":target")?.getBBox() ?? svg.viewBox.baseVal
    centre(x + width / 2, y + height / 2)
  }
}
