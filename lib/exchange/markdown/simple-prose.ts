import type { PhrasingContent } from 'mdast'
import { textNodes } from '@/lib/exchange/markdown/mdast-nodes'

/**
 * Most prose is words and `code`: its printed form is itself, and the parser would find nothing else in it. Reading it here
 * spares the parser, which costs half a millisecond a call. What this pattern accepts must mean the same to the parser (MD-24 is
 * tested on it): it begins with a letter or code; a code span has one backtick at each end and no spaces there; of the characters
 * that can mean something, only `<` and `&` before a space and `_` inside a word are let through.
 */
const NEVER = String.raw`\p{Cc}\p{Cs}\uFEFF\u2028\u2029`
const WORDS = String.raw`[^\\\x60*_~[\]<&${NEVER}]|[<&](?= )|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])`
const CODE = String.raw`\x60[^\x60\s${NEVER}](?:[^\x60${NEVER}]*[^\x60\s${NEVER}])?\x60(?!\x60)`
const SIMPLE = new RegExp(String.raw`^(?=[\p{L}\x60])(?:${WORDS}|${CODE})+$`, 'u')

/** Whether a line is simple prose. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text) && !text.endsWith(' ')
}

/** Nodes of simple prose; null for prose that needs the parser. */
export function readSimpleProse(text: string): PhrasingContent[] | null {
  return isSimple(text) ? splitCode(text) : null
}

/** Words and code as nodes; text whose lines are simple prose, also behind a space or a line feed. */
export function splitCode(text: string): PhrasingContent[] {
  return text
    .split('`')
    .flatMap((piece, i): PhrasingContent[] => (i % 2 === 1 ? [{ type: 'inlineCode', value: piece }] : textNodes(piece)))
}

/** Simple prose that reads as these nodes; null for nodes that need the printer. */
export function printSimpleProse(nodes: readonly PhrasingContent[]): string | null {
  const text = joinPieces(nodes)
  return text !== null && isSimple(text) ? text : null
}

/** The same for nodes with line feeds between them: each line is simple prose. */
export function printSimpleLines(nodes: readonly PhrasingContent[]): string | null {
  const text = joinPieces(nodes)
  return text !== null && text.split('\n').every(isSimple) ? text : null
}

function joinPieces(nodes: readonly PhrasingContent[]): string | null {
  let text = ''
  for (const node of nodes) {
    if ((node.type !== 'text' && node.type !== 'inlineCode') || node.value.includes('`')) return null
    text += node.type === 'text' ? node.value : `\`${node.value}\``
  }
  return text
}
