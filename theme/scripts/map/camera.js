// How much of the sheet a reader sees, and from where: `x`, `y` and `k` times as large. Only the frame's content is
// moved, so that a browser has nothing to paint while it does; it paints anew once all stands still. What state the
// map is in is said by attributes: with Material's styles, a class that changes has all within it styled anew.
const MOST = 12
const STILL = 140 // milliseconds

/** `moving` is called at each step, `still` when the map has come to rest. */
export const makeCamera = (frame, svg, { moving, still }) => {
  const box = svg.viewBox.baseVal // one unit is a pixel where k is 1
  const fine = svg.querySelectorAll("use, text") // what does not grow as the map does
  const within = (place, room, length) => Math.min(Math.max(place, Math.min(0, room - length)), Math.max(0, room - length))
  let painted = 1 // how large it was when it was painted
  let timer
  let waiting

  const settle = () => {
    timer = undefined
    if (painted !== camera.k) {
      painted = camera.k
      frame.toggleAttribute("data-moving", false) // painted anew in the next frame, and kept so to be moved
      for (const one of fine) one.style.setProperty("--trellis-zoom", painted ** 0.7)
      requestAnimationFrame(() => requestAnimationFrame(() => frame.toggleAttribute("data-moving", true)))
    }
    still()
  }

  const show = () => {
    waiting = undefined
    svg.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.k})`
    moving()
  }

  const camera = {
    x: 0,
    y: 0,
    k: 1,
    isMoving: () => timer,
    toMap: ([x, y]) => [(x - camera.x) / camera.k + box.x, (y - camera.y) / camera.k + box.y],
    toFrame: ([x, y]) => [(x - box.x) * camera.k + camera.x, (y - box.y) * camera.k + camera.y],
    move(x, y, k = camera.k) {
      camera.k = k
      frame.style.height = `${box.height * Math.min(k, 1)}px`
      camera.x = within(x, frame.clientWidth, box.width * k)
      camera.y = within(y, frame.clientHeight, box.height * k)
      frame.toggleAttribute("data-moving", true)
      frame.toggleAttribute("data-close", k > 1)
      clearTimeout(timer)
      timer = setTimeout(settle, STILL)
      waiting ??= requestAnimationFrame(show)
    },
    zoom(by, [x, y] = [frame.clientWidth / 2, frame.clientHeight / 2]) {
      const height = parseFloat(getComputedStyle(frame).maxHeight) || Infinity
      const whole = Math.min(1, frame.clientWidth / box.width, height / box.height)
      const k = Math.min(Math.max(camera.k * by, whole), MOST)
      camera.move(x - ((x - camera.x) * k) / camera.k, y - ((y - camera.y) * k) / camera.k, k)
    },
    centre([x, y], k = camera.k) {
      camera.move(frame.clientWidth / 2 - (x - box.x) * k, frame.clientHeight / 2 - (y - box.y) * k, k)
    },
  }
  return camera
}
