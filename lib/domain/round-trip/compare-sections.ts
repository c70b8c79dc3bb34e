import type { DifferencePlace } from '@/lib/domain/baseline/difference'
import { pairUp } from '@/lib/domain/baseline/pair-up'
import { addTwig } from '@/lib/domain/round-trip/add-twig'
import { compareList, compareOrder, type LeafSlot } from '@/lib/domain/round-trip/compare-list'
import { compareUnits, plainSpot, sideOf, type Walk } from '@/lib/domain/round-trip/compare-units'
import { workOf } from '@/lib/domain/round-trip/round-trip-change'
import { touchedOr, type Twig } from '@/lib/domain/round-trip/twig'
import { printUnit, saysSame, unitsOf } from '@/lib/domain/round-trip/units'

const SECTION_LISTS = ['decision-rule', 'checklist-item', 'revision', 'signing-role'] as const satisfies readonly LeafSlot[]

/** The sections of a register on three sides. */
export interface SectionSides {
  exported: readonly Twig[]
  here: readonly Twig[]
  file: readonly Twig[]
}

export const placeOfSection = ({ row }: Twig): DifferencePlace => ({ in: 'section', title: String(row.title) })
const kindOf = ({ kind, row }: Twig): string => (kind === 'category' ? kind : String(row.kind))

// A category without scenarios reads as a section of free text: the two are known by their titles alike.
function named(list: readonly Twig[]) {
  return list.map((twig) => {
    const read = twig.printed ?? twig
    const kind = kindOf(read)
    return kind === 'category' || kind === 'free' ? { name: String(read.row.title), group: 'titled', twig } : { name: kind, group: kind, twig }
  })
}

/** Compares all sections without their scenarios; returns the id here, or of the new row, of each section of the file. */
export function compareSections(walk: Walk, sides: SectionSides): Map<Twig, string> {
  const { exported, here, file } = sides
  const paired = pairUp(named(exported), named(file)).pairs
  const held = paired.filter(({ before, after }) => kindOf(before.twig.printed ?? before.twig) === 'category' || after.twig.kind !== 'category' || before.twig.kind === 'category')
  const known = new Map(held.map(({ before, after }) => [after.twig, before.twig]))
  const standing = new Map(here.map((twig) => [twig.id, twig]))
  const born = here.filter(({ id }) => !exported.some((twig) => twig.id === id))
  const idOf = new Map<Twig, string>()
  for (const twig of file) {
    const before = known.get(twig)
    const twin = before ? undefined : takeTwin(born, twig)
    idOf.set(twig, before?.id ?? twin?.id ?? twig.id)
    if (before) comparePair(walk, before, standing.get(before.id) ?? null, touchedOr(before, twig))
    else if (twin) compareSection(walk, null, twin, twig)
    else addSection(walk, twig)
  }
  const kept = new Set(held.map(({ before }) => before.twig))
  for (const twig of exported) if (!kept.has(twig)) removeSection(walk, twig, standing.get(twig.id) ?? null)
  for (const twig of born) walk.changes.push({ ...lineOf(twig, 'added'), side: 'here', exported: null, here: String(twig.row.title), file: null, work: null })
  compareOrder(walk, { place: { in: 'register' } }, { slot: 'sections', parentId: null, label: 'Sections', ...sides, idOf })
  return idOf
}

function takeTwin(born: Twig[], twig: Twig): Twig | undefined {
  const at = born.findIndex((one) => one.kind === twig.kind && one.row.kind === twig.row.kind && one.shown.title === twig.shown.title)
  return at < 0 ? undefined : born.splice(at, 1)[0]
}

const labelOf = ({ kind }: Twig) => (kind === 'category' ? 'Category' : 'Section')
const lineOf = (twig: Twig, kind: 'added' | 'removed') => ({ id: `${twig.kind} ${twig.id} ${kind}`, place: placeOfSection(twig), label: labelOf(twig), kind, note: null })

function compareSection(walk: Walk, exported: Twig | null, here: Twig, file: Twig): void {
  const spot = plainSpot(placeOfSection(here))
  compareUnits(walk, spot, { exported, here, file })
  for (const slot of SECTION_LISTS) {
    if (!here.slots[slot]) continue
    compareList(walk, spot, { slot, parentId: here.id, exported: exported?.slots[slot] ?? [], here: here.slots[slot] ?? [], file: file.slots[slot] ?? [] })
  }
}

function comparePair(walk: Walk, exported: Twig, here: Twig | null, file: Twig): void {
  if (here) {
    const from = walk.changes.length
    compareSection(walk, exported, here, file)
    if (readsOtherwise(exported)) for (const change of walk.changes.slice(from)) Object.assign(change, READS_OTHERWISE)
    return
  }
  const inner: Walk = { ...walk, changes: [], lists: new Map() }
  compareSection(inner, exported, exported, file)
  const isChanged = inner.changes.length > 0
  walk.changes.push({
    ...lineOf(exported, 'removed'),
    side: isChanged ? 'conflict' : 'here',
    ...{ exported: String(exported.row.title), here: null, file: isChanged ? inner.changes.map(({ label, file: text }) => `${label}: ${text ?? 'nothing'}`).join('\n') : String(file.row.title) },
    note: isChanged ? 'It was deleted here meanwhile. Restore it from the deleted rows first, then import the file again.' : null,
    work: null,
  })
}

// Text that reads as a section of another kind would stand twice if it were written into this one.
const READS_OTHERWISE = { work: null, note: 'As a document this section reads as one of another kind. Change it in the register.' }

function readsOtherwise(exported: Twig): boolean {
  const [stored, read] = [kindOf(exported), kindOf(exported.printed ?? exported)]
  return stored !== read && !(stored === 'category' && read === 'free')
}

function addSection(walk: Walk, twig: Twig): void {
  const { 'failure-mode': _scenarios, ...slots } = twig.slots
  const print = unitsOf(twig.kind).flatMap((unit) => printUnit(twig.kind, unit, twig.shown, walk.nameRole) ?? [])
  walk.changes.push({ ...lineOf(twig, 'added'), side: 'file', exported: null, here: null, file: print.join('\n'), work: addTwig({ ...twig, slots }, twig.row, 'sections register') })
}

function removeSection(walk: Walk, exported: Twig, here: Twig | null): void {
  const isHere = here === null || unitsOf(here.kind).some((unit) => !saysSame(unit, exported.row, here.row))
  const isCategory = exported.kind === 'category'
  walk.changes.push({
    ...lineOf(exported, 'removed'),
    side: sideOf({ inFile: true, isHere, agree: here === null }) ?? 'file',
    ...{ exported: String(exported.row.title), here: here && String(here.row.title), file: null },
    note: isCategory && here ? 'It can go once none of its scenarios stays.' : null,
    work: here && workOf({ removes: [{ kind: here.kind, id: here.id }] }),
  })
}
