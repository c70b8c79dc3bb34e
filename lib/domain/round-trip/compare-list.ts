import { longestRise, pairUp } from '@/lib/domain/baseline/pair-up'
import { addTwig } from '@/lib/domain/round-trip/add-twig'
import { compareUnits, editsOf, isOpen, sideOf, type Spot, type Walk } from '@/lib/domain/round-trip/compare-units'
import { workOf, type RoundTripChange, type RoundTripWork } from '@/lib/domain/round-trip/round-trip-change'
import type { Slot, Twig } from '@/lib/domain/round-trip/twig'
import { nameOfRow, printRow, saysSame, unitLabel, unitsOf } from '@/lib/domain/round-trip/units'

/** Lists of single rows, by what people call them. */
const LEAF_SLOTS = {
  'register-constraint': 'Constraints',
  'header-line': 'Header lines',
  'free-part': 'Free text',
  'detection-signal': 'Detection signals',
  'response-step': 'First response',
  'hard-stop-step': 'Hard stop',
  'owner-link': 'Owners',
  control: 'Controls',
  'decision-rule': 'Rules',
  'checklist-item': 'Items',
  revision: 'Versions',
  'signing-role': 'Roles that sign',
} as const satisfies Partial<Record<Slot, string>>
export type LeafSlot = keyof typeof LEAF_SLOTS
export const leafLabel = (slot: LeafSlot): string => LEAF_SLOTS[slot]

/** One list on three sides. `parentId` is the row that it hangs below here; null for a list of the register itself. */
export interface ListSides {
  slot: LeafSlot
  parentId: string | null
  exported: readonly Twig[]
  here: readonly Twig[]
  file: readonly Twig[]
}

/** The name by which a list is placed. */
export function listName(slot: Slot, parentId: string | null): string {
  return `${slot} ${parentId ?? 'register'}`
}

/** What differs in one list: its rows, those that are new or gone on a side, and their order. */
export function compareList(walk: Walk, spot: Spot, sides: ListSides): void {
  const { slot, exported, here, file } = sides
  const named = (list: readonly Twig[]) => list.map((twig) => ({ name: nameOfRow(twig.kind, twig.shown, walk.nameRole), twig }))
  const { pairs, removed, added } = pairUp(named(exported), named(file), slot !== 'control')
  const standing = new Map(here.map((twig) => [twig.id, twig]))
  const born = here.filter(({ id }) => !exported.some((twig) => twig.id === id))
  const idOf = new Map<Twig, string>()
  for (const { before, after } of pairs) {
    idOf.set(after.twig, before.twig.id)
    compareItem(walk, spot, sides, { exported: before.twig, here: standing.get(before.twig.id) ?? null, file: after.twig })
  }
  for (const { twig, name } of added) {
    const at = born.findIndex((one) => nameOfRow(one.kind, one.shown, walk.nameRole) === name)
    const [twin] = at < 0 ? [] : born.splice(at, 1)
    idOf.set(twig, twin?.id ?? twig.id)
    if (twin) compareTwins(walk, spot, slot, twin, twig)
    else walk.changes.push(addedInFile(walk, spot, sides, twig))
  }
  for (const { twig } of removed) walk.changes.push(removedInFile(walk, spot, slot, twig, standing.get(twig.id) ?? null))
  for (const twig of born) walk.changes.push(addedHere(walk, spot, slot, twig))
  if (slot !== 'control') compareOrder(walk, spot, { ...sides, label: leafLabel(slot), idOf })
}

function itemSpot(spot: Spot, slot: LeafSlot, name: string): Spot {
  const short = name.length > 60 ? `${name.slice(0, 59).trimEnd()}…` : name
  return {
    place: spot.place,
    labelOf: (kind, unit) => (unit === unitsOf(kind)[0] ? leafLabel(slot) : `${leafLabel(slot)}: ${short.replaceAll('\n', ' ')}, ${unitLabel(kind, unit).toLowerCase()}`),
  }
}

interface Item {
  exported: Twig
  here: Twig | null
  file: Twig
}

