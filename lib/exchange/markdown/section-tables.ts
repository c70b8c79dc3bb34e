import type { PhrasingContent, RootContent, Table } from 'mdast'
import type { DecisionRuleContent, RevisionContent, SectionContent, SigningRoleContent } from '@/lib/domain/document/content'
import { CHECKBOX, TABLE_HEADS } from '@/lib/domain/document/section-kind'
import { cleanOneLine } from '@/lib/exchange/markdown/clean-inline'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import type { Block } from '@/lib/exchange/markdown/label-segments'
import { readPlainLine, table, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printProse, readProse } from '@/lib/exchange/markdown/prose'

export type KnownSection = Extract<SectionContent, { closing: string }>
type TableKind = keyof typeof TABLE_HEADS

/** The table or fence of a known section. */
export function buildKnown(section: KnownSection): RootContent {
  switch (section.kind) {
    case 'decision-matrix':
      return buildTable(
        section.kind,
        section.rules.map((rule) => [prose(rule.condition), prose(rule.action), line(rule.authority)]),
      )
    case 'document-control':
      return buildTable(
        section.kind,
        section.revisions.map((row) => [line(row.version), line(row.date), prose(row.change)]),
      )
    case 'sign-off':
      return buildTable(
        section.kind,
        section.roles.map((row) => [line(row.role), line(row.approval), line(row.date)]),
      )
    case 'checklist': {
      const items = section.items.filter((item) => cleanLine(item).trim() !== '')
      return { type: 'code', lang: null, meta: null, value: items.map(printItem).join('\n') }
    }
  }
}

function buildTable(kind: TableKind, rows: PhrasingContent[][][]): Table {
  return table(TABLE_HEADS[kind], rows)
}

function prose(text: string): PhrasingContent[] {
  return cleanOneLine(readProse(text))
}

function line(text: string): PhrasingContent[] {
  return textNodes(cleanLine(text))
}

function printItem(item: string): string {
  return cleanLine(`${CHECKBOX} ${item}`)
}

/** Reads a block as the rules of a decision matrix; null when its head differs or an authority is no plain text. */
export function readRules(node: RootContent): DecisionRuleContent[] | null {
  return readRows(node, 'decision-matrix', ([condition, action, authority]) => {
    const name = readPlainLine(authority ?? [])
    return name === null ? null : { condition: printProse(condition ?? []), action: printProse(action ?? []), authority: name }
  })
}

/** Reads a block as the revisions of a document control; null when it is none. */
export function readRevisions(node: RootContent): RevisionContent[] | null {
  return readRows(node, 'document-control', ([first, second, change]) => {
    const version = readPlainLine(first ?? [])
    const date = readPlainLine(second ?? [])
    return version === null || date === null ? null : { version, date, change: printProse(change ?? []) }
  })
}

/** Reads a block as the rows of a sign-off, texts only and never signatures; null when it is none. */
export function readSigningRoles(node: RootContent): SigningRoleContent[] | null {
  return readRows(node, 'sign-off', (cells) => {
    const [role = null, approval = null, date = null] = [0, 1, 2].map((i) => readPlainLine(cells[i] ?? []))
    return role === null || approval === null || date === null ? null : { role, approval, date }
  })
}

/** Reads a block as a checklist: code without language whose every line opens with "□", empty items left out; null when it is none. */
export function readChecklist({ node, line: start }: Block, report: Report): string[] | null {
  if (node.type !== 'code' || node.lang || node.meta) return null
  if (node.value === '') return []
  const items = node.value.split('\n').map((text) => {
    const rest = text === CHECKBOX ? '' : text.startsWith(`${CHECKBOX} `) ? text.slice(CHECKBOX.length + 1) : null
    return rest !== null && cleanLine(rest) === rest ? rest : null
  })
  const known = items.filter((item) => item !== null)
  if (known.length < items.length) return null
  known.forEach((item, i) => {
    if (item.trim() !== '') return
    const message = 'An empty item of the checklist is left out.'
    report({ line: start + i + 1, severity: 'warning', message, hint: 'Write something behind it, or remove it from the file.' })
  })
  return known.filter((item) => item.trim() !== '')
}

function readRows<Row>(node: RootContent, kind: TableKind, readRow: (cells: PhrasingContent[][]) => Row | null): Row[] | null {
  if (node.type !== 'table' || (node.align ?? []).some((align) => align !== null)) return null
  const [head, ...rows] = node.children.map((row) => row.children.map((cell) => cell.children))
  const titles = (head ?? []).map((cell) => readPlainLine(cell))
  const expected = TABLE_HEADS[kind]
  if (titles.length !== expected.length || !expected.every((title, i) => title === titles[i])) return null
  const read = rows.map((cells) => (cells.length > expected.length ? null : readRow(cells)))
  const known = read.filter((row) => row !== null)
  return known.length === read.length ? known : null
}
