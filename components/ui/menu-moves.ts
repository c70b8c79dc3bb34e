/** The items of an open menu, in order. */
export function listItems(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

/**
 * Place in a list of labels after a key: arrows go round, Home and End jump, a letter finds the next label that begins with it.
 * Null when the key means nothing here.
 */
export function findNextPlace(labels: readonly string[], current: number, key: string): number | null {
  const count = labels.length
  if (count === 0) return null
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (Math.max(current, 0) - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key.length !== 1 || key === ' ') return null
  const order = labels.map((_, step) => (current + 1 + step) % count)
  return order.find((place) => labels[place]?.trim().toLowerCase().startsWith(key.toLowerCase())) ?? null
}

/** Moves the focus among items; true when the key meant something. */
export function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const current = items.findIndex((item) => item === document.activeElement)
  const next = findNextPlace(items.map((item) => item.textContent ?? ''), current, key)
  if (next === null) return false
  items[next]?.focus()
  return true
}

/**
 * Puts a list in the top layer under its button, or above it where there is no room, and keeps it inside the window. The list
 * would stay behind when the page moves, so the first scroll closes it.
 */
export function placeBelow(list: HTMLElement, button: HTMLElement) {
  const from = button.getBoundingClientRect()
  const size = list.getBoundingClientRect()
  const gap = 4
  const below = from.bottom + gap + size.height <= window.innerHeight
  const left = Math.min(from.left, document.documentElement.clientWidth - size.width - gap)
  list.style.left = `${Math.max(gap, left)}px`
  list.style.top = `${below ? from.bottom + gap : Math.max(gap, from.top - gap - size.height)}px`
  window.addEventListener('scroll', () => list.hidePopover(), { once: true, capture: true })
}
