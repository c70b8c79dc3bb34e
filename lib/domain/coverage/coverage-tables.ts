import { buildCrossTable, type CrossHead, type CrossTable } from '@/lib/domain/coverage/cross-table'
import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { DEFAULT_LAYERS, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { isAnswering } from '@/lib/domain/owners/ownership'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS } from '@/lib/domain/scoring/factor'
import type { Coverage } from '@/lib/domain/worksheet/filter'
import { coverageOf } from '@/lib/domain/worksheet/filter-match'
import { isUnowned, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Worst band first; what is not scored stands last. */
const BAND_HEADS: CrossHead[] = [...BANDS]
  .reverse()
  .map((band): CrossHead => ({ key: band, label: BAND_LABELS[band] }))
  .concat({ key: null, label: 'Not scored' })

const bandOf = (line: WorksheetLine) => line.band
const byBand = { columns: BAND_HEADS, columnOf: bandOf, bandOf }

export type CoverTotals = Record<ControlType, Record<Coverage, number>>

/** For how many lines each type of control exists, is planned or is missing; the three of a type are all lines together. */
export function countCover(lines: readonly WorksheetLine[]): CoverTotals {
  const totals = Object.fromEntries(CONTROL_TYPES.map((type) => [type, { existing: 0, planned: 0, missing: 0 }])) as CoverTotals
  for (const line of lines) for (const type of CONTROL_TYPES) totals[type][coverageOf(line.controls[type])] += 1
  return totals
}

/**
 * Owner by band. A failure mode stands under every role that answers for it, those that are escalated to or told left out, or under nobody; it
 * counts once in the totals of bands and at the corner. Nobody first, then the owners with the worst.
 */
export function tabulateOwners(lines: readonly WorksheetLine[]): CrossTable {
  const names = new Map<string, string>()
  for (const line of lines) for (const { key, name } of answering(line)) names.set(key, name)
  const heads = [...names].map(([key, label]): CrossHead => ({ key, label }))
  const nobody: CrossHead[] = lines.some(isUnowned) ? [{ key: null, label: 'Nobody' }] : []
  const table = (rows: CrossHead[]) => buildCrossTable({ lines, rows, rowsOf: ownerKeys, ...byBand })
  const counts = new Map(table(heads).cells.map((cells, place) => [heads[place], cells.map(({ count }) => count)]))
  const order = heads.sort((a, b) => compareCounts(counts.get(a) ?? [], counts.get(b) ?? []) || (a.label < b.label ? -1 : 1))
  return table([...nobody, ...order])
}

function answering(line: WorksheetLine): { key: string; name: string }[] {
  return line.owners.flatMap(({ part, roleId, name }) => (isAnswering({ part }) ? [{ key: roleId ?? name, name }] : []))
}

function ownerKeys(line: WorksheetLine): (string | null)[] {
  const keys = new Set(answering(line).map(({ key }) => key))
  return keys.size === 0 ? [null] : [...keys]
}

/** Category by band, in the order of the document. Every category is there, also an empty one. */
export function tabulateCategories(lines: readonly WorksheetLine[], categories: readonly { id: string; title: string }[]): CrossTable {
  const rows = categories.map(({ id, title }): CrossHead => ({ key: id, label: title }))
  const known = new Set(categories.map(({ id }) => id))
  const strays = lines.some((line) => !known.has(line.categoryId))
  const heads = strays ? [...rows, { key: null, label: 'In no category' }] : rows
  return buildCrossTable({ lines, rows: heads, rowsOf: (line) => [known.has(line.categoryId) ? line.categoryId : null], ...byBand })
}

/** Promise by layer: a failure mode that breaks several promises stands in several rows and counts once in each total. */
export function tabulatePromises(lines: readonly WorksheetLine[]): CrossTable {
  const own = lines.flatMap((line) => (line.layer === null || DEFAULT_LAYERS.some((layer) => layer === line.layer) ? [] : [line.layer]))
  const layers = [...DEFAULT_LAYERS, ...[...new Set(own)].sort()]
  return buildCrossTable({
    lines,
    rows: [...PROMISES.map((key): CrossHead => ({ key, label: key })), { key: null, label: 'None given' }],
    columns: [...layers.map((key): CrossHead => ({ key, label: key })), { key: null, label: 'None given' }],
    rowsOf: (line) => (line.promise.length === 0 ? [null] : line.promise),
    columnOf: (line) => line.layer,
    bandOf,
  })
}

/** Below 0 when the first counts are worse: more in the first column where they differ. */
function compareCounts(a: readonly number[], b: readonly number[]): number {
  for (const [place, count] of a.entries()) {
    const other = b[place] ?? 0
    if (count !== other) return other - count
  }
  return 0
}
