import { plainRuns, plainTextOf, strongRuns, type PrintedBlock, type Run } from '@/lib/domain/document/printed-document'

/** From so many scenarios on a document is set close: a thousand pages nobody prints, and no process sets them in time. */
export const COMPACT_FROM = 300

/** Most characters of a part that shares its line with its neighbours. */
const SHORT = 90

/** The same words in fewer blocks: the items of a list stand behind its label, and short parts that follow each other share a paragraph. */
export function compactBlocks(blocks: readonly PrintedBlock[]): PrintedBlock[] {
  const close: PrintedBlock[] = []
  let line: Run[] = []
  const end = () => {
    if (line.length > 0) close.push({ kind: 'paragraph', runs: line })
    line = []
  }
  for (const block of blocks.map(inline)) {
    const short = shortRuns(block)
    if (short === null) {
      end()
      close.push(block)
    } else line = line.length === 0 ? short : [...line, ...plainRuns('  ·  '), ...short]
  }
  end()
  return close
}

function inline(block: PrintedBlock): PrintedBlock {
  if (block.kind !== 'part' || block.runs.length > 0) return block
  const [only, ...others] = block.blocks
  if (!only || others.length > 0) return block
  const runs = only.kind === 'paragraph' ? only.runs : only.kind === 'list' ? itemsInLine(only) : null
  return runs === null ? block : { ...block, runs, blocks: [] }
}

function itemsInLine({ items, ordered }: Extract<PrintedBlock, { kind: 'list' }>): Run[] | null {
  const texts = items.map(({ checked, blocks: [only, ...others] }) => (checked === null && only?.kind === 'paragraph' && others.length === 0 ? only.runs : null))
  const known = texts.filter((runs) => runs !== null)
  if (ordered || known.length < texts.length) return null
  return known.length === 1 ? (known[0] ?? []) : known.flatMap((runs, i) => [...plainRuns(i === 0 ? '• ' : '  • '), ...runs])
}

function shortRuns(block: PrintedBlock): Run[] | null {
  if (block.kind !== 'part' || block.blocks.length > 0 || plainTextOf(block.runs).length > SHORT) return null
  return [...strongRuns(`${block.label}:`), ...plainRuns(' '), ...block.runs]
}
