/** Where a chip was drawn: its cell, and its place measured from the corner of the table. */
export interface Spot {
  cell: string
  left: number
  top: number
}

/** Spots of all chips at one moment; `width` tells whether the table has been resized since. */
export interface Snapshot {
  width: number
  spots: ReadonlyMap<string, Spot>
}

/** How far a chip must start from its new place to seem to come from the old one. */
export interface Travel {
  id: string
  fromX: number
  fromY: number
}

/** More at once is no longer a motion that anybody can follow. */
export const TRAVELLERS_MAX = 40

/**
 * Chips that have changed their cell between two moments, with the way that they come. None when the table was resized in between
 * (the old places mean nothing then) or when too many have moved.
 */
export function findTravels(before: Snapshot, after: Snapshot): Travel[] {
  if (before.width !== after.width) return []
  const travels: Travel[] = []
  for (const [id, spot] of after.spots) {
    const old = before.spots.get(id)
    if (old && old.cell !== spot.cell) travels.push({ id, fromX: old.left - spot.left, fromY: old.top - spot.top })
  }
  return travels.length > TRAVELLERS_MAX ? [] : travels
}
