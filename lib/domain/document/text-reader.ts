import type { Blocks, Line, Prose } from '@/lib/domain/document/content'
import type { PrintedBlock, Run } from '@/lib/domain/document/printed-document'

/** Reads the three kinds of text of a document. Parsing Markdown needs packages, so it comes as an argument (`lib/exchange/printed/read-texts.ts`). */
export interface TextReader {
  line(text: Line): string
  /** HTML and links are text, an address follows its words in brackets. */
  prose(text: Prose): Run[]
  /** Headings stand at the level `from` or below. */
  blocks(text: Blocks, from: 3 | 4): PrintedBlock[]
}
