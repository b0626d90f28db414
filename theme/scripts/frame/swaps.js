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
  const past = (event) => {
    if (event.target.closest?.("a") instanceof SVGAElement) event.stopPropagation()
  }
  document.addEventListener("click", past, { capture: true })
}
