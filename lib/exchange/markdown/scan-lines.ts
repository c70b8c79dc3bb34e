/** Where a line stands: inside a fence for certain, at a place to cut the document before it, or anywhere else. */
export type LinePlace = 'code' | 'cut' | 'text'

interface Fence {
  mark: string
  length: number
}

const HEADING = /^#{1,3}(?:[ \t]|$)/
/** A fence that may belong to a list item or a quote, and so may end earlier than its closing line. */
const INNER_FENCE = /^(?: {1,3}|.*[->*+.)][ \t]*)(?:`{3}|~{3})/

/**
 * Says of every line where it stands. A heading of level 1 to 3 in the first column ends every paragraph, list, quote and table,
 * and is only text inside a fence, so it is a place to cut. A fence that does not begin in the first column may end unseen: after
 * one, nothing is certain any more and no line is a place to cut. A missed cut only makes a longer piece; a wrong one cannot
 * happen.
 */
export function scanLines(lines: readonly string[], visit: (line: string, index: number, place: LinePlace) => void): void {
  let fence: Fence | null = null
  let unsure = false
  lines.forEach((line, index) => {
    if (!fence && INNER_FENCE.test(line)) unsure = true
    const next = stepFence(fence, line)
    const inside = fence !== null && next !== null
    fence = next
    if (inside) visit(line, index, unsure ? 'text' : 'code')
    else visit(line, index, !unsure && HEADING.test(line) ? 'cut' : 'text')
  })
}

function stepFence(fence: Fence | null, line: string): Fence | null {
  const match = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
  if (!match) return fence
  const run = match[1] ?? ''
  const mark = run.charAt(0)
  const info = match[2] ?? ''
  if (!fence) return mark === '`' && info.includes('`') ? null : { mark, length: run.length }
  return mark === fence.mark && run.length >= fence.length && info.trim() === '' ? null : fence
}
