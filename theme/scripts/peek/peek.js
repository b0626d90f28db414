// A card beside a link that says where it leads: text alone, which the build made.
import { previewOf } from "./bundles.js"
import { place } from "./place.js"

const HOVER = 250
const FOCUS = 400
const FETCH = 80 // a pointer that only passes by asks for nothing
const LINGER = 200 // for the way from the link to the card

let card
let current // the link that is shown or about to be
let timers = []

const wait = (work, time) => timers.push(setTimeout(work, time))

const forget = () => {
  timers.forEach(clearTimeout)
  timers = []
}

const address = (link) => new URL(link.href.baseVal ?? link.href, document.baseURI)

export const close = () => {
  forget()
  if (card?.isConnected) {
    card.hidePopover()
    current?.removeAttribute("aria-describedby")
    if (current?.style.anchorName) current.style.anchorName = ""
  }
  current = undefined
}

const show = async (link) => {
  const url = address(link)
  const preview = await previewOf(url)
  if (link !== current || !preview || !link.isConnected) return
  const page = document.importNode(preview, true)
  const anchor = decodeURIComponent(url.hash.slice(1))
  for (const part of page.querySelectorAll("[data-at]")) {
    if (anchor && part.dataset.at === anchor) {
      part.hidden = false
      page.querySelector(".trellis-peek__summary")?.remove()
    } else part.remove()
  }
  card.replaceChildren(page)
  document.body.append(card)
  card.showPopover()
  place(card, link)
  link.setAttribute("aria-describedby", card.id)
}

const leave = () => {
  forget()
  wait(close, LINGER)
}

const make = () => {
  card = document.createElement("div")
  card.id = "trellis-peek"
  card.className = "trellis-peek"
  card.popover = "manual"
  card.role = "tooltip"
  card.addEventListener("pointerenter", forget)
  card.addEventListener("pointerleave", leave)
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close())
  document.addEventListener("focusout", ({ target }) => target === current && close())
  document.addEventListener("click", close)
  addEventListener("pagehide", close)
}

// The reader points at `link`, or has come to it by the keyboard.
export const consider = (link, focused) => {
  const { origin, pathname } = address(link)
  if (origin !== location.origin || (pathname === location.pathname && !focused && !address(link).hash)) return
  if (link === current) return forget() // back from the card
  close()
  if (!card) make()
  current = link
  wait(() => previewOf(address(link)), FETCH)
  wait(() => show(link), focused ? FOCUS : HOVER)
  if (focused) return
  link.addEventListener("pointerleave", leave, { once: true })
  const title = link.querySelector("title") // of a drawing: no second card from the browser
  if (title) {
    link.setAttribute("aria-label", title.textContent)
    title.remove()
  }
}
