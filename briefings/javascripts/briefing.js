// What the theme's citation tooltips lack: they stay on a tap, close on Escape, and have a name.

// A first tap on a mark shows its tooltip where the reader is; a second one goes to the note.
let tapped = null
document.addEventListener("click", event => {
  const mark = event.target.closest(".footnote-ref")
  if (mark && mark !== tapped && event.pointerType === "touch") event.preventDefault()
  tapped = mark
})

document.addEventListener("keydown", event => {
  if (event.key === "Escape") document.activeElement?.closest(".footnote-ref")?.blur()
})

new MutationObserver(() => {
  for (const tooltip of document.querySelectorAll(".md-tooltip2[role=dialog]:not([aria-label])"))
    tooltip.setAttribute("aria-label", "Citation")
}).observe(document.body, { childList: true, subtree: true })
