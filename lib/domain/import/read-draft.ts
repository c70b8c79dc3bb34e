import { checkedStage, controlOf, scoreOf, textTargetOf, type ColumnTarget, type TextTarget } from '@/lib/domain/import/column-target'
import { headerName, type Mapping } from '@/lib/domain/import/guess-mapping'
import type { FoundTable } from '@/lib/domain/import/find-table'
import type { ImportDraft, RowProblem } from '@/lib/domain/import/import-draft'
import { readFigure, readLevel, saysNothing, SCALE_LABELS, SCALE_STEPS } from '@/lib/domain/import/scale'
import { columnLetters, listEntries, oneLine, tidyCell, type SourceCell, type SourceRow } from '@/lib/domain/import/source-sheet'
import { isCleanText } from '@/lib/domain/row/clean-text'
import { BLOCKS_MAX, LINE_MAX, PROSE_MAX } from '@/lib/domain/row/field'

/** A row with the rows that continue it, in the order of the source. */
export interface RowGroup {
  row: SourceRow
  continued: SourceRow[]
}

/** What is known while one failure mode is read. */
interface DraftReading {
  table: FoundTable
  mapping: Mapping
  group: RowGroup
  draft: ImportDraft
  problems: RowProblem[]
}

/** One failure mode from its rows, with everything that is wrong with or worth saying of its cells. */
export function readDraft(table: FoundTable, mapping: Mapping, group: RowGroup): { draft: ImportDraft; problems: RowProblem[] } {
  const { row, continued } = group
  const empty = { reference: null, title: '', category: null, component: null, layer: null, texts: {}, signals: [], owners: [], controls: [], scores: [], notes: [] }
  const reading: DraftReading = { table, mapping, group, draft: { row: row.number, continued: continued.map(({ number }) => number), ...empty }, problems: [] }
  mapping.columns.forEach((_, column) => readColumn(reading, column))
  splitReference(reading)
  checkSums(reading)
  return { draft: reading.draft, problems: reading.problems }
}

function readColumn(reading: DraftReading, column: number): void {
  const { mapping, draft, group } = reading
  const target = mapping.columns[column]?.target ?? 'ignore'
  const cells = [group.row, ...group.continued].map((row) => row.cells[column])
  const text = joinCells(cells)
  if (target === 'ignore' || text === '') return
  const most = target === 'note' ? BLOCKS_MAX : isLine(target) ? LINE_MAX : PROSE_MAX
  if (!checkText(reading, column, text, most)) return
  const name = headerName(reading.table, column)
  const control = controlOf(target)
  const textTarget = textTargetOf(target)
  if (scoreOf(target)) return readScore(reading, column, text)
  if (target === 'note') draft.notes.push({ label: cutLabel(name), text: noteText(cells, text) })
  else if (target === 'signal') draft.signals.push(...signalsOf(cells))
  else if (target === 'owner') draft.owners.push(oneLine(text))
  else if (control) draft.controls.push(...cells.flatMap(listEntries).filter(isControl).map((title) => ({ ...control, title })))
  else if (textTarget) draft.texts[textTarget] = addText(reading, textTarget, name, text)
  else setLine(draft, target, oneLine(text))
}

const ONE_LINE = new Set<ColumnTarget>(['reference', 'title', 'category', 'component', 'layer', 'owner'])
const isLine = (target: ColumnTarget) => ONE_LINE.has(target)

function setLine(draft: ImportDraft, target: ColumnTarget, text: string): void {
  if (target === 'reference' || target === 'title' || target === 'category' || target === 'component' || target === 'layer') draft[target] = text
}

// Continued cells follow in the order of the file; a cell that was filled down says nothing new.
function joinCells(cells: readonly (SourceCell | undefined)[]): string {
  const texts = cells.map(tidyCell).filter(Boolean)
  return texts.filter((text, i) => i === 0 || text !== texts[i - 1]).join('\n')
}

const noteText = (cells: readonly (SourceCell | undefined)[], text: string) => (Array.isArray(cells[0]) ? cells.flatMap(listEntries).map((entry) => `- ${entry}`).join('\n') : text)

const signalsOf = (cells: readonly (SourceCell | undefined)[]) => cells.flatMap(listEntries).filter((text) => !saysNothing(text))

const isControl = (text: string) => !saysNothing(text) && !/^(?:none|keine?|aucune?|ninguno|ninguna|无|なし)\.?$/iu.test(text)

