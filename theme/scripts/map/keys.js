// One stop for all dots, arrows from dot to dot, + − 0 for the map itself.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const DOT = "a:has(> circle)"

export const placeOf = (dot) => {
  const { cx, cy } = dot.querySelector("circle")
  return [cx.baseVal.value, cy.baseVal.value]
}

export const byKeys = (frame, camera, { come }) => {
  const dots = [...frame.querySelectorAll(DOT)]
  dots.forEach((dot, at) => dot.setAttribute("tabindex", at ? "-1" : "0"))

  const next = (from, [right, down]) => {
    const [x, y] = placeOf(from)
    let nearest
    let least = Infinity
    for (const dot of dots) {
      const [alongX, alongY] = [placeOf(dot)[0] - x, placeOf(dot)[1] - y]
      const ahead = alongX * right + alongY * down
      const away = ahead + 2 * (Math.abs(alongX * down) + Math.abs(alongY * right))
      if (ahead > 0 && away < least) [nearest, least] = [dot, away]
    }
    return nearest
  }

  const keys = { "+": 1.6, "=": 1.6, "-": 1 / 1.6, 0: 0 }
  frame.addEventListener("keydown", (event) => {
    const dot = event.target.closest(DOT)
    const other = dot && ARROWS[event.key] && next(dot, ARROWS[event.key])
    if (other) {
      dot.setAttribute("tabindex", "-1")
      other.setAttribute("tabindex", "0")
      other.focus({ preventScroll: true })
    } else if (event.key in keys && !event.ctrlKey && !event.metaKey) camera.zoom(keys[event.key])
    else return
    event.preventDefault()
  })
  frame.addEventListener("focusin", ({ target }) => {
    if (target.matches(`${DOT}:focus-visible`)) come(placeOf(target))
  })
}
