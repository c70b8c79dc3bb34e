import type { Row } from '@/lib/domain/row/change'
import { joinWork, workOf, type RoundTripWork, type ScoreWork } from '@/lib/domain/round-trip/round-trip-change'
import { SLOTS, type Twig } from '@/lib/domain/round-trip/twig'
import { FACTORS, LEVELS, STAGES, type Level, type Stage } from '@/lib/domain/scoring/factor'

/** The work that brings a row of the file, with all that hangs below it, into a list of the register. */
export function addTwig(twig: Twig, row: Row, list: string | null): RoundTripWork {
  const below = SLOTS.flatMap((slot) => (slot === 'failure-mode' || slot === 'sections' ? [] : (twig.slots[slot] ?? [])))
  if (twig.kind === 'control') return addControl(twig, String(row.failureModeId))
  const own = workOf({ adds: [{ kind: twig.kind, row, list }] })
  return joinWork([own, ...below.map((one) => addBelow(one, twig.id))])
}

function addBelow(twig: Twig, parentId: string): RoundTripWork {
  if (twig.kind === 'assessment') return workOf({ scores: [scoreOf(twig.row, parentId)] })
  if (twig.kind === 'control') return addControl(twig, parentId)
  return workOf({ adds: [{ kind: twig.kind, row: twig.row, list: null }] })
}

/** A control of the file for a failure mode: the control itself, and the link that ties it. */
export function addControl({ row, linkId, id }: Twig, failureModeId: string): RoundTripWork {
  const { failureModeId: _failureModeId, ...control } = row
  const link: Row = { id: linkId ?? `${id} link`, controlId: id, failureModeId, deletedAt: null }
  return workOf({ adds: [{ kind: 'control', row: { ...control, id }, list: null }, { kind: 'control-link', row: link, list: null }] })
}

/** The stage of an assessment's row. */
export function stageOf(row: Row): Stage {
  return STAGES.find((name) => name === row.stage) ?? 'current'
}

/** The level of a factor in an assessment's row. */
export function levelOf(row: Row, factor: string): Level | null {
  return LEVELS.find((level) => level === row[factor]) ?? null
}

/** The rationale of an assessment's row. */
export function rationaleOf(row: Row): string | null {
  return typeof row.rationale === 'string' && row.rationale !== '' ? row.rationale : null
}

function scoreOf(row: Row, failureModeId: string): ScoreWork {
  const factors = Object.fromEntries(FACTORS.flatMap((factor) => (levelOf(row, factor) === null ? [] : [[factor, { before: null, after: levelOf(row, factor) }]])))
  return { failureModeId, stage: stageOf(row), factors, rationale: { before: null, after: rationaleOf(row) } }
}
