import * as z from 'zod/mini'
import { CODE_MAX } from '@/lib/domain/document/document-code'

/** What may be exported of a register, and as what. */
export const DOCUMENT_KINDS = ['d10', 'risk-register', 'scenario', 'meeting-summary'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'html', 'md', 'xlsx', 'csv', 'json'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]

/** What people read for a kind of document. */
export const DOCUMENT_KIND_WORDS = {
  d10: { label: 'Pre-mortem document', about: 'The register as a document of sections and scenarios, with document control and sign-off.' },
  'risk-register': { label: 'Risk register', about: 'One risk after the other: failure mode, impact, controls, detection, recovery, proof.' },
  scenario: { label: 'One scenario', about: 'A single failure mode with everything that is known of it.' },
  'meeting-summary': { label: 'Meeting summary', about: 'What came out of one workshop.' },
} as const satisfies Record<DocumentKind, { label: string; about: string }>

/** What people read for a format. */
export const DOCUMENT_FORMAT_WORDS = {
  pdf: { label: 'PDF', about: 'Typeset, for reading, printing and signing.' },
  docx: { label: 'Word (DOCX)', about: 'The same document, to go on writing in.' },
  html: { label: 'Web page (HTML)', about: 'One file that any browser shows.' },
  md: { label: 'Markdown', about: 'Plain text; the pre-mortem document without details can be edited and imported again.' },
  xlsx: { label: 'Excel (XLSX)', about: 'All failure modes, controls and actions as sheets, with legend and matrices.' },
  csv: { label: 'CSV', about: 'All failure modes as one table.' },
  json: { label: 'JSON', about: 'All rows of the register as data, in canonical form.' },
} as const satisfies Record<DocumentFormat, { label: string; about: string }>

/** Formats that hold the rows of the whole register, whatever document was chosen. */
export const ROW_FORMATS = ['xlsx', 'csv', 'json'] as const satisfies readonly DocumentFormat[]

export function holdsRows(format: DocumentFormat): boolean {
  return ROW_FORMATS.some((one) => one === format)
}

/** The time zones that an address may name: those that the server knows. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const timeZone = z.string().check(z.maxLength(60), z.refine(isTimeZone, { error: 'Expected a time zone such as Europe/Paris.' }))
const flag = z.enum(['0', '1'], { error: 'Expected 0 or 1.' })

/** How an address says whether its reader follows the making of a file, and in which zone times are printed. */
export const evidenceQuerySchema = z.strictObject({ progress: z._default(flag, '0'), zone: z._default(timeZone, 'UTC') })

/** What an address asks for: `?of=d10&as=pdf&scores=1&zone=Europe/Paris`. */
export const documentQuerySchema = z
  .strictObject({
    of: z._default(z.enum(DOCUMENT_KINDS, { error: `Expected one of ${DOCUMENT_KINDS.join(', ')}.` }), 'd10'),
    as: z.enum(DOCUMENT_FORMATS, { error: `Expected one of ${DOCUMENT_FORMATS.join(', ')}.` }),
    /** 1 adds scores, controls, blast radius, acceptance and proof to each scenario, the matrices and the annex. */
    scores: z._default(flag, '0'),
    /** Code of the one scenario. */
    scenario: z.optional(z.string().check(z.minLength(1), z.maxLength(CODE_MAX))),
    /** Id of the workshop whose summary it is. */
    workshop: z.optional(z.uuid({ error: 'Expected the id of a workshop.' })),
    /** Number of the baseline that is printed; without it, the register as it stands. */
    baseline: z.optional(z.coerce.number({ error: 'Expected the number of a baseline.' }).check(z.multipleOf(1, { error: 'Expected a whole number.' }), z.minimum(1), z.maximum(1_000_000))),
    /** 1 adds the one comment by which the file is known again when it comes back edited. */
    edit: z._default(flag, '0'),
    /** In which the times of signatures are printed. */
    zone: z._default(timeZone, 'UTC'),
    /** 1 writes lines that say how far the work is before the file itself. */
    progress: z._default(flag, '0'),
  })
  .check(
    z.refine(({ of, as, scenario }) => of !== 'scenario' || holdsRows(as) || scenario !== undefined, {
      error: 'Say which scenario, such as scenario=D10-01.',
      path: ['scenario'],
    }),
    z.refine(({ of, as, baseline }) => of !== 'meeting-summary' || holdsRows(as) || baseline === undefined, {
      error: 'A meeting is no part of a baseline.',
      path: ['baseline'],
    }),
    z.refine(({ of, as, scores, baseline, edit }) => edit === '0' || (of === 'd10' && as === 'md' && scores === '0' && baseline === undefined), {
      error: 'To be edited, take the pre-mortem document as Markdown without details, as it stands: of=d10&as=md&scores=0.',
      path: ['edit'],
    }),
    z.refine(({ of, as, workshop }) => of !== 'meeting-summary' || holdsRows(as) || workshop !== undefined, {
      error: 'Say which workshop, by its id.',
      path: ['workshop'],
    }),
  )

/** What is exported. */
export interface DocumentChoice {
  kind: DocumentKind
  format: DocumentFormat
  /** With scores, controls, blast radius, acceptance and proof, matrices and annex. */
  withScores: boolean
  scenario: string | null
  workshopId: string | null
  /** Null for the register as it stands. */
  baseline: number | null
}

export function choiceOf({ of, as, scores, scenario, workshop, baseline }: z.output<typeof documentQuerySchema>): DocumentChoice {
  return { kind: of, format: as, withScores: scores === '1', scenario: scenario ?? null, workshopId: workshop ?? null, baseline: baseline ?? null }
}
