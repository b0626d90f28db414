// What the map shows beyond the drawing: names, neighbours, what is asked for. Fetched with the data, by whoever
// first asks for anything.
import { about, data, nearest, titles, way } from "./data.js"
import { overlay } from "./overlay.js"

const NAMED = 1.5 // times as large, from which dots have names
const NAMES = 600 // dots within sight, at the most, that have names
const CLOSE = 2.5 // times as large, to look at what was found
const LISTED = 12

let colours // watches over those of the map that is shown

export const makeLive = async ({ root, frame, svg, tools, camera }) => {
  const said = root.querySelector(".trellis-map__said")
  const { kind, topic, year, find, start, end } = tools.elements
  const dots = await data()
  const drawn = overlay(frame, svg, dots, camera)
  let pointed
  let kept = {} // what stands out when nothing is pointed at

  // What stands out

  const around = (dot, title) => ({
    shown: [dot, ...dot.near],
    lines: dot.near.map((other) => [dot, other]),
    label: title && [dot, title],
  })

  const point = async (dot, isNamed) => {
    if (dot === pointed) return
    pointed = dot
    const [[title] = []] = dot && isNamed ? await about([dot]) : []
    if (dot === pointed) drawn.tell(dot ? around(dot, title) : kept)
  }

  const keep = (what) => {
    pointed = undefined
    drawn.tell((kept = what))
  }

  const links = async (dots) =>
    (await about(dots)).map(([title, url]) => {
      const link = document.createElement("a")
      link.href = new URL(url, new URL(root.dataset.root, location))
      link.textContent = title
      return link
    })

  const list = async (tag, dots) => {
    const made = document.createElement(tag)
    for (const link of await links(dots)) made.appendChild(document.createElement("li")).append(link)
    return made
  }

  const present = async (dot) => {
    keep(around(dot))
    const [[link], near] = await Promise.all([links([dot]), list("ul", dot.near.slice(0, LISTED))])
    if (dot !== kept.shown?.[0]) return
    keep(around(dot, link.textContent))
    said.replaceChildren(link, ` · ${dot.near.length}`, near)
  }

  const open = async (dot) => dot && location.assign((await links([dot]))[0].href)

  // What is asked

  const seek = async (value) => {
    const all = await titles()
    const holds = value.toLocaleLowerCase()
    const at = all.indexOf(value)
    return value && dots[at < 0 ? all.findIndex((title) => title.toLocaleLowerCase().includes(holds)) : at]
  }

  const asked = {
    async find() {
      const dot = await seek(find.value)
      if (!dot) return
      camera.centre([dot.x, dot.y], Math.max(camera.k, CLOSE))
      present(dot)
    },
    async lead() {
      const [one, other] = await Promise.all([seek(start.value), seek(end.value)])
      if (!one || !other) return
      const steps = way(one, other)
      keep({ shown: [one, other, ...steps], lines: steps.slice(1).map((step, at) => [steps[at], step]) })
      said.replaceChildren(steps.length ? await list("ol", steps) : root.dataset.noway)
    },
    filter() {
      const within = topic.value.split(" ")
      const fits = (dot) =>
        (!kind.value || dot.kind === kind.value) &&
        (!year.value || dot.year === Number(year.value)) &&
        (!topic.value || within.includes(dot.bed))
      const shown = kind.value || year.value || topic.value ? dots.filter(fits) : undefined
      keep({ shown })
      said.textContent = shown ? `${shown.length} / ${dots.length}` : ""
    },
  }

  // A canvas does not see that colours have changed.
  colours?.disconnect()
  colours = new MutationObserver(drawn.draw)
  colours.observe(document, { attributeFilter: ["data-md-color-scheme"], subtree: true })

  return {
    follow: drawn.follow,
    point,
    ask: ({ target }) => asked[target === find ? "find" : target.list ? "lead" : "filter"](),

    async rest() {
      drawn.draw()
      const few = camera.k > NAMED ? drawn.seen() : []
      const named = few.length > NAMES ? [] : few
      const names = await about(named)
      drawn.name(named.map((dot, at) => [dot, names[at][0]]))
    },

    at(place, reach, isNamed) {
      point(nearest(dots, place, reach), isNamed)
    },

    come(place) {
      const [x, y] = camera.toFrame(place)
      if (x < 0 || y < 0 || x > frame.clientWidth || y > frame.clientHeight) camera.centre(place)
      point(nearest(dots, place, 1))
    },

    open: () => open(pointed),

    name(place, reach) {
      const dot = nearest(dots, place, reach)
      if (dot && dot === kept.shown?.[0]) open(dot)
      else if (dot) present(dot)
    },

    async suggest({ target: { value, list } }) {
      if (!list) return
      const wanted = value.toLocaleLowerCase()
      const found = (await titles()).filter((title) => title.toLocaleLowerCase().includes(wanted))
      list.replaceChildren(...found.slice(0, LISTED).map((title) => new Option(title)))
    },
  }
}
