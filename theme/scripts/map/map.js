// Makes the map move. The drawing stays what it is, links and names; what else it can tell comes when it is wanted.
import { makeCamera } from "./camera.js"
import { byHand } from "./hands.js"
import { byKeys } from "./keys.js"

export const enliven = (root) => {
  const frame = root.querySelector(".trellis-map__frame")
  const tools = root.querySelector(".trellis-map__tools")
  if (!tools.hidden) return
  const svg = frame.querySelector("svg")
  let live
  let coming
  const wanted = () => (coming ??= fetchLive())
  const fetchLive = async () => {
    const { makeLive } = await import("./live.js")
    live = await makeLive({ root, frame, svg, tools, camera })
    return live
  }
  const ask = (what) => async (...about) => (await wanted())[what](...about)

  const camera = makeCamera(frame, svg, {
    moving: () => live?.follow(),
    still: () => (camera.k !== 1 || live) && ask("rest")(),
  })
  byHand(frame, camera, {
    point: (place, reach, isLink) => (live || isLink) && ask("at")(place, reach, !isLink), // a link has its preview
    leave: () => live?.point(),
    open: () => live?.open(),
    name: ask("name"),
  })
  byKeys(frame, camera, ask("come"))

  const answers = {
    submit: (event) => event.preventDefault(),
    click({ target }) {
      const by = target.closest("button")?.value
      if (by) camera.zoom(Number(by))
    },
    input: ask("suggest"),
    change: ask("ask"),
  }
  for (const type in answers) tools.addEventListener(type, answers[type])

  tools.hidden = false
  frame.tabIndex = -1
  frame.toggleAttribute("data-live", true)
  frame.scrollTo(0, 0)
  const target = svg.querySelector(":target")
  const { x, y, width, height } = target ? target.getBBox() : svg.viewBox.baseVal
  camera.centre([x + width / 2, target ? y + height / 2 : y])
  let room = frame.clientWidth
  const resized = () => {
    camera.move(camera.x + (frame.clientWidth - room) / 2, camera.y) // what is in the middle stays there
    room = frame.clientWidth
  }
  new ResizeObserver(resized).observe(frame)
}
