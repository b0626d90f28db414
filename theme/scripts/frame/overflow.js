// What is wider than its place can be scrolled with the keyboard.
import { onEveryPage } from "./pages.js"

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else if (target.tabIndex === 0) target.removeAttribute("tabindex")
  }
})

onEveryPage(() => {
  observer.disconnect()
  const wide = document.querySelectorAll(".md-typeset :is(pre > code, table, .arithmatex)")
  for (const element of wide) observer.observe(element)
})
