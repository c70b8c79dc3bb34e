import { addTwig } from '@/lib/domain/round-trip/add-twig'
import { compareList, compareOrder, listName } from '@/lib/domain/round-trip/compare-list'
import { compareScenario, placeOfScenario } from '@/lib/domain/round-trip/compare-scenario'
import { compareSections } from '@/lib/domain/round-trip/compare-sections'
import { compareUnits, isOpen, plainSpot, sideOf, type Walk } from '@/lib/domain/round-trip/compare-units'
import { matchScenarios } from '@/lib/domain/round-trip/match-scenarios'
import { joinWork, workOf, type RoundTrip, type RoundTripWork } from '@/lib/domain/round-trip/round-trip-change'
import { growFailureMode, holdsSameRows, touchedOr, type Twig } from '@/lib/domain/round-trip/twig'
import { nameOfRow, printUnit, unitLabel, unitsOf, type NameRole } from '@/lib/domain/round-trip/units'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { present } from '@/lib/kernel/assert'

export interface RoundTripSides {
  /** The version that was exported; null where nobody knows which one that was. */
  exported: Twig | null
  here: Twig
  file: Twig
}

/**
 * What differs between a register, the version of it that was exported, and a document that was edited since, field by field and side by
 * side. Without the exported version every difference is one that nobody can assign. `rows` are the register's, deleted ones too.
 */
export function compareRoundTrip({ exported, here, file }: RoundTripSides, rows: RegisterRows, nameRole: NameRole): RoundTrip {
  const walk: Walk = { rows, nameRole, changes: [], lists: new Map() }
  const before = exported ?? here
  compareFront(walk, before, here, touchedOr(before, file))
  const sections = { exported: before.slots.sections ?? [], here: here.slots.sections ?? [], file: file.slots.sections ?? [] }
  const homes = compareSections(walk, sections)
  compareScenarios(walk, { before, here, file, homes })
  if (exported) return walk
  return { ...walk, changes: walk.changes.map((change) => ({ ...change, side: 'differs', exported: null })) }
}

function compareFront(walk: Walk, exported: Twig, here: Twig, file: Twig): void {
  const spot = plainSpot({ in: 'register' })
  const [before, after] = [String(exported.row.code), String(file.row.code)]
  if (before !== after) {
    const note = `The code of a register never changes: this stays ${before}.`
    walk.changes.push({ id: 'register code', place: spot.place, label: 'Code', kind: 'changed', side: 'file', exported: before, here: before, file: after, note, work: null })
  }
  compareUnits(walk, spot, { exported, here, file })
  for (const slot of ['register-constraint', 'header-line', 'free-part'] as const) {
    compareList(walk, spot, { slot, parentId: null, exported: exported.slots[slot] ?? [], here: here.slots[slot] ?? [], file: file.slots[slot] ?? [] })
  }
}

interface ScenarioWalk {
  before: Twig
  here: Twig
  file: Twig
  /** The category of each one of the file: its id here, or of the new row. */
  homes: ReadonlyMap<Twig, string>
}

const categoriesOf = (register: Twig) => (register.slots.sections ?? []).filter(({ kind }) => kind === 'category')
const scenariosOf = (register: Twig) => categoriesOf(register).flatMap((category) => category.slots['failure-mode'] ?? [])

function compareScenarios(walk: Walk, { before, here, file, homes }: ScenarioWalk): void {
  const matched = matchScenarios(scenariosOf(before), scenariosOf(file))
  const known = new Set(scenariosOf(before).map(({ id }) => id))
  const standing = new Map(scenariosOf(here).map((twig) => [twig.id, twig]))
  const born = scenariosOf(here).filter(({ id }) => !known.has(id))
  const twins = matchScenarios(born, scenariosOf(file).filter((twig) => !matched.has(twig)))
  const idOf = new Map<Twig, string>()
  for (const category of categoriesOf(file)) {
    const home = openHome(walk, category, present(homes.get(category), 'every section of the file has an id'))
    for (const twig of category.slots['failure-mode'] ?? []) {
      const [exported, twin] = [matched.get(twig) ?? null, twins.get(twig) ?? null]
      const now = exported ? (standing.get(exported.id) ?? null) : twin
      idOf.set(twig, exported?.id ?? twin?.id ?? twig.id)
      if (now) {
        const said = exported ? touchedOr(exported, twig) : twig
        // Of most scenarios nobody touched anything, on either side.
        if (exported === null || said !== exported || !holdsSameRows(exported, now)) compareScenario(walk, { exported, here: now, file: said })
        compareHome(walk, exported, now, home)
      } else if (exported) bringBack(walk, exported, touchedOr(exported, twig))
      else addScenario(walk, twig, home)
    }
  }
  const kept = new Set([...matched.values()].map(({ id }) => id))
  for (const twig of scenariosOf(before)) if (!kept.has(twig.id)) removeScenario(walk, twig, standing.get(twig.id) ?? null)
  const taken = new Set([...twins.values()])
  for (const twig of born) {
    if (!taken.has(twig)) walk.changes.push({ ...scenarioLine(twig, 'added'), side: 'here', exported: null, here: String(twig.row.title), file: null, note: null, work: null })
  }
  compareOrders(walk, { before, here, file, homes }, idOf)
}

/** A category of the file as a place to bring scenarios to. */
interface Home {
  id: string
  title: string
  /** What makes it stand here where it does not. */
  work: RoundTripWork
}

