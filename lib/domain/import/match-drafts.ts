import { REFERENCE_LABEL } from '@/lib/domain/import/draft-to-scenario'
import type { ImportDraft } from '@/lib/domain/import/import-draft'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder, type RegisterRows } from '@/lib/domain/register/rows-to-content'

/**
 * The failure mode of a register that each draft is, by its row: by the reference of the source where the draft has one, otherwise by title and
 * component, the first of equal ones with the first, so that two rows with one title stay two.
 */
export function matchDrafts(drafts: readonly ImportDraft[], rows: RegisterRows): Map<number, FailureModeRow> {
  const live = listInOrder<'failure-mode'>(rows.all('failure-mode'))
  const references = new Map(live.flatMap((row) => referencesOf(row, rows).map((reference) => [reference, row] as const)))
  const byName = new Map<string, FailureModeRow[]>()
  for (const row of live) byName.set(nameOf(row), [...(byName.get(nameOf(row)) ?? []), row])
  const matched = new Map<number, FailureModeRow>()
  for (const draft of drafts) {
    const found = draft.reference === null ? byName.get(nameOf(draft))?.shift() : references.get(draft.reference)
    if (found) matched.set(draft.row, found)
  }
  return matched
}

function referencesOf({ id }: FailureModeRow, rows: RegisterRows): string[] {
  const parts = rows.where('free-part', 'failureModeId', id)
  return parts.flatMap((part) => (part.deletedAt === null && part.label === REFERENCE_LABEL ? [part.body.trim()] : []))
}

const nameOf = ({ title, component }: { title: string; component: string | null }) => JSON.stringify([title, component])
