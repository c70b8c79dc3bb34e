import type { CoverageLine } from '@/lib/domain/coverage/coverage-line'
import { COVER_STATES, coverState, type CoverState } from '@/lib/domain/coverage/control-cover'
import { buildCrossTable, type CrossHead, type CrossTable } from '@/lib/domain/coverage/cross-table'
import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { DEFAULT_LAYERS, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS } from '@/lib/domain/scoring/factor'

/** Worst band first; what is not scored stands last. */
const BAND_HEADS: CrossHead[] = [...BANDS]
  .reverse()
  .map((band): CrossHead => ({ key: band, label: BAND_LABELS[band] }))
  .concat({ key: null, label: 'Not scored' })

const byBand = { columns: BAND_HEADS, columnOf: (line: CoverageLine) => line.band, bandOf: (line: CoverageLine) => line.band }

/** How many failure modes each type of control covers, leaves planned or misses; the three of a type are all lines together. */
export function countCover(lines: readonly CoverageLine[]): Record<ControlType, Record<CoverState, number>> {
  const totals = Object.fromEntries(CONTROL_TYPES.map((type) => [type, Object.fromEntries(COVER_STATES.map((state) => [state, 0]))]))
  for (const line of lines) {
    for (const type of CONTROL_TYPES) {
      const counts = totals[type]
      const state = coverState(line.cover[type])
      if (counts) counts[state] = (counts[state] ?? 0) + 1
    }
  }
  return totals as Record<ControlType, Record<CoverState, number>>
}

/** Owner by band: each failure mode stands under its first accountable owner, or under nobody. Nobody first, then the owners with the worst. */
export function tabulateOwners(lines: readonly CoverageLine[]): CrossTable {
  const names = [...new Set(lines.map((line) => line.owner))]
  const heads = names.map((key): CrossHead => ({ key, label: key ?? 'Nobody' }))
  const table = (rows: CrossHead[]) => buildCrossTable({ lines, rows, rowsOf: (line) => [line.owner], ...byBand })
  const first = table(heads)
  const order = heads.map((head, place) => ({ head, counts: first.cells[place]?.map((cell) => cell.count) ?? [] }))
  order.sort((a, b) => Number(a.head.key !== null) - Number(b.head.key !== null) || compareCounts(a.counts, b.counts) || (a.head.label < b.head.label ? -1 : 1))
  return table(order.map(({ head }) => head))
}

/** Category by band, in the order of the document. Every category is there, also an empty one. */
export function tabulateCategories(lines: readonly CoverageLine[], categories: readonly { id: string; title: string }[]): CrossTable {
  const rows = categories.map(({ id, title }): CrossHead => ({ key: id, label: title }))
  const known = new Set(categories.map(({ id }) => id))
  const strays = lines.some((line) => !known.has(line.categoryId))
  const heads = strays ? [...rows, { key: null, label: 'In no category' }] : rows
  return buildCrossTable({ lines, rows: heads, rowsOf: (line) => [known.has(line.categoryId) ? line.categoryId : null], ...byBand })
}

/** Promise by layer: a failure mode that breaks several promises stands in several rows and counts once in each total. */
export function tabulatePromises(lines: readonly CoverageLine[]): CrossTable {
  const own = lines.flatMap((line) => (line.layer === null || DEFAULT_LAYERS.some((layer) => layer === line.layer) ? [] : [line.layer]))
  const layers = [...DEFAULT_LAYERS, ...[...new Set(own)].sort()]
  return buildCrossTable({
    lines,
    rows: [...PROMISES.map((key): CrossHead => ({ key, label: key })), { key: null, label: 'None given' }],
    columns: [...layers.map((key): CrossHead => ({ key, label: key })), { key: null, label: 'None given' }],
    rowsOf: (line) => (line.promises.length === 0 ? [null] : line.promises),
    columnOf: (line) => line.layer,
    bandOf: (line) => line.band,
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
