import { compactBlocks } from '@/lib/domain/document/compact-blocks'
import { SCENARIO_PARTS, type ScenarioContent, type ScenarioPart } from '@/lib/domain/document/content'
import { PART_LABELS, printResponseLabel } from '@/lib/domain/document/document-labels'
import { bulletsOf, paragraphOf, partOf, plainRuns, type PrintedBlock, type Run } from '@/lib/domain/document/printed-document'
import type { PrintedSource } from '@/lib/domain/document/printed-source'
import { detailBlocks, isDetail } from '@/lib/domain/document/scenario-details'
import { printOwnerChain } from '@/lib/domain/failure-mode/owner-chain'

type ProsePart = 'scenario' | 'cause' | 'effect' | 'trigger' | 'invariant' | 'degradedMode' | 'recoveryStrategy' | 'statusText'
type LinePart = 'component' | 'layer' | 'hardStopAuthority'

export interface ScenarioLook {
  withScores: boolean
  /** Set close, for registers of hundreds of scenarios. */
  close?: boolean
}

/**
 * What stands under the heading of a scenario: its parts in their own order, free ones in their places. With scores, what was assessed, done
 * about it, accepted and proved stands behind them.
 */
export function scenarioBlocks(source: PrintedSource, scenario: ScenarioContent, { withScores, close = false }: ScenarioLook): PrintedBlock[] {
  const order = [...new Set([...(scenario.partOrder ?? []), ...SCENARIO_PARTS])].filter((part) => !isDetail(part))
  const parts = order.flatMap((part) => [...partBlocks(source, scenario, part), ...freeBlocks(source, scenario, (after) => after === part)])
  const first = freeBlocks(source, scenario, (after) => after === null)
  // A free part that stood behind a detail goes where the details go.
  const last = freeBlocks(source, scenario, (after) => after !== null && isDetail(after))
  const blocks = [...first, ...parts, ...(withScores ? detailBlocks(source, source.lineOf(scenario), close) : []), ...last]
  return close ? compactBlocks(blocks) : blocks
}

function freeBlocks({ reader }: PrintedSource, { freeParts }: ScenarioContent, isHere: (after: ScenarioPart | null) => boolean): PrintedBlock[] {
  return freeParts.filter(({ after }) => isHere(after)).flatMap(({ label, body }) => freePartBlocks(label === null ? '' : reader.line(label), reader.blocks(body, 4)))
}

/** A free part: its text begins on the line of its label where it is a paragraph. */
export function freePartBlocks(label: string, blocks: PrintedBlock[]): PrintedBlock[] {
  const [first, ...others] = blocks
  if (label === '') return blocks
  if (first?.kind === 'paragraph') return [{ kind: 'part', label, runs: first.runs, blocks: others }]
  return [{ kind: 'part', label, runs: [], blocks }]
}

function partBlocks(source: PrintedSource, scenario: ScenarioContent, part: Exclude<ScenarioPart, `blast${string}` | `assessment${string}` | 'controls'>): PrintedBlock[] {
  const { line, prose } = source.reader
  const items = (texts: readonly string[]) => bulletsOf(texts.map(prose).filter((runs) => runs.length > 0))
  switch (part) {
    case 'detectionSignals':
      return partOf(PART_LABELS[part], [], items(scenario.detectionSignals))
    case 'response':
      return responseBlocks(source, scenario)
    case 'hardStop':
      return partOf(PART_LABELS[part], noneRuns(source, scenario), items(scenario.hardStop.steps))
    case 'owners':
      return partOf(PART_LABELS[part], plainRuns(printOwnerChain(scenario.owners.map((owner) => ({ ...owner, name: line(owner.name) })))))
    case 'promise':
    case 'failureClass':
      return partOf(PART_LABELS[part], plainRuns(scenario[part].join(', ')))
    case 'component':
    case 'layer':
    case 'hardStopAuthority':
      return lineBlocks(source, scenario, part)
    default:
      return proseBlocks(source, scenario, part)
  }
}

function lineBlocks({ reader }: PrintedSource, scenario: ScenarioContent, part: LinePart): PrintedBlock[] {
  return partOf(PART_LABELS[part], plainRuns(reader.line(scenario[part] ?? '')))
}

function proseBlocks({ reader }: PrintedSource, scenario: ScenarioContent, part: ProsePart): PrintedBlock[] {
  const runs = reader.prose(scenario[part] ?? '')
  // As in the document that it comes from, the scenario's own text stands beneath its label.
  return part === 'scenario' ? partOf(PART_LABELS[part], [], paragraphOf(runs)) : partOf(PART_LABELS[part], runs)
}

function responseBlocks({ reader }: PrintedSource, { response }: ScenarioContent): PrintedBlock[] {
  const label = printResponseLabel({ ...response, label: response.label === null ? null : reader.line(response.label) })
  const steps = bulletsOf(response.steps.map(reader.prose).filter((runs) => runs.length > 0))
  const isSaid = response.windowMinutes !== null || response.label !== null
  return steps.length > 0 || !isSaid ? partOf(label, [], steps) : [{ kind: 'part', label, runs: [], blocks: [] }]
}

function noneRuns({ reader }: PrintedSource, { hardStop }: ScenarioContent): Run[] {
  if (hardStop.noneReason === null) return []
  const reason = reader.prose(hardStop.noneReason)
  return reason.length === 0 ? plainRuns('NONE') : [...plainRuns('NONE ('), ...reason, ...plainRuns(')')]
}
