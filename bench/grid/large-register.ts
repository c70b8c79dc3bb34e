import { newId } from '@/lib/kernel/ids'
import { addFailureModes, send, type BenchWorkspace } from '../bench-workspace'

const STAGES = ['inherent', 'current', 'target'] as const
const WORDS = ['loader', 'queue', 'ledger', 'replica', 'gateway', 'scheduler', 'index', 'cache', 'exporter', 'parser']

export interface LargeRegister {
  code: string
  registerId: string
  failureModeIds: string[]
}

/** Makes a register as a large team would have it: scored at three stages, with components and texts. By verbs, so that its history is whole. */
export async function makeLargeRegister({ actor }: BenchWorkspace, code: string, count: number): Promise<LargeRegister> {
  const registerId = newId()
  await send(actor, registerId, 'register.create', { code, title: `Register of ${count}` })
  const categoryId = newId()
  await send(actor, registerId, 'category.add', { rows: [{ id: categoryId, title: 'Everything', orderKey: 'Zz' }] })
  const failureModeIds = await addFailureModes(actor, registerId, categoryId, count)
  const scores = failureModeIds.flatMap((failureModeId, i) => STAGES.map((stage, s) => scoreOf(failureModeId, stage, i + s)))
  for (let from = 0; from < scores.length; from += 20_000) {
    await send(actor, registerId, 'failure-mode.rescore', { scores: scores.slice(from, from + 20_000) })
  }
  const edits = failureModeIds.flatMap((id, i) => [
    { id, field: 'component', before: null, after: `${WORDS[i % WORDS.length]} ${i % 97}` },
    { id, field: 'cause', before: null, after: `The ${WORDS[(i * 7) % WORDS.length]} is late. `.repeat(12).trim() },
  ])
  await send(actor, registerId, 'failure-mode.edit', { edits })
  return { code, registerId, failureModeIds }
}

function scoreOf(failureModeId: string, stage: string, i: number) {
  const level = (step: number) => ({ before: null, after: 1 + ((i * step) % 5) })
  const factors = { likelihood: level(1), impact: level(2), detectability: level(3), recoverability: level(7), blastRadius: level(11) }
  return { failureModeId, assessmentId: newId(), stage, factors }
}
