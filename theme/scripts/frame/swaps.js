// With `navigation.instant`, Material shows the next page in the place of this one. Links in drawings, and
// parts that drawings use again, it does not reckon with: it would set what can only be read.
export const spareDrawings = () => {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const drawn = name.startsWith("SVG") && globalThis[name].prototype
    const { get, set } = (drawn && Object.getOwnPropertyDescriptor(drawn, "href")) || {}
    if (get && !set) {
      const keep = () => {} // what is relative stays so
      Object.defineProperty(drawn, "href", { get, set: keep, configurable: true })
    }
  }
  // Whatever is around a drawing hears of a click first, Material does not.
  const past = ({ target }) => {
    const link = target.closest?.("a")
    if (link instanceof SVGAElement) link.addEventListener("click", (event) => event.stopPropagation(), { once: true })
  }
  document.addEventListener("click", past, { capture: true })
}
