import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  holdsRows,
  type DocumentFormat,
  type DocumentKind,
} from '@/lib/domain/document/document-choice'

/** What somebody has chosen on the page; it stands in its address. */
export interface ExportChoice {
  kind: DocumentKind
  format: DocumentFormat
  withScores: boolean
  /** Markdown to be edited and imported again. */
  toEdit: boolean
  scenario: string
  workshop: string
  /** Number of a baseline; empty for the register as it stands. */
  baseline: string
}

/** Reads the address; what makes no sense there is what opens first. */
export function readExportChoice(query: URLSearchParams): ExportChoice {
  return {
    kind: DOCUMENT_KINDS.find((one) => one === query.get('of')) ?? 'd10',
    format: DOCUMENT_FORMATS.find((one) => one === query.get('as')) ?? 'pdf',
    withScores: query.get('scores') !== '0',
    toEdit: query.get('edit') === '1',
    scenario: query.get('scenario') ?? '',
    workshop: query.get('workshop') ?? '',
    baseline: /^[1-9]\d{0,6}$/.test(query.get('baseline') ?? '') ? (query.get('baseline') ?? '') : '',
  }
}

/** The parts of an address that say what was chosen, both of the page and of the file; only what matters for the choice. */
export function writeExportChoice(choice: ExportChoice): URLSearchParams {
  const { kind, format, withScores, scenario, workshop, baseline } = choice
  const query = new URLSearchParams({ as: format })
  if (baseline !== '' && (kind !== 'meeting-summary' || holdsRows(format))) query.set('baseline', baseline)
  if (holdsRows(format)) return query
  query.set('of', kind)
  if (kind === 'd10') query.set('scores', withScores ? '1' : '0')
  if (choice.toEdit && mayBeEdited(choice)) query.set('edit', '1')
  if (kind === 'scenario') query.set('scenario', scenario)
  if (kind === 'meeting-summary') query.set('workshop', workshop)
  return query
}

/** Whether a choice gives the file that reads back: the document itself as Markdown, as it stands. */
export function mayBeEdited({ kind, format, withScores, baseline }: ExportChoice): boolean {
  return kind === 'd10' && format === 'md' && !withScores && baseline === ''
}

/** What is still missing before there can be a file; null when nothing is. */
export function missingOf({ kind, format, scenario, workshop }: ExportChoice): string | null {
  if (holdsRows(format)) return null
  if (kind === 'scenario' && scenario.trim() === '') return 'Choose a scenario.'
  return kind === 'meeting-summary' && workshop === '' ? 'Choose a workshop.' : null
}