const cutLabel = (name: string) => (name.length > LINE_MAX ? name.slice(0, LINE_MAX) : name)

// Several columns of one field stand one below the other, each with its header.
function addText({ mapping, draft }: DraftReading, target: TextTarget, name: string, text: string): string {
  if (mapping.columns.filter((plan) => plan.target === target).length < 2) return text
  const before = draft.texts[target]
  return before === undefined ? `${name}: ${text}` : `${before}\n${name}: ${text}`
}

function readScore(reading: DraftReading, column: number, text: string): void {
  const { mapping, draft, problems } = reading
  const plan = mapping.columns[column]
  const score = plan ? scoreOf(plan.target) : null
  if (!plan || !score) return
  const scale = plan.scale ?? '1-5'
  const read = readLevel(text, scale)
  const stage = score.stage === 'residual' ? mapping.residual : score.stage
  if ('problem' in read) {
    const known = SCALE_STEPS[scale].join('; ')
    problems.push({ ...placeIn(reading, column), severity: 'error', message: read.problem, hint: `Known: ${known}. Correct the cell, or choose another scale for the column.` })
    return
  }
  if (read.level === null || stage === null) return
  const source = `${headerName(reading.table, column)}: ${text.replace(/^\*+|\*+$/g, '')} (${SCALE_LABELS[scale]})`
  draft.scores.push({ factor: score.factor, stage, level: read.level, source })
}

function checkText(reading: DraftReading, column: number, text: string, most: number): boolean {
  const place = placeIn(reading, column)
  if (text.length > most) {
    const message = `This cell has ${text.length.toLocaleString('en')} characters.`
    reading.problems.push({ ...place, severity: 'error', message, hint: `At most ${most.toLocaleString('en')} fit. Shorten it, or keep the column as a note.` })
    return false
  }
  if (isCleanText(text)) return true
  reading.problems.push({ ...place, severity: 'error', message: 'This cell holds control or broken characters.', hint: 'Remove them, or choose another encoding.' })
  return false
}

/** The place of a cell of the first row of a group. */
export function placeIn({ table, group }: Pick<DraftReading, 'table' | 'group'>, column: number): Pick<RowProblem, 'sheet' | 'row' | 'column'> {
  const letter = table.sheet.kind === 'sheet' ? `${columnLetters(column)}, ` : ''
  return { sheet: table.sheet.name, row: group.row.number, column: `${letter}${headerName(table, column)}` }
}

const PREFIX = /^((?:\p{L}{1,6}-?)?\d{1,6})\s+[-–—:]\s+(\S.*)$/u

// “A1 - Data gaps” carries the id of the source where no column does.
function splitReference({ draft, mapping }: DraftReading): void {
  if (mapping.columns.some(({ target }) => target === 'reference')) return
  const [, reference, title] = PREFIX.exec(draft.title) ?? []
  if (reference === undefined || title === undefined) return
  draft.reference = reference
  draft.title = title
}

function checkSums(reading: DraftReading): void {
  reading.mapping.columns.forEach((plan, column) => {
    const stage = checkedStage(plan.target)
    const text = tidyCell(reading.group.row.cells[column]).replace(/^\*+|\*+$/g, '')
    if (stage === null || text === '' || saysNothing(text)) return
    const computed = productAt(reading, stage)
    const given = readFigure(text)
    if (given !== null && computed !== null && Math.abs(given - computed) < 0.005) return
    const says = computed === null ? 'It cannot be checked: a score of its row is missing.' : `The scores give ${printFigure(computed)}.`
    const hint = 'Nothing to do for the import: the figure is not taken over. Correct the cell if a score is wrong.'
    reading.problems.push({ ...placeIn(reading, column), severity: 'warning', message: `The file says ${given === null ? `“${text.slice(0, 60)}”` : text}. ${says}`, hint })
  })
}

const printFigure = (value: number) => String(Math.round(value * 1000) / 1000)

// A residual sum may be over scores of which some have not changed and stand at the earlier stage only.
function productAt({ mapping, group }: DraftReading, stage: string): number | null {
  const figures = mapping.columns.flatMap(({ target }, column) => {
    if (scoreOf(target)?.stage !== stage) return []
    const text = tidyCell(group.row.cells[column])
    return [saysNothing(text) ? null : readFigure(text)]
  })
  return figures.reduce((product, figure) => (product === null || figure === null ? null : product * figure), 1 as number | null)
}