function compareItem(walk: Walk, spot: Spot, { slot }: ListSides, { exported, here, file }: Item): void {
  if (here) {
    const shared = slot === 'control' ? countServed(walk, here.id) : 1
    const from = walk.changes.length
    compareUnits(walk, itemSpot(spot, slot, nameOfRow(here.kind, here.shown, walk.nameRole)), { exported, here, file })
    for (const change of walk.changes.slice(from)) if (shared > 1 && change.work) change.note = `This control serves ${shared} failure modes; it changes for all of them.`
    return
  }
  const isChanged = unitsOf(exported.kind).some((unit) => !saysSame(unit, exported.shown, file.shown))
  const print = (twig: Twig) => printRow(twig.kind, twig.shown, walk.nameRole)
  walk.changes.push({
    id: `${exported.kind} ${exported.id} gone`,
    place: spot.place,
    label: leafLabel(slot),
    kind: isChanged ? 'changed' : 'removed',
    side: isChanged ? 'conflict' : 'here',
    ...{ exported: print(exported), here: null, file: print(file) },
    note: isChanged ? 'It was deleted here meanwhile. Taking it brings it back as the file has it.' : null,
    work: isChanged ? reviveRow(walk, exported, file) : null,
  })
}

/** What brings a deleted row back as the file has it. */
function reviveRow({ rows }: Walk, exported: Twig, file: Twig): RoundTripWork {
  const { kind, id, linkId } = exported
  const row = rows.get(kind, id)
  if (!row) return workOf({})
  const stored = { ...exported, row: { ...exported.row, ...row } }
  const edits = unitsOf(kind).flatMap((unit) => editsOf(stored, file, unit))
  const restores = [{ kind, id }, ...(linkId === null ? [] : [{ kind: 'control-link' as const, id: linkId }])]
  return workOf({ restores, edits })
}

function countServed({ rows }: Walk, controlId: string): number {
  return rows.where('control-link', 'controlId', controlId).filter(({ deletedAt }) => deletedAt === null).length
}

// Added on both sides under one name: the same, or two versions of it that nobody exported.
function compareTwins(walk: Walk, spot: Spot, slot: LeafSlot, here: Twig, file: Twig): void {
  const text = printRow(here.kind, here.shown, walk.nameRole)
  const isSame = unitsOf(here.kind).every((unit) => saysSame(unit, here.shown, file.shown))
  if (!isSame) return compareUnits(walk, itemSpot(spot, slot, nameOfRow(here.kind, here.shown, walk.nameRole)), { exported: null, here, file })
  const told = { id: `${here.kind} ${here.id} added`, place: spot.place, label: leafLabel(slot), note: null, work: null }
  walk.changes.push({ ...told, kind: 'added', side: 'both', exported: null, here: text, file: text })
}

const OF_REGISTER: readonly LeafSlot[] = ['register-constraint', 'header-line']
const OF_SECTION: readonly LeafSlot[] = ['decision-rule', 'checklist-item', 'revision', 'signing-role']

/** The field by which a row of a list points at what it hangs below. */
function parentFieldOf(slot: LeafSlot): string | null {
  if (OF_REGISTER.includes(slot)) return null
  return OF_SECTION.includes(slot) ? 'sectionId' : 'failureModeId'
}

function addedInFile(walk: Walk, { place }: Spot, { slot, parentId }: ListSides, twig: Twig): RoundTripChange {
  const field = parentFieldOf(slot)
  const row = field === null ? twig.row : { ...twig.row, [field]: parentId }
  return {
    ...{ id: `${twig.kind} ${twig.id} added`, place, label: leafLabel(slot), kind: 'added', side: 'file' },
    ...{ exported: null, here: null, file: printRow(twig.kind, twig.shown, walk.nameRole), note: null },
    work: addTwig(twig, row, slot === 'control' ? null : listName(slot, parentId)),
  }
}

