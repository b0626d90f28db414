// What a hand does to the map: drags it, pinches it, turns the wheel over it, points at a dot or taps on it.
const NEAREST = 14 // pixels to a dot that is meant
const FINGER = 24
const STEADY = 4 // pixels that a hand may move and still have clicked

export const byHand = (frame, camera, { point, leave, open, name }) => {
  const held = new Map()
  let moved = 0

  const place = ({ clientX, clientY }) => {
    const { left, top } = frame.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }
  const spot = (event, reach) => [camera.toMap(place(event)), reach / camera.k]

  const drag = (event) => {
    const { pointerId } = event
    const before = held.get(pointerId)
    const [x, y] = place(event)
    held.set(pointerId, [x, y])
    const [, other] = [...held].find(([id]) => id !== pointerId) ?? []
    if (other) {
      const apart = ([a, b]) => Math.hypot(a - other[0], b - other[1])
      return camera.zoom(apart([x, y]) / Math.max(apart(before), 1), [(x + other[0]) / 2, (y + other[1]) / 2])
    }
    moved += Math.hypot(x - before[0], y - before[1])
    if (moved > STEADY) frame.setPointerCapture(pointerId)
    camera.move(camera.x + x - before[0], camera.y + y - before[1])
  }

  const hands = {
    pointerdown(event) {
      if (event.button) return
      held.set(event.pointerId, place(event))
      moved = 0
    },
    pointermove(event) {
      if (held.has(event.pointerId)) drag(event)
      else if (event.pointerType === "mouse" && !camera.isMoving()) point(...spot(event, NEAREST), event.target.closest("a"))
    },
    dragstart: (event) => event.preventDefault(),
    dblclick: (event) => camera.zoom(event.shiftKey ? 0.5 : 2, place(event)),
    wheel(event) {
      // a page that is only passed by scrolls on
      const meant = event.ctrlKey || event.metaKey || camera.k > 1 || frame.contains(document.activeElement)
      if (!meant) return
      event.preventDefault()
      camera.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), place(event))
    },
  }
  const release = ({ pointerId }) => held.delete(pointerId)
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) frame.addEventListener(end, release)
  frame.addEventListener("pointerleave", leave)
  for (const type in hands) frame.addEventListener(type, hands[type], { passive: false })

  const click = (event) => {
    const isTouch = event.pointerType === "touch"
    if (moved > STEADY) event.preventDefault()
    else if (event.detail && !event.target.closest(isTouch ? "a:not(.dot)" : "a")) {
      event.preventDefault()
      frame.focus({ preventScroll: true })
      if (isTouch) name(...spot(event, FINGER))
      else open()
    }
  }
  frame.addEventListener("click", click, true)
}
