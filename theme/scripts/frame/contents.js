// Says in the contents beside the text where the reader is. Material's scripts do, where a page has them.
const links = [...document.querySelectorAll(".trellis-margin__contents a[href^='#']")]
const sections = links
  .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter(({ heading }) => heading)

const mark = () => {
  const here = sections.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 4)
  for (const { link } of sections) {
    link.classList.toggle("md-nav__link--active", link === here?.link)
    if (link === here?.link) link.setAttribute("aria-current", "location")
    else link.removeAttribute("aria-current")
  }
}

if (sections.length && !("document$" in globalThis)) {
  let waiting = false
  const soon = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      mark()
    })
  }
  addEventListener("scroll", soon, { passive: true })
  mark()
}
