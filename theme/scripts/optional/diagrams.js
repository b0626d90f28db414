// Draws what stands in a ```mermaid fence; a page without scripts shows its text. Only pages with a
// diagram load this.
import { onEveryPage } from "../frame/pages.js"
import place from "@mermaid-js/tiny/dist/mermaid.tiny.js" // a classic script, kept as it is

let loading = null
const drawer = () => {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL(place, import.meta.url)
    script.onload = () => resolve(globalThis.mermaid)
    script.onerror = reject
    document.head.append(script)
  })
  return loading
}

const root = document.documentElement
let diagrams = []

// A token's colour as the reader sees it now: what draws does not know `light-dark()`.
const probe = document.createElement("span")
const colour = (token) => {
  probe.style.color = `var(--trellis-${token})`
  return getComputedStyle(probe).color
}

const settings = () => ({
  startOnLoad: false,
  securityLevel: "strict",
  htmlLabels: false, // what is drawn is a picture, with no page of its own inside
  flowchart: { htmlLabels: false },
  theme: "base",
  fontFamily: getComputedStyle(document.body).fontFamily,
  themeVariables: {
    darkMode: root.dataset.mdColorScheme === "slate",
    background: colour("paper"),
    primaryColor: colour("surface"),
    primaryTextColor: colour("ink"),
    primaryBorderColor: colour("control"),
    secondaryColor: colour("surface"),
    tertiaryColor: colour("paper"),
    edgeLabelBackground: colour("paper"),
    clusterBkg: colour("paper"),
    clusterBorder: colour("control"),
    lineColor: colour("ink-3"),
    textColor: colour("ink"),
    noteBkgColor: colour("highlight"),
    noteTextColor: colour("ink"),
  },
})

const draw = async () => {
  if (!diagrams.length) return
  const mermaid = await drawer()
  await document.fonts.ready
  document.body.append(probe)
  mermaid.initialize(settings())
  probe.remove()
  for (const [number, diagram] of diagrams.entries()) {
    try {
      const { svg } = await mermaid.render(`trellis-diagram-${number}`, diagram.text)
      const figure = document.createElement("figure")
      figure.className = "trellis-diagram"
      figure.innerHTML = svg
      diagram.place.replaceWith(figure)
      diagram.place = figure
    } catch (error) {
      document.getElementById(`dtrellis-diagram-${number}`)?.remove()
      console.warn(error) // its text stays
    }
  }
}

onEveryPage(() => {
  diagrams = [...document.querySelectorAll("pre.trellis-diagram")].map((pre) => ({
    place: pre,
    text: pre.textContent,
  }))
  draw()
})
new MutationObserver(draw).observe(root, { attributeFilter: ["data-md-color-scheme"] })
