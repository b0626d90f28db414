// Light or dark: as the reader's system, until the button in the header says otherwise.
// Runs before anything is painted. The button's words and signs are in the page; styles show one of them.
const CHOICES = ["system", "light", "dark"]
const STORED = "__trellis_scheme"

const root = document.documentElement
const dark = matchMedia("(prefers-color-scheme: dark)")

const show = (choice) => {
  const isDark = choice === "system" ? dark.matches : choice === "dark"
  root.dataset.trellisScheme = choice
  root.dataset.mdColorScheme = isDark ? "slate" : "default"
}

const stored = () => {
  try {
    return __md_get(STORED)
  } catch {
    return null // the reader's browser keeps nothing
  }
}

export const followScheme = () => {
  const choice = stored()
  show(CHOICES.includes(choice) ? choice : "system")
  dark.addEventListener("change", () => show(root.dataset.trellisScheme))
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.(".trellis-scheme")) return
    const next = CHOICES[(CHOICES.indexOf(root.dataset.trellisScheme) + 1) % CHOICES.length]
    __md_set(STORED, next)
    show(next)
  })
}
