// Sets formulas; a page without scripts shows them as they are written. Only pages with one load this.
import katex from "katex"
import "katex/dist/katex.css"

import { onEveryPage } from "../frame/pages.js"

onEveryPage(() => {
  for (const element of document.querySelectorAll(".arithmatex:not(:has(.katex))")) {
    const written = element.textContent.trim()
    const displayMode = written.startsWith("\\[")
    katex.render(written.slice(2, -2), element, { displayMode, throwOnError: false, strict: false })
  }
})
