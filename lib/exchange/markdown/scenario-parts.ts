import type { RootContent } from 'mdast'
import { SCENARIO_PARTS } from '@/lib/domain/document/content'
import type { ScenarioContent, ScenarioPart } from '@/lib/domain/document/content'
import { printCodedTitle } from '@/lib/domain/document/document-code'
import { PART_LABELS, readResponseLabel } from '@/lib/domain/document/document-labels'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import { splitFilledSegments } from '@/lib/exchange/markdown/empty-items'
import type { ListNeed } from '@/lib/exchange/markdown/empty-items'
import { buildFreePart, printFreeBody } from '@/lib/exchange/markdown/label-segments'
import type { Block, Segment } from '@/lib/exchange/markdown/label-segments'
import { textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { SCENARIO_FIELDS } from '@/lib/exchange/markdown/scenario-fields'

/** A scenario with nothing set but its code and title. */
export function makeEmptyScenario(code: string, title: string): ScenarioContent {
  return {
    code,
    title,
    scenario: null,
    detectionSignals: [],
    response: { windowMinutes: null, label: null, steps: [] },
    hardStop: { noneReason: null, steps: [] },
    hardStopAuthority: null,
    owners: [],
    component: null,
    cause: null,
    effect: null,
    trigger: null,
    invariant: null,
    promise: [],
    failureClass: [],
    layer: null,
    blastData: null,
    blastUsers: null,
    blastTime: null,
    blastConsumers: null,
    degradedMode: null,
    recoveryStrategy: null,
    statusText: null,
    assessments: [],
    controls: [],
    partOrder: null,
    freeParts: [],
  }
}

/** Blocks of a scenario: its heading, its known parts in their order, each followed by the free parts behind it. */
export function buildScenario(scenario: ScenarioContent): RootContent[] {
  const order = new Set([...(scenario.partOrder ?? []), ...SCENARIO_PARTS])
  const heading = textNodes(printCodedTitle(scenario.code, cleanLine(scenario.title)))
  const blocks: RootContent[] = [{ type: 'heading', depth: 3, children: heading }, ...buildFreeParts(scenario, null)]
  for (const part of order) blocks.push(...SCENARIO_FIELDS[part].build(scenario), ...buildFreeParts(scenario, part))
  return blocks
}

function buildFreeParts(scenario: ScenarioContent, after: ScenarioPart | null): RootContent[] {
  return scenario.freeParts.filter((part) => part.after === after).flatMap((part) => buildFreePart(part.label, part.body))
}

const PART_OF_LABEL = new Map<string, ScenarioPart>(
  SCENARIO_PARTS.flatMap((part) => (part === 'response' ? [] : [[PART_LABELS[part], part] as const])),
)

function readPart(label: string | null): ScenarioPart | null {
  if (label === null) return null
  return PART_OF_LABEL.get(label) ?? (readResponseLabel(label) ? 'response' : null)
}

const LIST_PARTS: readonly (ScenarioPart | null)[] = ['detectionSignals', 'response', 'hardStop', 'controls']

function needOf(label: string): ListNeed {
  const response = readResponseLabel(label)
  if (response && (response.label ?? response.windowMinutes) !== null) return 'optional-list'
  return LIST_PARTS.includes(readPart(label)) ? 'list' : 'none'
}

/** Hears on which line of the source a part of a scenario began. */
export type MarkLine = (part: ScenarioPart, line: number) => void

/** Reads the blocks below a scenario's heading. What fits no field becomes a free part in its place. */
export function readScenario(
  code: string,
  title: string,
  blocks: readonly Block[],
  report: Report,
  mark: MarkLine,
): ScenarioContent {
  const draft = makeEmptyScenario(code, title)
  const found: ScenarioPart[] = []
  for (const segment of splitFilledSegments(blocks, needOf, report)) {
    const part = readPart(segment.label)
    const used = part === null || found.includes(part) ? null : SCENARIO_FIELDS[part].read(segment, draft, report)
    if (part === null || used === null) {
      keepFree(draft, found.at(-1) ?? null, segment)
      continue
    }
    found.push(part)
    mark(part, segment.line)
    const others = segment.blocks.slice(used)
    if (others.length > 0) keepFree(draft, part, { ...segment, label: null, rest: [], blocks: others })
  }
  draft.partOrder = isDefaultOrder(found) ? null : found
  return draft
}

function keepFree(draft: ScenarioContent, after: ScenarioPart | null, segment: Segment): void {
  draft.freeParts.push({ after, label: segment.label, body: printFreeBody(segment) })
}

function isDefaultOrder(found: readonly ScenarioPart[]): boolean {
  const places = found.map((part) => SCENARIO_PARTS.indexOf(part))
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1))
}
