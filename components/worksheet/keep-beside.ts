/** Over what it belongs to, as an editor stands, or under it, as a menu stands. */
export type Beside = 'over' | 'under'

/** Keeps something of the top layer with an element of the page, also while that moves; returns what ends it. */
export function keepBeside(element: HTMLElement, anchor: Element, place: Beside, minWidth: number): () => void {
  const put = () => putBeside(element, anchor.getBoundingClientRect(), place, minWidth)
  put()
  const watch = new ResizeObserver(put)
  watch.observe(element)
  window.addEventListener('scroll', put, { capture: true, passive: true })
  window.addEventListener('resize', put)
  return () => {
    watch.disconnect()
    window.removeEventListener('scroll', put, { capture: true })
    window.removeEventListener('resize', put)
  }
}

const EDGE = 8

function putBeside(element: HTMLElement, anchor: DOMRect, place: Beside, minWidth: number): void {
  element.style.minWidth = `${Math.min(Math.max(anchor.width, minWidth), window.innerWidth - 2 * EDGE)}px`
  const { width, height } = element.getBoundingClientRect()
  const wanted = place === 'over' ? anchor.top : anchor.bottom + 2
  const isFitting = wanted + height <= window.innerHeight - EDGE
  const above = place === 'over' ? window.innerHeight - EDGE - height : anchor.top - height - 2
  element.style.top = `${Math.max(EDGE, isFitting ? wanted : above)}px`
  element.style.left = `${Math.max(EDGE, Math.min(anchor.left, document.documentElement.clientWidth - width - EDGE))}px`
}
