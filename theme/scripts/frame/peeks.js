// Previews are for a mouse or a keyboard, never for a tap; what shows them is fetched when one is wanted.
const fine = matchMedia("(hover: hover) and (pointer: fine)")

for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, async ({ target, pointerType = "mouse" }) => {
    const link = target.closest?.("a.trellis-link[data-kind], [data-peek] a")
    if (!link || !fine.matches || pointerType !== "mouse") return
    if (type === "focusin" && !link.matches(":focus-visible")) return
    link.removeAttribute("title") // the preview says more; both at once are too much
    const { consider } = await import("../peek/peek.js")
    consider(link, type === "focusin")
  })
}
