import type { DifferencePlace } from '@/lib/domain/baseline/difference'
import { sameValue } from '@/lib/domain/row/change'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { workOf, type ChangeSide, type RoundTripChange, type RoundTripList, type RoundTripWork } from '@/lib/domain/round-trip/round-trip-change'
import type { Twig } from '@/lib/domain/round-trip/twig'
import { printUnit, saysSame, unitLabel, unitsOf, type NameRole, type Unit } from '@/lib/domain/round-trip/units'

/** What a comparison gathers while it walks, and what it looks things up in. */
export interface Walk {
  /** The register as it stands, deleted rows too. */
  rows: RegisterRows
  nameRole: NameRole
  changes: RoundTripChange[]
  lists: Map<string, RoundTripList>
}

/** One thing on three sides; without `exported` it is new on both others. */
export interface Sides {
  exported: Twig | null
  here: Twig
  file: Twig
}

/** Where things differ, and what they are called there. */
export interface Spot {
  place: DifferencePlace
  labelOf(kind: Twig['kind'], unit: Unit): string
}

/** A spot where each unit is called by its own label. */
export function plainSpot(place: DifferencePlace): Spot {
  return { place, labelOf: unitLabel }
}

/** On which side something changed; null where nobody changed it. */
export function sideOf({ inFile, isHere, agree }: { inFile: boolean; isHere: boolean; agree: boolean }): ChangeSide | null {
  if (inFile && isHere) return agree ? 'both' : 'conflict'
  return inFile ? 'file' : isHere ? 'here' : null
}

/** Whether there is anything to choose on a side. */
export const isOpen = (side: ChangeSide): boolean => side === 'file' || side === 'conflict' || side === 'differs'

/** The units in which the three sides of one thing are not the same. */
export function compareUnits(walk: Walk, spot: Spot, { exported, here, file }: Sides, units = unitsOf(here.kind)): void {
  for (const unit of units) {
    const agree = saysSame(unit, here.shown, file.shown)
    const inFile = exported ? !saysSame(unit, exported.shown, file.shown) : !agree
    const isHere = exported ? !saysSame(unit, exported.row, here.row) : !agree
    const side = sideOf({ inFile, isHere, agree })
    if (side === null) continue
    const print = (twig: Twig | null) => twig && printUnit(here.kind, unit, twig.shown, walk.nameRole)
    walk.changes.push({
      id: `${here.kind} ${here.id} ${unit[0]}`,
      place: spot.place,
      label: spot.labelOf(here.kind, unit),
      kind: 'changed',
      side,
      ...{ exported: print(exported), here: print(here), file: print(file), note: null },
      work: isOpen(side) ? workOf({ edits: editsOf(here, file, unit) }) : null,
    })
  }
}

/** The edits that give a row the file's values of a unit; each names the value that it replaces. */
export function editsOf({ kind, id, row }: Twig, file: Twig, unit: Unit): RoundTripWork['edits'] {
  return unit.flatMap((field) => {
    const [before, after] = [row[field] ?? null, file.row[field] ?? null]
    return sameValue(before, after) ? [] : [{ kind, edit: { id, field, before, after } }]
  })
}
