import type { DocumentFormat } from '@/lib/domain/document/document-choice'
import { holdsRows } from '@/lib/domain/document/document-choice'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import type { RenderOrder } from '@/lib/exchange/render/render-order'

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
} as const satisfies Record<DocumentFormat, string>

/** Media type of a format. */
export function typeOf(format: DocumentFormat): string {
  return TYPES[format]
}

const NAME_MAX = 120

/** A name for the file of an order, which every system can store. */
export function fileNameOf({ choice, code, summary }: Pick<RenderOrder, 'choice' | 'code' | 'summary'>): string {
  const frozen = choice.baseline === null ? '' : ` baseline ${choice.baseline}`
  return `${safeName(subjectOf(choice, code, summary) + frozen)}.${choice.format}`
}

/** A name for the folder of an evidence bundle, and for its file. */
export function evidenceName(code: string, number: number): string {
  return safeName(`${code} baseline ${number} evidence`)
}

/** What a path or a shell could take for something else is a dash. */
function safeName(text: string): string {
  const safe = removeControls(text).replace(/[\\/:*?"<>|#%\n\t]/g, '-').replace(/^[.\s-]+/, '').slice(0, NAME_MAX).trim()
  return safe === '' ? 'register' : safe
}

function subjectOf({ kind, format, scenario }: RenderOrder['choice'], code: string, summary: RenderOrder['summary']): string {
  if (holdsRows(format) || kind === 'd10') return code
  if (kind === 'scenario') return scenario ?? code
  return kind === 'risk-register' ? `${code} risk register` : `${code} ${summary?.title ?? ''}`
}
