/* Lets a page that is opened as a file search: browsers give it no worker, so the worker's script runs in a hidden
   frame and is spoken to as a worker is. */

window.Worker = class extends EventTarget {
  constructor(address) {
    super()
    const frame = document.createElement("iframe")
    frame.hidden = true
    frame.title = "Search"
    this.inside = new Promise(resolve => {
      frame.onload = () => {
        frame.onload = null
        const inside = frame.contentWindow
        inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
        const script = inside.document.createElement("script")
        script.src = address
        script.onload = () => resolve(inside)
        inside.document.head.append(script)
      }
    })
    document.documentElement.append(frame)
  }

  postMessage(data) {
    this.inside.then(inside => inside.dispatchEvent(new MessageEvent("message", { data })))
  }
}
