// Open the tab that the address names, and those that the reader chose on other pages.
import { onEveryPage } from "./pages.js"

const openChosen = () => {
  const settings = document.getElementById("__config") // of Material's scripts, which tabs bring along
  const { features } = settings ? JSON.parse(settings.textContent) : { features: [] }
  const chosen = features.includes("content.tabs.link") ? __md_get("__tabs") : null
  if (!Array.isArray(chosen)) return
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")]
    const label = chosen
      .map((name) => labels.find((label) => label.innerText.trim() === name))
      .find((found) => found)
    if (label) document.getElementById(label.htmlFor).checked = true
  }
}

const openNamed = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target?.name?.startsWith("__tabbed_")) target.checked = true
}

onEveryPage(() => {
  openChosen()
  openNamed()
})
