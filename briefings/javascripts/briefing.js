// The words behind a mark, beside it: by hover, focus and touch. Without this script a mark leads to them.

const tooltip = document.createElement("div")
tooltip.className = "brief-tooltip"
tooltip.setAttribute("role", "tooltip")
tooltip.hidden = true

let shown = null
let waiting = 0

function show(mark) {
  clearTimeout(waiting)
  if (mark === shown) return
  const ids = mark.getAttribute("aria-describedby")?.split(" ") ?? []
  const words = ids.map(id => document.getElementById(id)).filter(Boolean)
  if (!words.length) return hide()
  const name = document.createElement("p")
  name.className = "brief-tooltip-name"
  name.textContent = words[0].closest(".brief-witness").querySelector("h3").textContent.trim()
  tooltip.replaceChildren(name, ...words.map(each => {
    const copy = document.createElement("p")
    copy.append(...each.cloneNode(true).childNodes)
    for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id")
    return copy
  }))
  tooltip.style.left = 0
  document.body.append(tooltip)
  tooltip.hidden = false
  place(mark.getClientRects()[0])
  shown = mark
}

function place(mark) {
  const room = document.documentElement.clientWidth - tooltip.offsetWidth - 8
  const below = mark.bottom + 6 + tooltip.offsetHeight < innerHeight
  tooltip.style.left = `${scrollX + Math.max(8, Math.min(mark.left, room))}px`
  // Where it fits nowhere, its beginning is on the page, and the page can be scrolled on.
  const above = scrollY + mark.top - 6 - tooltip.offsetHeight
  tooltip.style.top = `${below || above < scrollY ? scrollY + mark.bottom + 6 : above}px`
}

function hide() {
  clearTimeout(waiting)
  tooltip.hidden = true
  shown = null
}

const markOf = event => event.target.closest?.(".brief-mark")

document.addEventListener("pointerover", event => {
  if (event.pointerType === "touch") return
  const mark = markOf(event)
  if (mark) waiting = setTimeout(show, 120, mark)
  else if (event.target.closest?.(".brief-tooltip")) clearTimeout(waiting)
})
document.addEventListener("pointerout", event => {
  if (event.pointerType === "touch" || !(markOf(event) || event.target.closest?.(".brief-tooltip"))) return
  clearTimeout(waiting)
  // The pointer may go on into the tooltip.
  waiting = setTimeout(hide, 250)
})
document.addEventListener("focusin", event => (markOf(event)?.matches(":focus-visible") ? show(markOf(event)) : hide()))
document.addEventListener("keydown", event => event.key === "Escape" && hide())
// A first tap shows the words where the reader is; a second one goes to them.
document.addEventListener("click", event => {
  const mark = markOf(event)
  if (mark && mark !== shown && event.pointerType === "touch") {
    event.preventDefault()
    show(mark)
  } else if (!event.target.closest(".brief-tooltip")) hide()
})

// The theme goes to other pages by single letters. Who speaks to a computer, or strikes a wrong key, means none of
// that (WCAG 2.1.4): letters are for fields, and for the search while it is open.
addEventListener("keydown", event => {
  const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey
  const isField = event.target.closest?.("input, textarea, select, [contenteditable]")
  if (isLetter && !isField && !document.querySelector("[data-md-toggle=search]")?.checked) event.stopImmediatePropagation()
}, true)

// The theme says here that something was copied.
document.querySelector(".md-dialog__inner")?.setAttribute("role", "status")

// What a link leads to may be in a list that is closed. A search finds a finding in the list of all, and leads
// to where it is told.
function open() {
  const id = decodeURIComponent(location.hash.slice(1))
  if (id.startsWith("_f.")) return location.replace(`#${id.slice(3)}`)
  const target = document.getElementById(id)
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true
  target?.scrollIntoView()
}
addEventListener("hashchange", open)
open()
