import { BATCH_VERB, type BatchInput } from '@/lib/domain/row/batch'
import { isLongField, isTextKind } from '@/lib/domain/row/slim-row'
import type { Row } from '@/lib/domain/row/change'
import type { EditInput, AddInput, IdsInput } from '@/lib/domain/row/row-commands'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { RescoreInput } from '@/lib/domain/failure-mode/rescore'

export interface TextsNeeded {
  ids: string[]
  unknown: boolean
}

/**
 * The failure modes whose texts a command reads or replaces, so that they must be in hand before it can be applied here: edits of long
 * fields, everything of the rows of texts, scores with a rationale; of a batch what its steps need. `unknown` is true for rows of texts that are not here and could
 * belong to any. `input` was read by the command's schema.
 */
export function textsNeededBy(name: string, input: unknown, rows: RowReader): TextsNeeded {
  if (name === BATCH_VERB) return neededByBatch(input as BatchInput, rows)
  if (name === 'failure-mode.edit') return known((input as EditInput).edits.flatMap(({ id, field }) => (isLongField('failure-mode', field) ? [id] : [])))
  if (name === 'failure-mode.rescore') return known((input as RescoreInput).scores.flatMap((one) => (one.rationale ? [one.failureModeId] : [])))
  const kind = ROW_KINDS.find((one) => name.startsWith(`${one}.`))
  if (!kind || !isTextKind(kind)) return known([])
  const named = input as Partial<AddInput & EditInput & IdsInput>
  if (named.rows) return known(named.rows.flatMap(ownerIn))
  const ids = named.edits?.map(({ id }) => id) ?? named.ids ?? []
  const found = ids.map((id) => rows.get(kind, id))
  return { ids: found.flatMap((row) => (row ? ownerIn(row) : [])), unknown: found.includes(undefined) }
}

/** What the steps need together. A row that is not here may be one that an earlier step adds; then the batch is for the server to judge too. */
function neededByBatch({ steps }: BatchInput, rows: RowReader): TextsNeeded {
  const needs = steps.map((step) => textsNeededBy(step.verb, step.input, rows))
  return { ids: needs.flatMap(({ ids }) => ids), unknown: needs.some((one) => one.unknown) }
}

function known(ids: string[]): TextsNeeded {
  return { ids, unknown: false }
}

function ownerIn(row: Row): string[] {
  return typeof row.failureModeId === 'string' ? [row.failureModeId] : []
}
