import { stepFence } from '@/lib/exchange/markdown/scan-lines'
import type { Fence } from '@/lib/exchange/markdown/scan-lines'

/** A part of a document that parses to the same blocks alone as in its place. */
export interface Piece {
  text: string
  /** Line of the document that the piece begins on, from 1. */
  line: number
}

/** Largest piece that is parsed, in characters; the parser needs some hundred times that memory. */
export const PIECE_MAX = 600_000

const HEADING = /^#{1,3}(?:[ \t]|$)/
/** A fence that may belong to a list item or a quote, and so may end earlier than its closing line. */
const INNER_FENCE = /^(?: {1,3}|.*[->*+.)][ \t]*)(?:`{3}|~{3})/

/**
 * Cuts a document before headings of level 1 to 3 in the first column: such a line ends every paragraph, list, quote and table, and is
 * only text inside a fence. After a fence that is not in the first column the piece is not cut any more until a fence-free heading
 * proves where it stands, so a wrong cut cannot happen; a missed one only makes a longer piece.
 */
export function splitPieces(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let fence: Fence | null = null
  let unsure = false
  lines.forEach((line, i) => {
    if (!fence && !unsure && i > start && HEADING.test(line)) {
      pieces.push({ text: lines.slice(start, i).join('\n'), line: start + 1 })
      start = i
    }
    if (!fence && INNER_FENCE.test(line)) unsure = true
    fence = stepFence(fence, line)
  })
  pieces.push({ text: lines.slice(start).join('\n'), line: start + 1 })
  return pieces
}
