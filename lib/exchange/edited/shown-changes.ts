import { createHash } from 'node:crypto'
import { isPreset, type RoundTripChange } from '@/lib/domain/round-trip/round-trip-change'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import type { Problem } from '@/lib/kernel/errors'

/** One difference as it is shown. */
export interface EditedChange extends Omit<RoundTripChange, 'work'> {
  /** What was shown; taking the change names it. */
  mark: string
  isTakable: boolean
  /** Whether it is taken unless the person says otherwise. */
  isPreset: boolean
}

/** A change that somebody chose, by what was shown of it. */
export interface ChosenChange {
  id: string
  mark: string
}

/** What is shown of a comparison. */
export interface ShownChanges {
  changes: EditedChange[]
  /** How many there are to be chosen from; beyond `EDITED_CHANGES_MAX` none of them is shown. */
  open: number
  /** How many things were changed here alone, or the same on both sides, beyond those in the list. */
  left: number
}

/** Most changes of an edited document that are shown to be chosen from, and taken at once. */
export const EDITED_CHANGES_MAX = 5_000
/** Most changes that are only told: made here alone, or the same on both sides. */
const TOLD_MAX = 500

/** The changes in their order: those that somebody chooses from, and so many of the others. */
export function describeChanges(all: readonly RoundTripChange[]): ShownChanges {
  const open = all.filter(isOpen)
  if (open.length > EDITED_CHANGES_MAX) return { changes: [], open: open.length, left: 0 }
  const told = all.filter((change) => !isOpen(change))
  const shown = new Set([...open, ...told.slice(0, TOLD_MAX)])
  return { changes: all.filter((one) => shown.has(one)).map(describeChange), open: open.length, left: Math.max(0, told.length - TOLD_MAX) }
}

const isOpen = ({ side }: RoundTripChange): boolean => side !== 'here' && side !== 'both'

function describeChange(change: RoundTripChange): EditedChange {
  const { work, ...rest } = change
  return { ...rest, mark: markOf(change), isTakable: work !== null, isPreset: isPreset(change) }
}

function markOf({ side, kind, exported, here, file }: RoundTripChange): string {
  return createHash('sha256').update(canonicalJson([side, kind, exported, here, file])).digest('hex').slice(0, 16)
}

/** The changes that were chosen, and a problem for each that is not as it was shown. */
export function takeChosen(changes: readonly RoundTripChange[], taken: readonly ChosenChange[]): { chosen: RoundTripChange[]; moved: Problem[] } {
  const known = new Map(changes.map((change) => [change.id, change]))
  const moved: Problem[] = []
  const chosen = taken.flatMap(({ id, mark }, i) => {
    const change = known.get(id)
    if (change?.work && markOf(change) === mark) return [change]
    moved.push({ path: `taken.${i}`, message: describeMoved(change), hint: 'Look at the comparison again, then choose.', current: change?.here ?? null })
    return []
  })
  return { chosen, moved }
}

function describeMoved(change: RoundTripChange | undefined): string {
  if (!change) return 'One of the chosen changes is not there any more: the register has it already, or it was deleted.'
  const where = change.place.in === 'scenario' ? `${change.place.code}, ` : change.place.in === 'section' ? `${change.place.title}, ` : ''
  return `${where}${change.label} was changed by somebody else meanwhile.`
}
