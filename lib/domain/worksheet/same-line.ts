import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** True when two lines say the same in every field. */
export function sameLine(a: WorksheetLine, b: WorksheetLine): boolean {
  return samePart(a, b)
}

// Lines are plain values a few levels deep.
function samePart(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => samePart(partOf(a, name), partOf(b, name)))
}

function partOf(whole: object, name: string): unknown {
  return Reflect.get(whole, name)
}
