import { rationaleOf, levelOf, stageOf } from '@/lib/domain/round-trip/add-twig'
import { compareList, leafLabel, type LeafSlot } from '@/lib/domain/round-trip/compare-list'
import { compareUnits, isOpen, plainSpot, sideOf, type Sides, type Spot, type Walk } from '@/lib/domain/round-trip/compare-units'
import { workOf, type RoundTripWork, type ScoreWork } from '@/lib/domain/round-trip/round-trip-change'
import type { Twig } from '@/lib/domain/round-trip/twig'
import { printUnit, saysSame, unitsOf } from '@/lib/domain/round-trip/units'
import type { DifferencePlace } from '@/lib/domain/baseline/difference'
import type { Row } from '@/lib/domain/row/change'
import { EMPTY_FACTORS, FACTORS, STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

const LISTS = ['detection-signal', 'response-step', 'hard-stop-step', 'owner-link', 'control', 'free-part'] as const satisfies readonly LeafSlot[]

/** The place of a scenario, as it is called here. */
export function placeOfScenario({ row }: Twig): DifferencePlace {
  return { in: 'scenario', code: String(row.code), title: String(row.title) }
}

/** What differs inside of a scenario; where it stands is told elsewhere. */
export function compareScenario(walk: Walk, sides: Sides): void {
  const { exported, here, file } = sides
  const spot = plainSpot(placeOfScenario(here))
  if (file.row.code !== here.row.code) tellNumber(walk, spot, sides)
  const isWhole = stopsDiffer(sides)
  compareUnits(walk, spot, sides, unitsOf('failure-mode').filter(([field]) => !(isWhole && field === 'hardStopNone')))
  for (const stage of STAGES) compareStage(walk, spot, sides, stage)
  for (const slot of LISTS) {
    if (slot === 'hard-stop-step' && isWhole) compareStops(walk, spot, sides)
    else compareList(walk, spot, { slot, parentId: here.id, exported: exported?.slots[slot] ?? [], here: here.slots[slot] ?? [], file: file.slots[slot] ?? [] })
  }
}

function tellNumber(walk: Walk, { place }: Spot, { exported, here, file }: Sides): void {
  const code = String(here.row.code)
  walk.changes.push({
    ...{ id: `failure-mode ${here.id} code`, place, label: 'Code', kind: 'changed', side: 'file' },
    ...{ exported: exported && String(exported.row.code), here: code, file: String(file.row.code) },
    ...{ note: `A code is given once and never changes: this stays ${code}.`, work: null },
  })
}

function rowAt({ slots, id }: Twig, stage: Stage, as: 'row' | 'shown'): Row {
  const found = slots.assessment?.find(({ row }) => stageOf(row) === stage)
  return found?.[as] ?? { id: `${id} ${stage}`, stage, ...EMPTY_FACTORS, rationale: null }
}

// Assessments are appended: what changes in one is told factor by factor and becomes one more.
function compareStage(walk: Walk, { place }: Spot, { exported, here, file }: Sides, stage: Stage): void {
  const title = `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`
  for (const field of [...FACTORS, 'rationale'] as const) {
    const unit = [field] as const
    const agree = saysSame(unit, rowAt(here, stage, 'shown'), rowAt(file, stage, 'shown'))
    const inFile = exported ? !saysSame(unit, rowAt(exported, stage, 'shown'), rowAt(file, stage, 'shown')) : !agree
    const isHere = exported ? !saysSame(unit, rowAt(exported, stage, 'row'), rowAt(here, stage, 'row')) : !agree
    const side = sideOf({ inFile, isHere, agree })
    if (side === null) continue
    const print = (twig: Twig) => printUnit('assessment', unit, rowAt(twig, stage, 'shown'), walk.nameRole)
    walk.changes.push({
      id: `assessment ${here.id} ${stage} ${field}`,
      place,
      label: `${title}: ${field === 'rationale' ? field : FACTOR_WORDS[field].label.toLowerCase()}`,
      ...{ kind: 'changed', side, exported: exported && print(exported), here: print(here), file: print(file), note: null },
      work: isOpen(side) ? workOf({ scores: [scoreOf(here, file, stage, field)] }) : null,
    })
  }
}

function scoreOf(here: Twig, file: Twig, stage: Stage, field: (typeof FACTORS)[number] | 'rationale'): ScoreWork {
  const [now, then] = [rowAt(here, stage, 'row'), rowAt(file, stage, 'row')]
  const part = { failureModeId: here.id, stage }
  if (field === 'rationale') return { ...part, factors: {}, rationale: { before: rationaleOf(now), after: rationaleOf(then) } }
  return { ...part, factors: { [field]: { before: levelOf(now, field), after: levelOf(then, field) } } }
}

const isNone = ({ shown }: Twig): boolean => shown.hardStopNone !== null

/** Whether one side says that there is no hard stop and another has a list: then the two are one thing, or both would stand. */
function stopsDiffer({ exported, here, file }: Sides): boolean {
  return isNone(here) !== isNone(file) || (exported !== null && isNone(exported) !== isNone(here))
}

function compareStops(walk: Walk, { place }: Spot, { exported, here, file }: Sides): void {
  const print = (twig: Twig, as: 'row' | 'shown' = 'shown') => {
    const steps = (twig.slots['hard-stop-step'] ?? []).map((step) => String(step[as].text))
    return isNone(twig) ? printUnit('failure-mode', ['hardStopNone'], twig[as], walk.nameRole) : steps.length === 0 ? null : steps.join('\n')
  }
  const agree = print(here) === print(file)
  const inFile = exported ? print(exported) !== print(file) : !agree
  const isHere = exported ? print(exported, 'row') !== print(here, 'row') : !agree
  const side = sideOf({ inFile, isHere, agree })
  if (side === null) return
  walk.changes.push({
    ...{ id: `failure-mode ${here.id} hard stop`, place, label: leafLabel('hard-stop-step'), kind: 'changed', side },
    ...{ exported: exported && print(exported), here: print(here), file: print(file), note: null },
    work: isOpen(side) ? replaceStops(here, file) : null,
  })
}

function replaceStops(here: Twig, file: Twig): RoundTripWork {
  const [before, after] = [here.row.hardStopNone ?? null, file.row.hardStopNone ?? null]
  const steps = file.slots['hard-stop-step'] ?? []
  return workOf({
    edits: before === after ? [] : [{ kind: 'failure-mode', edit: { id: here.id, field: 'hardStopNone', before, after } }],
    removes: (here.slots['hard-stop-step'] ?? []).map(({ kind, id }) => ({ kind, id })),
    adds: steps.map(({ kind, row }) => ({ kind, row: { ...row, failureModeId: here.id }, list: null })),
  })
}