function addedHere(walk: Walk, { place }: Spot, slot: LeafSlot, twig: Twig): RoundTripChange {
  const here = printRow(twig.kind, twig.shown, walk.nameRole)
  return { id: `${twig.kind} ${twig.id} added`, place, label: leafLabel(slot), kind: 'added', side: 'here', exported: null, here, file: null, note: null, work: null }
}

function removedInFile(walk: Walk, { place }: Spot, slot: LeafSlot, exported: Twig, here: Twig | null): RoundTripChange {
  const isHere = here === null || unitsOf(here.kind).some((unit) => !saysSame(unit, exported.row, here.row))
  const side = sideOf({ inFile: true, isHere, agree: here === null }) ?? 'file'
  const print = (twig: Twig) => printRow(twig.kind, twig.shown, walk.nameRole)
  const gone = here && [{ kind: here.kind, id: here.id }, ...(here.linkId === null ? [] : [{ kind: 'control-link' as const, id: here.linkId }])]
  return {
    ...{ id: `${exported.kind} ${exported.id} removed`, place, label: leafLabel(slot), kind: 'removed', side },
    ...{ exported: print(exported), here: here && print(here), file: null },
    note: side === 'conflict' ? 'It was changed here meanwhile.' : null,
    // Of a control the link alone goes: where it was the last one, the control goes with it.
    work: gone && workOf({ removes: slot === 'control' ? gone.slice(1) : gone }),
  }
}

interface OrderSides {
  slot: Slot
  parentId: string | null
  label: string
  exported: readonly Twig[]
  here: readonly Twig[]
  file: readonly Twig[]
  /** Ids of the file's rows: those that are here, and those that only tell new ones apart. */
  idOf: ReadonlyMap<Twig, string>
}

/** The order of what stands in a list on all three sides, as one change. */
export function compareOrder(walk: Walk, { place }: Pick<Spot, 'place'>, { slot, parentId, label, exported, here, file, idOf }: OrderSides): void {
  const list = listName(slot, parentId)
  const ids = file.map((twig) => idOf.get(twig) ?? twig.id)
  walk.lists.set(list, { standing: here.map(({ kind, id, row }) => ({ kind, id, orderKey: String(row.orderKey) })), file: ids })
  const [inFile, inExport] = [new Set(ids), new Set(exported.map(({ id }) => id))]
  const inAll = new Set(here.map(({ id }) => id).filter((id) => inFile.has(id) && inExport.has(id)))
  const order = (all: readonly string[]) => all.filter((id) => inAll.has(id))
  const [before, now, later] = [order(exported.map(({ id }) => id)), order(here.map(({ id }) => id)), order(ids)]
  const same = (a: readonly string[], b: readonly string[]) => a.every((id, i) => id === b[i])
  const side = sideOf({ inFile: !same(before, later), isHere: !same(before, now), agree: same(now, later) })
  if (side === null) return
  const names = new Map(here.map((twig) => [twig.id, nameOfRow(twig.kind, twig.shown, walk.nameRole)]))
  const print = (all: readonly string[]) => printOrder(all, before, names)
  walk.changes.push({
    ...{ id: `order ${list}`, place, label: `${label}, order`, kind: 'moved', side },
    ...{ exported: print(before), here: print(now), file: print(later), note: null },
    work: isOpen(side) ? workOf({ orders: [list] }) : null,
  })
}

/** Most rows that an order names. */
const NAMES_MAX = 12

function printOrder(ids: readonly string[], before: readonly string[], names: ReadonlyMap<string, string>): string {
  const places = new Map(before.map((id, i) => [id, i]))
  const still = longestRise(ids.map((id) => places.get(id) ?? 0))
  const isLong = ids.length > NAMES_MAX
  const told = ids.map((id, i) => ({ line: `${i + 1}. ${names.get(id) ?? ''}`, moved: !still.has(places.get(id) ?? 0) })).filter(({ moved }) => !isLong || moved)
  const lines = told.slice(0, NAMES_MAX).map(({ line }) => line)
  if (told.length > NAMES_MAX) lines.push(`and ${told.length - NAMES_MAX} more`)
  return lines.length === 0 ? 'As it was' : lines.join('\n')
}

