// Puts a card below or above a link: by the browser's own anchors where it has them, else by sums.
const anchors = CSS.supports("position-area: block-end")
const GAP = 8

export const place = (card, link) => {
  const own = anchors && link instanceof HTMLElement // drawings are no anchors
  card.toggleAttribute("data-anchored", own)
  if (own) {
    link.style.anchorName = "--trellis-peek"
    return
  }
  const { left, right, top, bottom } = link.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = card
  const start = document.dir === "rtl" ? right - width : left
  const below = bottom + GAP + height <= innerHeight || top < height + GAP
  card.style.left = `${Math.max(GAP, Math.min(start, innerWidth - width - GAP))}px`
  card.style.top = `${below ? bottom + GAP : top - GAP - height}px`
}
