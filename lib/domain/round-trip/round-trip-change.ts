import type { DifferenceKind, DifferencePlace } from '@/lib/domain/baseline/difference'
import type { Row } from '@/lib/domain/row/change'
import type { Edit } from '@/lib/domain/row/row-commands'
import type { RegisterRowKind } from '@/lib/domain/row/row-kinds'
import type { Factor, Level, Stage } from '@/lib/domain/scoring/factor'

/**
 * On which side something changed since the export: in the file alone, here alone, on both sides to the same, or on both sides
 * differently. Without the version that was exported nobody knows: then it differs.
 */
export const CHANGE_SIDES = ['file', 'here', 'both', 'conflict', 'differs'] as const
export type ChangeSide = (typeof CHANGE_SIDES)[number]

/** One thing that differs between a register and an edited document, with up to three values in words. */
export interface RoundTripChange {
  /** The same for the same file and register. */
  id: string
  place: DifferencePlace
  /** What differs there, such as “Cause”. */
  label: string
  kind: DifferenceKind
  side: ChangeSide
  exported: string | null
  here: string | null
  file: string | null
  /** What is to be known before it is taken. */
  note: string | null
  /** What taking it from the file does; null where there is nothing to take. */
  work: RoundTripWork | null
}

/** A score as the file has it, beside what stands. */
export interface ScoreWork {
  failureModeId: string
  stage: Stage
  factors: Partial<Record<Factor, { before: Level | null; after: Level | null }>>
  rationale?: { before: string | null; after: string | null }
}

type Named = { kind: RegisterRowKind; id: string }

/** What commands have to do so that a change is taken. Rows that are new carry ids that only tell them apart. */
export interface RoundTripWork {
  edits: { kind: RegisterRowKind; edit: Edit }[]
  adds: { kind: RegisterRowKind; row: Row; list: string | null }[]
  removes: Named[]
  restores: Named[]
  scores: ScoreWork[]
  /** Rows that come into a list from elsewhere. */
  moves: (Named & { list: string })[]
  /** Lists that take the order of the file. */
  orders: string[]
}

/** Work of nothing, or of the parts that are given. */
export function workOf(part: Partial<RoundTripWork>): RoundTripWork {
  return { edits: [], adds: [], removes: [], restores: [], scores: [], moves: [], orders: [], ...part }
}

/** Several works as one. */
export function joinWork(works: readonly RoundTripWork[]): RoundTripWork {
  return {
    edits: works.flatMap(({ edits }) => edits),
    adds: works.flatMap(({ adds }) => adds),
    removes: works.flatMap(({ removes }) => removes),
    restores: works.flatMap(({ restores }) => restores),
    scores: works.flatMap(({ scores }) => scores),
    moves: works.flatMap(({ moves }) => moves),
    orders: works.flatMap(({ orders }) => orders),
  }
}

/** A list of the register as it stands, and the order in which the file has what it holds. */
export interface RoundTripList {
  standing: { kind: RegisterRowKind; id: string; orderKey: string }[]
  /** Ids of rows here, and of new rows. */
  file: string[]
}

/** Everything that differs, and the lists that taking it may move. */
export interface RoundTrip {
  changes: RoundTripChange[]
  lists: ReadonlyMap<string, RoundTripList>
}

/** Whether a change is taken unless the person says otherwise: it was made in the file alone, and takes nothing away. */
export function isPreset({ side, kind, work }: Pick<RoundTripChange, 'side' | 'kind' | 'work'>): boolean {
  return side === 'file' && kind !== 'removed' && work !== null
}