function openHome({ rows }: Walk, category: Twig, id: string): Home {
  const title = String(category.row.title)
  const stored = rows.get('category', id)
  if (stored) return { id, title, work: workOf({ restores: stored.deletedAt === null ? [] : [{ kind: 'category', id }] }) }
  return { id: category.id, title, work: addTwig({ ...category, slots: {} }, category.row, 'sections register') }
}

const scenarioLine = (twig: Twig, kind: 'added' | 'removed') => ({ id: `failure-mode ${twig.id} ${kind}`, place: placeOfScenario(twig), label: 'Scenario', kind })

function compareHome(walk: Walk, exported: Twig | null, here: Twig, home: Home): void {
  const [before, now] = [exported?.row.categoryId ?? null, here.row.categoryId ?? null]
  const agree = now === home.id
  const side = sideOf({ inFile: before !== home.id, isHere: before !== now, agree })
  if (side === null || (exported === null && agree)) return
  const title = (id: unknown) => (typeof id === 'string' ? (walk.rows.get('category', id)?.title ?? null) : null)
  const move = workOf({
    edits: [{ kind: 'failure-mode', edit: { id: here.id, field: 'categoryId', before: now, after: home.id } }],
    moves: [{ kind: 'failure-mode', id: here.id, list: listName('failure-mode', home.id) }],
  })
  walk.changes.push({
    ...{ id: `failure-mode ${here.id} category`, place: placeOfScenario(here), label: 'Category', kind: 'moved', side },
    ...{ exported: title(before), here: title(now), file: home.title, note: null },
    work: isOpen(side) ? joinWork([home.work, move]) : null,
  })
}

function addScenario(walk: Walk, twig: Twig, home: Home): void {
  walk.changes.push({
    ...scenarioLine(twig, 'added'),
    ...{ side: 'file', exported: null, here: null, file: printScenario(walk, twig, home.title) },
    note: 'It gets the next free code of the register.',
    work: joinWork([home.work, addTwig(twig, { ...twig.row, categoryId: home.id }, listName('failure-mode', home.id))]),
  })
}

// All that it says, so that nobody takes what nobody has read.
function printScenario({ nameRole }: Walk, { shown, slots }: Twig, category: string): string {
  const texts = unitsOf('failure-mode').flatMap((unit) => {
    const text = unit[0] === 'title' ? null : printUnit('failure-mode', unit, shown, nameRole)
    return text === null ? [] : [`${unitLabel('failure-mode', unit)}: ${text}`]
  })
  const entries = Object.values(slots).flatMap((list) => list.flatMap(({ kind, row }) => (kind === 'assessment' ? [] : [`${definitionOf(kind).label}: ${nameOfRow(kind, row, nameRole)}`])))
  return [String(shown.title), `In “${category}”`, ...texts, ...entries].join('\n')
}

// Deleted here, and perhaps changed in the file: then it comes back whole, or stays deleted.
function bringBack(walk: Walk, exported: Twig, file: Twig): void {
  const stored = walk.rows.get('failure-mode', exported.id)
  const inner: Walk = { ...walk, changes: [], lists: new Map() }
  const asItWas = stored ? growFailureMode(walk.rows, stored) : exported
  compareScenario(inner, { exported, here: { ...asItWas, shown: asItWas.row }, file })
  const changed = inner.changes.filter(({ side, work }) => isOpen(side) && work !== null)
  for (const [name, list] of inner.lists) walk.lists.set(name, list)
  const told = changed.map(({ label, file: text }) => `${label}: ${text ?? 'nothing'}`)
  walk.changes.push({
    ...scenarioLine(exported, 'removed'),
    side: changed.length > 0 ? 'conflict' : 'here',
    ...{ exported: String(exported.row.title), here: null, file: [String(file.row.title), ...told].join('\n') },
    note: changed.length > 0 ? 'It was deleted here meanwhile. Taking it brings it back as the file has it.' : null,
    work: changed.length > 0 ? joinWork([workOf({ restores: [{ kind: 'failure-mode', id: exported.id }] }), ...changed.flatMap(({ work }) => work ?? [])]) : null,
  })
}

function removeScenario(walk: Walk, exported: Twig, here: Twig | null): void {
  const inner: Walk = { ...walk, changes: [], lists: new Map() }
  if (here) compareScenario(inner, { exported, here, file: exported })
  const isHere = here === null || inner.changes.length > 0
  const side = sideOf({ inFile: true, isHere, agree: here === null }) ?? 'file'
  walk.changes.push({
    ...scenarioLine(here ?? exported, 'removed'),
    ...{ side, exported: String(exported.row.title), here: here && String(here.row.title), file: null },
    note: side === 'conflict' ? `It was changed here meanwhile: ${inner.changes.map(({ label }) => label).join(', ')}.` : null,
    work: here && workOf({ removes: [{ kind: 'failure-mode', id: here.id }] }),
  })
}

function compareOrders(walk: Walk, { before, here, file, homes }: ScenarioWalk, idOf: ReadonlyMap<Twig, string>): void {
  const listsOf = (register: Twig) => new Map(categoriesOf(register).map((category) => [category.id, category.slots['failure-mode'] ?? []]))
  const [exportedLists, hereLists] = [listsOf(before), listsOf(here)]
  for (const category of categoriesOf(file)) {
    const id = present(homes.get(category), 'every section of the file has an id')
    const place = { in: 'section', title: String(category.row.title) } as const
    const sides = { exported: exportedLists.get(id) ?? [], here: hereLists.get(id) ?? [], file: category.slots['failure-mode'] ?? [] }
    compareOrder(walk, { place }, { slot: 'failure-mode', parentId: id, label: 'Scenarios', ...sides, idOf })
  }
}
