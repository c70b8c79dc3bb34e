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
    scenario: query.get('scenario') ?? '',
    workshop: query.get('workshop') ?? '',
    baseline: /^[1-9]\d{0,6}$/.test(query.get('baseline') ?? '') ? (query.get('baseline') ?? '') : '',
  }
}

/** The parts of an address that say what was chosen, both of the page and of the file; only what matters for the choice. */
export function writeExportChoice({ kind, format, withScores, scenario, workshop, baseline }: ExportChoice): URLSearchParams {
  const query = new URLSearchParams({ as: format })
  if (baseline !== '' && (kind !== 'meeting-summary' || holdsRows(format))) query.set('baseline', baseline)
  if (holdsRows(format)) return query
  query.set('of', kind)
  if (kind === 'd10') query.set('scores', withScores ? '1' : '0')
  if (kind === 'scenario') query.set('scenario', scenario)
  if (kind === 'meeting-summary') query.set('workshop', workshop)
  return query
}

/** What is still missing before there can be a file; null when nothing is. */
export function missingOf({ kind, format, scenario, workshop }: ExportChoice): string | null {
  if (holdsRows(format)) return null
  if (kind === 'scenario' && scenario.trim() === '') return 'Choose a scenario.'
  return kind === 'meeting-summary' && workshop === '' ? 'Choose a workshop.' : null
}
