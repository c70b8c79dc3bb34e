import { newId } from '@/lib/kernel/ids'
import type { RowByKind } from '@/lib/domain/row/row-catalogue'
import type { CommandCall } from '@/lib/domain/row/inverse'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import type { Chance } from '@/lib/testing/traffic/chance'
import type { Typist } from '@/lib/testing/traffic/typist'

/** Few rows and few fields, so that people get in each other's way all the time. */
const FIELDS = ['title', 'component', 'cause', 'effect', 'trigger'] as const
const FAILURE_MODES_MAX = 40

type Move = (hands: Hands) => Promise<void>

interface Hands {
  typist: Typist
  chance: Chance
  /** What this person could take back. */
  undo: CommandCall[][]
}

/** Does things as a person would, one after the other, until `isOver`. A conflict is taken as it comes: the next move looks at what stands then. */
export async function keepTyping(typist: Typist, chance: Chance, isOver: () => boolean): Promise<void> {
  const hands: Hands = { typist, chance, undo: [] }
  while (!isOver()) {
    const moves = [chance.pick(MOVES)(hands)]
    // Fast hands do not wait for the answer before they go on to the next cell.
    while (chance.toss() < 0.4) moves.push(chance.pick(MOVES)(hands))
    await Promise.all(moves)
  }
}

const MOVES: readonly Move[] = [writeText, writeText, writeText, writeText, rescore, rescore, addFailureMode, addSignal, writeSignal, deleteSomething, takeBack]

async function act({ typist, undo }: Hands, verb: string, input: unknown): Promise<void> {
  const outcome = await typist.act(verb, input)
  if (outcome.ok && outcome.undo.length > 0) undo.push(outcome.undo)
}

function listLive<K extends 'failure-mode' | 'detection-signal' | 'category'>({ typist }: Hands, kind: K): RowByKind[K][] {
  return typist.store.read().rows.all(kind).filter((row) => row.deletedAt === null)
}

async function writeText(hands: Hands): Promise<void> {
  const rows = listLive(hands, 'failure-mode')
  if (rows.length === 0) return
  const row = hands.chance.pick(rows)
  const field = hands.chance.pick(FIELDS)
  await act(hands, 'failure-mode.edit', { edits: [{ id: row.id, field, before: row[field], after: `${hands.typist.name} ${newId()}` }] })
}

async function rescore(hands: Hands): Promise<void> {
  const rows = listLive(hands, 'failure-mode')
  if (rows.length === 0) return
  const { id: failureModeId } = hands.chance.pick(rows)
  const [stage, factor] = [hands.chance.pick(STAGES), hands.chance.pick(FACTORS)]
  const before = latestAssessment(hands.typist.store.read().rows, failureModeId, stage)?.[factor] ?? null
  const factors = { [factor]: { before, after: 1 + hands.chance.below(5) } }
  await act(hands, 'failure-mode.rescore', { scores: [{ failureModeId, assessmentId: newId(), stage, factors }] })
}

async function addFailureMode(hands: Hands): Promise<void> {
  const categories = listLive(hands, 'category')
  if (listLive(hands, 'failure-mode').length >= FAILURE_MODES_MAX || categories.length === 0) return
  const row = { id: newId(), title: `${hands.typist.name} ${newId()}`, categoryId: hands.chance.pick(categories).id, orderKey: 'a0' }
  await act(hands, 'failure-mode.add', { rows: [row] })
}

async function addSignal(hands: Hands): Promise<void> {
  const rows = listLive(hands, 'failure-mode')
  if (rows.length === 0) return
  const row = { id: newId(), failureModeId: hands.chance.pick(rows).id, orderKey: 'a0', text: `${hands.typist.name} ${newId()}` }
  await act(hands, 'detection-signal.add', { rows: [row] })
}

async function writeSignal(hands: Hands): Promise<void> {
  const rows = listLive(hands, 'detection-signal')
  if (rows.length === 0) return
  const { id, text } = hands.chance.pick(rows)
  await act(hands, 'detection-signal.edit', { edits: [{ id, field: 'text', before: text, after: `${hands.typist.name} ${newId()}` }] })
}

async function deleteSomething(hands: Hands): Promise<void> {
  const kind = hands.chance.toss() < 0.3 ? 'failure-mode' : 'detection-signal'
  const rows = listLive(hands, kind)
  if (rows.length < 4) return
  await act(hands, `${kind}.delete`, { ids: [hands.chance.pick(rows).id] })
}

async function takeBack(hands: Hands): Promise<void> {
  for (const { verb, input } of hands.undo.pop() ?? []) await hands.typist.act(verb, input)
}
