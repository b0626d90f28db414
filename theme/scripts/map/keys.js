// One stop for all dots, arrows from dot to dot, + − 0 for the map itself.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const ZOOMS = { "+": 1.6, "=": 1.6, "-": 1 / 1.6, 0: 0 }

const placeOf = (dot) => {
  const { cx, cy } = dot.querySelector("circle")
  return [cx.baseVal.value, cy.baseVal.value]
}

export const byKeys = (frame, camera, come) => {
  let dots // once one of them has the focus

  const next = (from, [right, down]) => {
    const [x, y] = placeOf(from)
    let nearest
    let least = Infinity
    for (const dot of dots) {
      const [toX, toY] = placeOf(dot)
      const ahead = (toX - x) * right + (toY - y) * down
      const away = ahead + 2 * Math.abs((toX - x) * down + (toY - y) * right)
      if (ahead > 0 && away < least) [nearest, least] = [dot, away]
    }
    return nearest
  }

  frame.addEventListener("keydown", (event) => {
    const { key, target } = event
    const dot = target.closest(".dot")
    const other = dot && ARROWS[key] && next(dot, ARROWS[key])
    if (other) {
      dot.tabIndex = -1
      other.focus({ preventScroll: true })
    } else if (key in ZOOMS && !event.ctrlKey && !event.metaKey) camera.zoom(ZOOMS[key])
    else return
    event.preventDefault()
  })
  frame.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".dot")) return
    if (!dots) {
      dots = [...frame.querySelectorAll(".dot")]
      for (const dot of dots) dot.tabIndex = -1
    }
    target.tabIndex = 0
    if (target.matches(":focus-visible")) come(placeOf(target))
  })
}
