// A card beside a link that says where it leads: `…/peek.html`, which the build made, text alone.
import { place } from "./place.js"

const HOVER = 250
const FOCUS = 400
const FETCH = 80 // a pointer that only passes by asks for nothing
const LINGER = 200 // for the way from the link to the card

const known = new Map() // by URL without hash: a promise of a document, or of nothing
let card
let current // the link that is shown or about to be
let timers = []

const wait = (work, time) => timers.push(setTimeout(work, time))

const forget = () => {
  timers.forEach(clearTimeout)
  timers = []
}

const address = (link) => new URL(link.href.baseVal ?? link.href, document.baseURI)

const ask = ({ origin, pathname }) => {
  const url = origin + (pathname.endsWith(".html") ? pathname.replace(/\.html$/, ".peek.html") : `${pathname}peek.html`)
  if (!known.has(url)) {
    const found = fetch(url)
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => text && new DOMParser().parseFromString(text, "text/html"))
      .catch(() => known.delete(url) && null)
    known.set(url, found)
  }
  return known.get(url)
}

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
  const found = await ask(url)
  if (link !== current || !found || !link.isConnected) return
  const page = found.querySelector("article")
  const part = url.hash && found.getElementById(`at-${decodeURIComponent(url.hash.slice(1))}`)
  card.replaceChildren(document.importNode(page, true))
  for (const other of card.querySelectorAll("[id]")) {
    if (other.id === part?.id) other.hidden = false
    else other.remove()
    other.removeAttribute("id")
  }
  if (part) card.querySelector(".trellis-peek__summary")?.remove()
  card.lang = found.documentElement.lang
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
  wait(() => ask(address(link)), FETCH)
  wait(() => show(link), focused ? FOCUS : HOVER)
  if (focused) return
  link.addEventListener("pointerleave", leave, { once: true })
  const title = link.querySelector("title") // of a drawing: no second card from the browser
  if (title) {
    link.setAttribute("aria-label", title.textContent)
    title.remove()
  }
}
