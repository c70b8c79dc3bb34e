import { scanLines } from '@/lib/exchange/markdown/scan-lines'

/** A part of a document that parses to the same blocks alone as in its place. */
export interface Piece {
  text: string
  /** Line of the document that the piece begins on, from 1. */
  line: number
}

/** Largest piece that is parsed, in characters; the parser needs some hundred times that memory. */
export const PIECE_MAX = 600_000
/** Pieces below this size are joined: each call of the parser has a cost of its own. */
const PIECE_FULL = 16_000

/** Cuts a document before headings of level 1 to 3 that stand in the first column, into pieces of some size. */
export function splitPieces(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let chars = 0
  scanLines(lines, (line, index, place) => {
    if (place === 'cut' && chars > PIECE_FULL) {
      pieces.push({ text: lines.slice(start, index).join('\n'), line: start + 1 })
      start = index
      chars = 0
    }
    chars += line.length + 1
  })
  pieces.push({ text: lines.slice(start).join('\n'), line: start + 1 })
  return pieces
}
