// The button that opens the navigation on small screens. Material keeps the state in a checkbox. The document
// listens for both, before there is a body: this must work from the disk too, where no module runs.
const drawer = () => document.getElementById("__drawer")
const button = () => document.querySelector(".trellis-menu")

const set = (open) => {
  drawer().checked = open
  drawer().dispatchEvent(new Event("change", { bubbles: true }))
}

export const followMenu = () => {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.(".trellis-menu")) set(!drawer().checked)
  })
  document.addEventListener("change", ({ target }) => {
    if (target !== drawer()) return
    button()?.setAttribute("aria-expanded", String(target.checked))
    if (target.checked) document.querySelector("#trellis-rail .md-nav__link")?.focus()
  })
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer()?.checked) return
    set(false)
    button()?.focus()
  })
}
