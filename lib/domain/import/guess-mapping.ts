import { checkedStage, scoreOf, type ColumnTarget } from '@/lib/domain/import/column-target'
import { isHeader, type FoundTable } from '@/lib/domain/import/find-table'
import { readHeader, type Candidate } from '@/lib/domain/import/header-words'
import { guessScale, isScaleValue, readNumber, saysNothing, type Scale } from '@/lib/domain/import/scale'
import { oneLine, tidyCell, type SourceRow } from '@/lib/domain/import/source-sheet'

/** What one column of a source becomes. */
export interface ColumnPlan {
  target: ColumnTarget
  /** Of a score. */
  scale: Scale | null
  /** True where a blank cell of a titled row means “as above”. */
  fillDown: boolean
}

/** How the columns of a table are read, in their order. */
export interface Mapping {
  columns: ColumnPlan[]
  /** What scores called residual are; null until the person says it. */
  residual: 'current' | 'target' | null
}

/** Targets of which a failure mode has only one. */
const ONCE = new Set<ColumnTarget>(['reference', 'title', 'category', 'component', 'layer', 'statusText'])

/** A mapping guessed from the headers and from what stands below them; every part of it can be changed by hand. */
export function guessMapping(table: FoundTable): Mapping {
  const width = table.headers.length
  const next = table.rows.findIndex(isHeader)
  const own = next < 0 ? table.rows : table.rows.slice(0, next)
  const rows = own.flatMap(({ cells, reread }) => (cells.length === width ? [cells] : reread?.length === width ? [reread] : []))
  const columns = Array.from({ length: width }, (_, i) => rows.map((cells) => tidyCell(cells[i])))
  const targets = settleTargets(table, columns)
  const highest = highestScore(targets, columns)
  const titleAt = targets.indexOf('title')
  return {
    columns: targets.map((target, i) => ({
      target,
      scale: scoreOf(target) ? guessScale(columns[i] ?? [], highest) : null,
      fillDown: i < titleAt && (target === 'component' || target === 'note' || target === 'category') && isSparse(columns[i] ?? [], columns[titleAt] ?? []),
    })),
    residual: null,
  }
}

function settleTargets({ headers, rows }: FoundTable, columns: string[][]): ColumnTarget[] {
  const meanings = headers.map((header, i) => readHeader(header).candidates.filter((one) => fits(one, columns[i] ?? [])))
  const taken = new Map<ColumnTarget, number>()
  const order = headers.map((_, i) => i).sort((a, b) => rankOf(meanings[a]) - rankOf(meanings[b]) || a - b)
  const targets = headers.map((): ColumnTarget => 'note')
  for (const i of order) {
    const target = chooseTarget(meanings[i] ?? [], taken, headers, i)
    if (!target) continue
    taken.set(target, i)
    targets[i] = target
  }
  nameTitle(targets)
  nameReference(targets, headers, columns, rows)
  return dropLonelySums(settleStates(targets, headers, columns))
}

const rankOf = (list: readonly Candidate[] | undefined) => list?.[0]?.rank ?? Infinity

function fits({ cells }: Candidate, texts: readonly string[]): boolean {
  const given = texts.filter((text) => text !== '')
  if (cells === 'any' || given.length === 0) return true
  const scores = given.filter(isScaleValue).length
  return cells === 'scores' ? scores * 2 >= given.length && given.some((text) => !saysNothing(text)) : scores * 2 < given.length
}

// A second group of the same headers holds the scores after the actions.
function chooseTarget(candidates: readonly Candidate[], taken: ReadonlyMap<ColumnTarget, number>, headers: readonly string[], i: number): ColumnTarget | null {
  for (const { target } of candidates) {
    const [name, stage] = target.split(':')
    if (!taken.has(target) || !(ONCE.has(target) || scoreOf(target) || checkedStage(target))) return target
    const first = headers[taken.get(target) ?? -1]
    const later = stage === 'current' && first === headers[i] ? ([`${name}:target`] as ColumnTarget[])[0] : undefined
    if (later && !taken.has(later)) return later
  }
  return null
}

// Where nothing else names the failure mode, its description does.
function nameTitle(targets: ColumnTarget[]): void {
  const at = targets.indexOf('scenario')
  if (!targets.includes('title') && at >= 0) targets[at] = 'title'
}

// A first column without a header, in which every titled row has another short word, holds the ids of the source.
function nameReference(targets: ColumnTarget[], headers: readonly string[], columns: string[][], rows: readonly SourceRow[]): void {
  if (targets.includes('reference')) return
  const at = headers.findIndex((header, i) => header === '' && i < targets.indexOf('title'))
  const ids = (columns[at] ?? []).filter((text) => text !== '')
  const areIds = ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => /^[\p{L}\d][\p{L}\d ._/#-]{0,19}$/u.test(id))
  if (areIds && ids.length * 2 > rows.length) targets[at] = 'reference'
}

// Controls are in place where a column beside them says so of every one.
function settleStates(targets: ColumnTarget[], headers: readonly string[], columns: string[][]): ColumnTarget[] {
  const at = headers.findIndex((header) => /^(?:対策状態|对策状态|(?:action|control|mitigation) (?:status|state)|ma[ßs]+nahmenstatus)$/iu.test(header))
  const states = (columns[at] ?? []).filter((text) => text !== '')
  const allDone = states.length > 0 && states.every((text) => /済|已(?:完成|实施)|implemented|complete|done|in place|erledigt|umgesetzt|terminé|hecho/iu.test(text))
  return allDone ? targets.map((target) => (target === 'control:prevention:proposed' ? 'control:prevention:in-place' : target)) : targets
}

// What is computed from scores that the table does not have is nobody's sum here.
function dropLonelySums(targets: ColumnTarget[]): ColumnTarget[] {
  const count = (stage: string) => targets.filter((target) => scoreOf(target)?.stage === stage).length
  return targets.map((target) => {
    const stage = checkedStage(target)
    return stage === null || count(stage) > 1 || (stage === 'residual' && count('residual') > 0) ? target : 'note'
  })
}

function highestScore(targets: readonly ColumnTarget[], columns: string[][]): number {
  return targets.reduce((most, target, i) => {
    if (!scoreOf(target)) return most
    return (columns[i] ?? []).reduce((top, text) => Math.max(top, readNumber(text) ?? 0), most)
  }, 0)
}

function isSparse(cells: readonly string[], titles: readonly string[]): boolean {
  const titled = cells.filter((_, row) => titles[row] !== '')
  return titled[0] !== undefined && titled[0] !== '' && titled.includes('')
}

/** The header of a column as people read it: with the words above it, or by its letter where it has none. */
export function headerName({ headers, groups }: Pick<FoundTable, 'headers' | 'groups'>, column: number): string {
  const header = headers[column] ?? ''
  const group = groups[column] ?? ''
  if (header === '') return `Column ${column + 1}`
  return group !== '' && headers.indexOf(header) !== headers.lastIndexOf(header) ? oneLine(`${group} ${header}`) : header
}
