import type { RegisterContent } from '@/lib/domain/document/content'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import type { Row } from '@/lib/domain/row/change'
import { listProblems } from '@/lib/domain/row/input-problems'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { newRowSchema } from '@/lib/domain/row/row-schema'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** Something in a document's content that a register cannot hold. */
export interface ContentProblem {
  /** Code of the scenario that it stands in; null outside of scenarios. */
  scenario: string | null
  /** The kind of row and the field, such as `detection-signal.text`. */
  place: string
  message: string
  hint: string
}

/** Most problems that are listed. */
const PROBLEMS_MAX = 200

/** What of a content the rows of a register would refuse, by the very schemas of those rows; empty when it can be stored as it is. */
export function listContentProblems(content: RegisterContent): ContentProblem[] {
  let made = 0
  // Ids that only tell rows apart: nothing here is stored.
  const newId = () => `01900000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`
  const changes = contentToRows(content, { registerId: newId(), scoringPolicyId: newId(), newId, findRole: () => null })
  const codes = new Map<string, string>()
  const problems: ContentProblem[] = []
  for (const change of changes) {
    if (change.field !== null) continue
    if (change.kind === 'failure-mode') codes.set(change.id, String(change.after.code))
    if (problems.length < PROBLEMS_MAX) problems.push(...problemsOf(change.kind, change.after, codes))
  }
  return problems.slice(0, PROBLEMS_MAX)
}

const schemas = new Map<RowKind, ReturnType<typeof newRowSchema>>()

function problemsOf(kind: RowKind, row: Row, codes: ReadonlyMap<string, string>): ContentProblem[] {
  const schema = schemas.get(kind) ?? newRowSchema(definitionOf(kind))
  schemas.set(kind, schema)
  const { deletedAt: _deletedAt, ...given } = row
  const parsed = schema.safeParse(given)
  if (parsed.success) return []
  const scenario = codes.get(kind === 'failure-mode' ? row.id : String(row.failureModeId)) ?? null
  return listProblems(parsed.error).map(({ path, message, hint }) => {
    const field = definitionOf(kind).fields[path.split('.')[0] ?? '']
    const label = field ? `${definitionOf(kind).label}, ${field.label.toLowerCase()}` : definitionOf(kind).label
    return { scenario, place: `${kind}.${path}`, message: `${label}: ${message}`, hint: hint ?? 'Correct it in the document.' }
  })
}
