// With `navigation.instant`, Material shows the next page in the place of this one. Links in drawings, which
// it does not reckon with, lead on as they always do.
export const spareDrawings = () => {
  const { get } = Object.getOwnPropertyDescriptor(SVGAElement.prototype, "href")
  const set = () => {} // what is relative stays so
  Object.defineProperty(SVGAElement.prototype, "href", { get, set, configurable: true })
  const past = (event) => {
    if (event.target.closest?.("a") instanceof SVGAElement) event.stopPropagation()
  }
  document.addEventListener("click", past, { capture: true })
}
