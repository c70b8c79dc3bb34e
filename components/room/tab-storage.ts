import type * as z from 'zod/mini'

/** What this tab keeps under a key; null for nothing, and in a browser that keeps nothing. */
export function readFromTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a text in this tab until the tab is closed, or forgets it where it is empty. */
export function keepInTab(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // A browser that keeps nothing still has the text on the page.
  }
}

/** What this tab keeps under a key, where it has a shape; null for nothing and for anything else. */
export function readShapeFromTab<T extends z.ZodMiniType>(key: string, shape: T): z.output<T> | null {
  const text = readFromTab(key)
  if (!text) return null
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
