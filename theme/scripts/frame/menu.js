// The button that opens the navigation on small screens. Material keeps the state in a checkbox.
const drawer = document.getElementById("__drawer")
const button = document.querySelector(".trellis-menu")

const set = (open) => {
  drawer.checked = open
  drawer.dispatchEvent(new Event("change"))
}

if (drawer && button) {
  button.addEventListener("click", () => set(!drawer.checked))
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked))
    if (drawer.checked) document.querySelector("#trellis-rail .md-nav__link")?.focus()
  })
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return
    set(false)
    button.focus()
  })
}
