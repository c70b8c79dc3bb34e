import type { PhrasingContent, RootContent, Table } from 'mdast'
import { plainRuns, type PrintedBlock, type PrintedItem, type PrintedTable, type Run } from '@/lib/domain/document/printed-document'
import type { TextReader } from '@/lib/domain/document/text-reader'
import { readBlocks } from '@/lib/exchange/markdown/blocks'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import { readProse } from '@/lib/exchange/markdown/prose'

type Look = Omit<Run, 'text'>
const HEADING_MAX = 4

/** Reads the texts of one document; a text that comes again, such as a shared control's, is parsed once. */
export function makeTextReader(): TextReader {
  const known = new Map<string, Run[]>()
  const prose = (text: string) => {
    const runs = known.get(text) ?? runsOf(readProse(text))
    known.set(text, runs)
    return runs
  }
  return { line: cleanLine, prose, blocks: (text, from) => readBlocks(text).flatMap((node) => blockOf(node, from)) }
}

/** Inline nodes as runs. An address stands in brackets behind the words of its link, unless they are the address. */
function runsOf(nodes: readonly PhrasingContent[], look: Look = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
        return plainRuns(node.value.replaceAll('\n', ' ')).map((run) => ({ ...run, ...look }))
      case 'inlineCode':
        return [{ text: node.value, ...look, code: true }]
      case 'break':
        return [{ text: '\n' }]
      case 'strong':
        return runsOf(node.children, { ...look, strong: true })
      case 'emphasis':
        return runsOf(node.children, { ...look, emphasis: true })
      case 'delete':
        return runsOf(node.children, { ...look, deleted: true })
      case 'link':
        return [...runsOf(node.children, look), ...addressOf(node.url, runsOf(node.children), look)]
      case 'image':
        return [...plainRuns(node.alt ?? ''), ...addressOf(node.url, plainRuns(node.alt ?? ''), look)]
      default:
        return 'value' in node ? plainRuns(node.value) : []
    }
  })
}

function addressOf(url: string, words: readonly Run[], look: Look): Run[] {
  const said = words.map(({ text }) => text).join('')
  if (url === '' || said === url) return []
  return [{ text: said === '' ? url : ` (${url})`, ...look }]
}

function blocksOf(nodes: readonly RootContent[], from: number): PrintedBlock[] {
  return nodes.flatMap((node) => blockOf(node, from))
}

function blockOf(node: RootContent, from: number): PrintedBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(node.children) }]
    case 'heading':
      return [{ kind: 'heading', level: levelOf(node.depth, from), runs: runsOf(node.children), anchor: null }]
    case 'code':
      return [{ kind: 'code', text: node.value }]
    case 'thematicBreak':
      return [{ kind: 'rule' }]
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(node.children, from) }]
    case 'list':
      return [{ kind: 'list', ordered: node.ordered === true, start: node.start ?? 1, items: node.children.map((item): PrintedItem => ({ checked: item.checked ?? null, blocks: blocksOf(item.children, from) })) }]
    case 'table':
      return [tableOf(node)]
    default:
      return []
  }
}

function levelOf(depth: number, from: number): 1 | 2 | 3 | 4 {
  const level = Math.min(from + Math.max(0, depth - 3), HEADING_MAX)
  return level <= 3 ? 3 : 4
}

function tableOf({ children, align }: Table): PrintedTable {
  const [head, ...lines] = children.map((row) => row.children.map((cell) => runsOf(cell.children)))
  const columns = (head ?? []).map((runs, i) => ({
    label: runs.map(({ text }) => text).join(''),
    kind: align?.[i] === 'right' ? ('number' as const) : ('text' as const),
    share: 1,
  }))
  return { kind: 'table', columns, rows: lines.map((cells) => columns.map((_, i) => ({ runs: cells[i] ?? [] }))) }
}
