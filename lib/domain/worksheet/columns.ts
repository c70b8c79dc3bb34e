import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { failureModeRow, type FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { FAILURE_CLASSES, FAILURE_MODE_STATUSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { BANDS, FACTORS, type Factor, type Stage } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

/**
 * What a column holds, which decides its editor and how its cells are printed, parsed and compared. `role` is one owner role or a text,
 * `lines` the texts of rows of their own, such as detection signals.
 */
export const COLUMN_KINDS = [
  'code',
  'text',
  'long-text',
  'one-of',
  'many-of',
  'category',
  'role',
  'owners',
  'date',
  'number',
  'factor',
  'score',
  'band',
  'controls',
  'lines',
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** Kinds of row whose texts a `lines` column shows. */
export type LinesKind = 'detection-signal' | 'response-step' | 'hard-stop-step'

export interface Column {
  /** Name in addresses and saved views; never given another meaning. */
  id: string
  label: string
  /** Head where width is dear. */
  short?: string
  kind: ColumnKind
  /** Field of the failure mode that the column shows and edits, where it is one field. */
  field?: keyof FailureModeRow & string
  factor?: Factor
  stage?: Stage
  controlType?: ControlType
  linesKind?: LinesKind
  /** The closed set of a `one-of`, `many-of` or `band` column; a category's options are the register's own. */
  options?: readonly string[]
  /** Pixels that it takes at first. */
  width: number
  /** True when it is shown until somebody hides it. */
  shown: boolean
  /** True when a cell can be typed, pasted and cleared. */
  editable: boolean
  /** True when an empty cell is refused. */
  required?: boolean
}

type Fields = keyof typeof failureModeRow.fields & keyof FailureModeRow & string

const fieldColumn = (id: Fields, kind: ColumnKind, width: number, more: Partial<Column> = {}): Column => ({
  id,
  label: failureModeRow.fields[id].label,
  kind,
  field: id,
  width,
  shown: false,
  editable: true,
  ...more,
})

const longText = (id: Fields): Column => fieldColumn(id, 'long-text', 280)

const STAGE_WORDS = { inherent: 'Inherent', current: 'Current', target: 'Target' } as const satisfies Record<Stage, string>

/** Id of a column by stage: the current stage has the bare name. */
export function stageColumnId(name: Factor | 'score' | 'band', stage: Stage): string {
  return stage === 'current' ? name : `${name}-${stage}`
}

const staged = (stage: Stage, label: string) => (stage === 'current' ? label : `${STAGE_WORDS[stage]} ${label.toLowerCase()}`)

function stageColumns(stage: Stage): Column[] {
  const shown = stage === 'current'
  const factors = FACTORS.map((factor): Column => {
    const { label, short } = FACTOR_WORDS[factor]
    return { id: stageColumnId(factor, stage), label: staged(stage, label), short, kind: 'factor', factor, stage, width: 56, shown, editable: true }
  })
  return [
    ...factors,
    { id: stageColumnId('score', stage), label: staged(stage, 'Score'), kind: 'score', stage, width: 84, shown, editable: false },
    { id: stageColumnId('band', stage), label: staged(stage, 'Band'), kind: 'band', stage, options: BANDS, width: 96, shown, editable: false },
  ]
}

function controlColumn(controlType: ControlType): Column {
  const label = `${controlType.charAt(0).toUpperCase()}${controlType.slice(1)} controls`
  return { id: `controls-${controlType}`, label, kind: 'controls', controlType, width: 120, shown: false, editable: false }
}

const lines = (id: string, label: string, linesKind: LinesKind): Column => ({
  ...{ id, label, kind: 'lines', linesKind, width: 260, shown: false, editable: false },
})

/** Every field of a failure mode as a column, in the order in which they first stand. */
export const COLUMNS: readonly Column[] = [
  fieldColumn('code', 'code', 96, { shown: true, editable: false }),
  fieldColumn('title', 'text', 320, { shown: true, required: true }),
  { id: 'category', label: 'Category', kind: 'category', field: 'categoryId', width: 180, shown: false, editable: true, required: true },
  fieldColumn('component', 'text', 160, { shown: true }),
  { id: 'owner', label: 'Owner', kind: 'owners', width: 200, shown: true, editable: true },
  ...stageColumns('current'),
  fieldColumn('status', 'one-of', 116, { shown: true, options: FAILURE_MODE_STATUSES, required: true }),
  ...CONTROL_TYPES.map(controlColumn),
  { id: 'due', label: 'Next control due', kind: 'date', width: 120, shown: false, editable: false },
  ...(['scenario', 'cause', 'effect', 'trigger', 'invariant'] as const).map(longText),
  fieldColumn('promise', 'many-of', 180, { options: PROMISES }),
  fieldColumn('failureClass', 'many-of', 180, { options: FAILURE_CLASSES }),
  fieldColumn('layer', 'text', 150),
  lines('detectionSignals', 'Detection signals', 'detection-signal'),
  fieldColumn('responseWindow', 'number', 120),
  fieldColumn('responseLabel', 'text', 160),
  lines('responseSteps', 'First response', 'response-step'),
  lines('hardStops', 'Hard stop', 'hard-stop-step'),
  longText('hardStopNone'),
  { id: 'hardStopAuthority', label: 'Hard stop authority', kind: 'role', width: 160, shown: false, editable: true },
  ...(['blastData', 'blastUsers', 'blastTime', 'blastConsumers', 'degradedMode', 'recoveryStrategy'] as const).map(longText),
  ...stageColumns('inherent'),
  ...stageColumns('target'),
  longText('closedReason'),
  longText('statusText'),
  { id: 'updated', label: 'Changed', kind: 'date', width: 120, shown: false, editable: false },
]

const byId = new Map(COLUMNS.map((column) => [column.id, column]))

/** The column of a name, or undefined. */
export function findColumn(id: string): Column | undefined {
  return byId.get(id)
}

/** Names of the columns that are shown until somebody chooses others. */
export const DEFAULT_COLUMNS: readonly string[] = COLUMNS.filter(({ shown }) => shown).map(({ id }) => id)

/** Fields whose texts are long: a slim row leaves them out, and they are fetched when they are seen. */
export const LONG_FIELDS: readonly (keyof FailureModeRow & string)[] = COLUMNS.flatMap(({ kind, field }) => (kind === 'long-text' && field ? [field] : []))
