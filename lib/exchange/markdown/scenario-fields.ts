import type { PhrasingContent } from 'mdast'
import type { ScenarioContent, ScenarioPart } from '@/lib/domain/document/content'
import { PART_LABELS, printResponseLabel, readResponseLabel } from '@/lib/domain/document/document-labels'
import { FAILURE_CLASSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { parseOwnerChain, printOwnerChain } from '@/lib/domain/failure-mode/owner-chain'
import type { Stage } from '@/lib/domain/scoring/factor'
import { STAGES } from '@/lib/domain/scoring/factor'
import { buildAssessment, readAssessment } from '@/lib/exchange/markdown/assessment-text'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import { buildControl, readControl } from '@/lib/exchange/markdown/control-item'
import { labelled } from '@/lib/exchange/markdown/label-segments'
import { bulletList, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import {
  buildLine,
  buildList,
  buildText,
  readItems,
  takeItems,
  takeLine,
  takeProse,
  takeProseItems,
} from '@/lib/exchange/markdown/part-fields'
import type { PartField } from '@/lib/exchange/markdown/part-fields'
import { printProse, readProse } from '@/lib/exchange/markdown/prose'

type KeyOf<Value> = { [Key in keyof ScenarioContent]-?: ScenarioContent[Key] extends Value ? Key : never }[keyof ScenarioContent]
type ProseKey = Extract<KeyOf<string | null>, keyof typeof PART_LABELS>
type SetKey = 'promise' | 'failureClass'

function proseField(key: ProseKey, joint: ' ' | '\n' = ' '): PartField {
  return {
    build: (scenario) => buildText(PART_LABELS[key], joint, readProse(scenario[key] ?? '')),
    read: (segment, draft) => {
      const found = takeProse(segment)
      if (!found) return null
      draft[key] = found.value
      return found.used
    },
  }
}

function lineField(key: 'component' | 'layer' | 'hardStopAuthority'): PartField {
  return {
    build: (scenario) => buildLine(PART_LABELS[key], scenario[key]),
    read: (segment, draft) => {
      const line = takeLine(segment)
      if (line === null) return null
      draft[key] = line
      return 0
    },
  }
}

function setField<Key extends SetKey>(
  key: Key,
  words: readonly ScenarioContent[Key][number][],
  assign: (draft: ScenarioContent, set: ScenarioContent[Key][number][]) => void,
): PartField {
  return {
    build: (scenario) => buildLine(PART_LABELS[key], [...new Set<string>(scenario[key])].join(', ')),
    read: (segment, draft) => {
      const named = takeLine(segment)?.split(', ') ?? []
      const set = named.flatMap((name) => words.find((word) => word === name) ?? [])
      if (set.length === 0 || set.length < named.length || new Set(set).size < set.length) return null
      assign(draft, set)
      return 0
    },
  }
}

const ownersField: PartField = {
  build: (scenario) => {
    const chain = scenario.owners.map((owner) => ({ ...owner, name: cleanLine(owner.name) }))
    return buildLine(PART_LABELS.owners, printOwnerChain(chain))
  },
  read: (segment, draft) => {
    const line = takeLine(segment)
    if (line === null) return null
    const chain = parseOwnerChain(line)
    // A name of spaces that only look like some is none: the line is then one owner, as any that cannot be read.
    draft.owners = chain.every(({ name }) => name.trim() !== '') ? chain : [{ name: line, part: 'accountable' }]
    return 0
  },
}

const signalsField: PartField = {
  build: (scenario) => buildList(PART_LABELS.detectionSignals, readItems(scenario.detectionSignals)),
  read: (segment, draft, report) => {
    const items = takeProseItems(segment, report)
    if (!items) return null
    draft.detectionSignals = items
    return 1
  },
}

const responseField: PartField = {
  build: ({ response }) => {
    const label = response.label === null ? null : cleanLine(response.label)
    const name = printResponseLabel({ windowMinutes: response.windowMinutes, label: label === '' ? null : label })
    const unset = response.windowMinutes === null && response.label === null
    const items = readItems(response.steps)
    return items.length > 0 || unset ? buildList(name, items) : [labelled(name)]
  },
  read: (segment, draft, report) => {
    const found = readResponseLabel(segment.label ?? '')
    if (!found) return null
    const bare = segment.rest.length === 0 && segment.blocks.length === 0 && (found.label ?? found.windowMinutes) !== null
    const steps = bare ? [] : takeProseItems(segment, report)
    if (!steps) return null
    draft.response = { ...found, steps }
    return bare ? 0 : 1
  },
}

const NONE = 'NONE'

/** Reads a single item "NONE" or "NONE (reason)" as the reason of an explicit none; null when it is a step. */
function readNone(nodes: readonly PhrasingContent[]): PhrasingContent[] | null {
  const [first, ...others] = nodes
  const last = nodes.at(-1)
  if (first?.type !== 'text') return null
  if (first.value === NONE && others.length === 0) return []
  if (!first.value.startsWith(`${NONE} (`) || last?.type !== 'text' || !last.value.endsWith(')')) return null
  const inside = [...textNodes(first.value.slice(NONE.length + 2)), ...others]
  const tail = inside.at(-1)
  const reason = cleanInline([...inside.slice(0, -1), ...textNodes(tail?.type === 'text' ? tail.value.slice(0, -1) : '')])
  return reason.length === 0 ? null : reason
}

function buildNone(reason: string): PhrasingContent[] {
  const nodes = readProse(reason)
  return nodes.length === 0 ? textNodes(NONE) : cleanInline([...textNodes(`${NONE} (`), ...nodes, ...textNodes(')')])
}

const hardStopField: PartField = {
  build: ({ hardStop }) => {
    const items = hardStop.noneReason === null ? readItems(hardStop.steps) : [buildNone(hardStop.noneReason)]
    return buildList(PART_LABELS.hardStop, items)
  },
  read: (segment, draft, report) => {
    const items = takeItems(segment, report)
    if (!items) return null
    const none = items.length === 1 ? readNone(items[0] ?? []) : null
    draft.hardStop = none ? { noneReason: printProse(none), steps: [] } : { noneReason: null, steps: items.map(printProse) }
    return 1
  },
}

function assessmentField(stage: Stage, part: 'assessmentInherent' | 'assessmentCurrent' | 'assessmentTarget'): PartField {
  return {
    build: (scenario) => {
      const assessment = scenario.assessments.find((entry) => entry.stage === stage)
      return assessment ? [labelled(PART_LABELS[part], ' ', buildAssessment(assessment))] : []
    },
    read: (segment, draft) => {
      const assessment = readAssessment(stage, segment.rest)
      if (!assessment) return null
      const all = [...draft.assessments, assessment]
      draft.assessments = all.sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
      return 0
    },
  }
}

const controlsField: PartField = {
  build: (scenario) => {
    if (scenario.controls.length === 0) return []
    return [labelled(PART_LABELS.controls), bulletList(scenario.controls.map(buildControl))]
  },
  read: (segment, draft, report) => {
    const items = takeItems(segment, report)
    const controls = items?.flatMap((item) => readControl(item) ?? []) ?? []
    if (!items || controls.length < items.length) return null
    draft.controls = controls
    return 1
  },
}

/** How every known part of a scenario is printed and read. */
export const SCENARIO_FIELDS: Record<ScenarioPart, PartField> = {
  scenario: proseField('scenario', '\n'),
  detectionSignals: signalsField,
  response: responseField,
  hardStop: hardStopField,
  owners: ownersField,
  component: lineField('component'),
  cause: proseField('cause'),
  effect: proseField('effect'),
  trigger: proseField('trigger'),
  invariant: proseField('invariant'),
  promise: setField('promise', PROMISES, (draft, set) => (draft.promise = set)),
  failureClass: setField('failureClass', FAILURE_CLASSES, (draft, set) => (draft.failureClass = set)),
  layer: lineField('layer'),
  blastData: proseField('blastData'),
  blastUsers: proseField('blastUsers'),
  blastTime: proseField('blastTime'),
  blastConsumers: proseField('blastConsumers'),
  degradedMode: proseField('degradedMode'),
  recoveryStrategy: proseField('recoveryStrategy'),
  hardStopAuthority: lineField('hardStopAuthority'),
  assessmentInherent: assessmentField('inherent', 'assessmentInherent'),
  assessmentCurrent: assessmentField('current', 'assessmentCurrent'),
  assessmentTarget: assessmentField('target', 'assessmentTarget'),
  controls: controlsField,
  statusText: proseField('statusText'),
}
