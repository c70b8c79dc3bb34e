import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { BATCH_VERB } from '@/lib/domain/row/batch'
import type { Change } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { isRegisterRowKind, ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { FACTORS } from '@/lib/domain/scoring/factor'

export interface CommandCall {
  verb: string
  input: unknown
  /** Why, for a verb that needs a reason. */
  reason?: string
}

/**
 * The commands that take changes back: edits with their values exchanged, deletions restored, additions deleted, assessments scored back.
 * They name the values that they replace, so that they are refused where somebody has changed them since, and never trample newer work.
 * `before` are the rows as they stood before the changes; `newId` makes the ids of appended assessments. Several commands of a register
 * come as one batch, so that one step back is one event.
 */
export function inverseOf(changes: readonly Change[], before: RowReader, newId: () => string): CommandCall[] {
  const calls = inverseCalls(changes, before, newId)
  const isOfRegister = changes.every(({ kind }) => isRegisterRowKind(kind))
  return calls.length > 1 && isOfRegister ? [{ verb: BATCH_VERB, input: { steps: calls } }] : calls
}

function inverseCalls(changes: readonly Change[], before: RowReader, newId: () => string): CommandCall[] {
  const restores = ROW_KINDS.flatMap((kind) => idsCall(`${kind}.restore`, restored(kind, changes)))
  const edits = ROW_KINDS.flatMap((kind) => editCall(kind, changes))
  const deletes = [...ROW_KINDS].reverse().flatMap((kind) => idsCall(`${kind}.delete`, removed(kind, changes)))
  return [...restores, ...edits, ...adoptCall(changes), ...rescoreCall(changes, before, newId), ...deletes]
}

function idsCall(verb: string, ids: string[]): CommandCall[] {
  return ids.length > 0 ? [{ verb, input: { ids } }] : []
}

function restored(kind: RowKind, changes: readonly Change[]): string[] {
  return changes.flatMap((one) => (one.kind === kind && one.field === 'deletedAt' && one.after !== null ? [one.id] : []))
}

function removed(kind: RowKind, changes: readonly Change[]): string[] {
  // What is never deleted, such as an assessment or the version of a policy, stays.
  if (!definitionOf(kind).deletable) return []
  return changes.flatMap((one) => {
    if (one.kind !== kind) return []
    return one.field === null || (one.field === 'deletedAt' && one.after === null) ? [one.id] : []
  })
}

function editCall(kind: RowKind, changes: readonly Change[]): CommandCall[] {
  const edits = changes.flatMap((one) => {
    const open = one.field !== null && !definitionOf(kind).fields[one.field]?.fixed
    return one.kind === kind && open ? [{ id: one.id, field: one.field, before: one.after, after: one.before }] : []
  })
  return edits.length > 0 ? [{ verb: `${kind}.edit`, input: { edits } }] : []
}

/** A policy is taken back by adopting the one before it. */
function adoptCall(changes: readonly Change[]): CommandCall[] {
  return changes.flatMap((one) => {
    if (one.kind !== 'register' || one.field !== 'scoringPolicyId') return []
    return [{ verb: 'scoring-policy.adopt', input: { before: one.after, after: one.before }, reason: 'Takes the adoption back.' }]
  })
}

function rescoreCall(changes: readonly Change[], before: RowReader, newId: () => string): CommandCall[] {
  const scores = latestScores(changes).flatMap((one) => {
    const { failureModeId, stage } = one.after
    const known = definitionOf('assessment').fields.stage?.choices?.find((name) => name === stage)
    if (typeof failureModeId !== 'string' || (known !== 'inherent' && known !== 'current' && known !== 'target')) return []
    const old = latestAssessment(before, failureModeId, known)
    const levels = factorsOf(old)
    const factors = Object.fromEntries(
      FACTORS.filter((factor) => one.after[factor] !== levels[factor]).map((factor) => [factor, { before: one.after[factor], after: levels[factor] }]),
    )
    // In a slim room the old rationale may not be in hand; then this command named none, and the one that stands stays.
    const isKnown = !old || 'rationale' in old
    const rationale = isKnown ? { before: one.after.rationale, after: old?.rationale ?? null } : undefined
    return [{ failureModeId, assessmentId: newId(), stage: known, factors, rationale }]
  })
  return scores.length > 0 ? [{ verb: 'failure-mode.rescore', input: { scores } }] : []
}

type Added = Change & { field: null }

// A failure mode that came with its scores goes with them, and of two scores of one stage the later one is taken back.
function latestScores(changes: readonly Change[]): Added[] {
  const fresh = new Set(changes.flatMap((one) => (one.kind === 'failure-mode' && one.field === null ? [one.id] : [])))
  const latest = new Map<string, Added>()
  for (const one of changes) {
    if (one.kind !== 'assessment' || one.field !== null || fresh.has(String(one.after.failureModeId))) continue
    const key = `${String(one.after.failureModeId)} ${String(one.after.stage)}`
    const known = latest.get(key)
    if (!known || Number(known.after.ordinal) < Number(one.after.ordinal)) latest.set(key, one)
  }
  return [...latest.values()]
}
