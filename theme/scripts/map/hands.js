// What a hand does to the map: drags it, pinches it, turns the wheel over it, points at a dot.
const NEAREST = 14 // pixels to a dot that is meant
const STEADY = 4 // pixels that a hand may move and still have clicked

export const byHand = (frame, camera, { point, open }) => {
  const held = new Map()
  let moved = 0

  const place = ({ clientX, clientY }) => {
    const { left, top } = frame.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }

  const drag = (event) => {
    const { pointerId } = event
    const before = held.get(pointerId)
    const [x, y] = place(event)
    held.set(pointerId, [x, y])
    const other = [...held].find(([id]) => id !== pointerId)?.[1]
    if (other) {
      const apart = ([a, b]) => Math.hypot(a - other[0], b - other[1])
      return camera.zoom(apart([x, y]) / Math.max(apart(before), 1), [(x + other[0]) / 2, (y + other[1]) / 2])
    }
    moved += Math.abs(x - before[0]) + Math.abs(y - before[1])
    if (moved > STEADY) frame.setPointerCapture(pointerId)
    camera.pan(x - before[0], y - before[1])
  }

  frame.addEventListener("pointerdown", (event) => {
    if (event.button) return
    held.set(event.pointerId, place(event))
    moved = 0
  })
  frame.addEventListener("pointermove", (event) => {
    if (held.has(event.pointerId)) drag(event)
    else if (event.pointerType === "mouse" && !camera.isMoving) point(camera.toMap(place(event)), NEAREST / camera.scale, event.target)
  })
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, ({ pointerId }) => held.delete(pointerId))
  frame.addEventListener("dragstart", (event) => event.preventDefault())
  frame.addEventListener("dblclick", (event) => camera.zoom(event.shiftKey ? 0.5 : 2, place(event)))
  frame.addEventListener(
    "click",
    (event) => {
      if (moved > STEADY) event.preventDefault()
      else if (!event.target.closest("a")) {
        frame.focus({ preventScroll: true })
        open()
      }
    },
    true,
  )
  frame.addEventListener(
    "wheel",
    (event) => {
      // a page that is only passed by scrolls on
      const meant = event.ctrlKey || event.metaKey || camera.k > 1 || frame.contains(document.activeElement)
      if (!meant) return
      event.preventDefault()
      camera.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), place(event))
    },
    { passive: false },
  )
}
