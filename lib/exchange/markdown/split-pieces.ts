import type { Block } from '@/lib/exchange/markdown/label-segments'
import { readSimpleBlocks } from '@/lib/exchange/markdown/read-simple'
import { scanLines } from '@/lib/exchange/markdown/scan-lines'

/** A part of a document that parses to the same blocks alone as in its place. */
export interface Piece {
  text: string
  /** Line of the document that the piece begins on, from 1. */
  line: number
  /** What it reads as, where that needed no parser. */
  blocks: Block[] | null
}

/** Largest piece that is parsed, in characters; the parser needs some hundred times that memory. */
export const PIECE_MAX = 600_000
/** Pieces below this size are joined: each call of the parser has a cost of its own. */
const PIECE_FULL = 16_000

/** Cuts a document before headings of level 1 to 3 that stand in the first column: into simple pieces, and others of some size between them. */
export function splitPieces(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const close = (to: number) => {
    const own = lines.slice(from, to)
    const [text, line, last] = [own.join('\n'), from + 1, pieces.at(-1)]
    const blocks = readSimpleBlocks(own, line)
    if (blocks === null && last?.blocks === null && last.text.length <= PIECE_FULL) last.text += `\n${text}`
    else pieces.push({ text, line, blocks })
    from = to
  }
  scanLines(lines, (_, index, place) => {
    if (place === 'cut' && index > from) close(index)
  })
  close(lines.length)
  return pieces
}
