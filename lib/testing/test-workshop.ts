import type { Actor } from '@/lib/domain/access/actor'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import type { OwnCard } from '@/lib/domain/workshop/own-card'
import type { Authorship, PhaseKind } from '@/lib/domain/workshop/workshop-words'
import { send } from '@/lib/testing/test-workspace'
import { newId, randomId } from '@/lib/kernel/ids'

/** What tests of cards and groups need of the agenda; a test of another phase asks for an agenda of its own. */
const KINDS: readonly PhaseKind[] = ['set-scene', 'brainstorm', 'group', 'close']
const SHORT = AGENDA.filter(({ kind }) => KINDS.includes(kind))

export interface TestWorkshop {
  workshopId: string
  /** In their order: set the scene, brainstorm, group, close. */
  phaseIds: string[]
}

/** What `workshop.open` is asked with. */
export function newWorkshop(authorship: Authorship, title = 'Pre-mortem') {
  return { id: newId(), title, scene: 'It is 21 May 2027. The system has failed.', authorship, phases: SHORT.map((phase) => ({ ...phase, id: newId() })) }
}

/** Opens a workshop that whoever opens it has joined. */
export async function openTestWorkshop(actor: Actor, registerId: string, authorship: Authorship): Promise<TestWorkshop> {
  const input = newWorkshop(authorship)
  await send(actor, 'workshop.open', input, registerId)
  await joinTestWorkshop(actor, registerId, input.id)
  return { workshopId: input.id, phaseIds: input.phases.map(({ id }) => id) }
}

export async function joinTestWorkshop(actor: Actor, registerId: string, workshopId: string): Promise<void> {
  await send(actor, 'workshop.join', { workshopId, participantId: newId() }, registerId)
}

/** A card as a browser writes it. */
export function testCard(text: string): OwnCard {
  return { id: randomId(), text, trigger: null, notice: null, categoryId: null, promptKey: null }
}

/** What tests of choosing and scoring need of the agenda. */
const SCORING_KINDS: readonly PhaseKind[] = [...KINDS, 'choose', 'score']

export interface TestScoring {
  workshopId: string
  phaseIds: Record<PhaseKind, string>
  /** Chosen to be scored, in their order. */
  failureModeIds: string[]
  candidateIds: string[]
}

/** Opens a workshop on new failure modes of the register, all of them candidates and chosen, and goes to the scoring. */
export async function openTestScoring(actor: Actor, registerId: string, categoryId: string, { count = 2, scoring = 'named' as Authorship } = {}): Promise<TestScoring> {
  const phases = AGENDA.filter(({ kind }) => SCORING_KINDS.includes(kind)).map((phase) => ({ ...phase, id: newId() }))
  const input = { ...newWorkshop('named'), scoring, phases }
  const workshopId = input.id
  await send(actor, 'workshop.open', input, registerId)
  await joinTestWorkshop(actor, registerId, workshopId)
  const modes = Array.from({ length: count }, (_, i) => ({ id: newId(), title: `It breaks ${i}`, categoryId, orderKey: `a${i}` }))
  await send(actor, 'failure-mode.add', { rows: modes }, registerId)
  const candidates = modes.map(({ id, orderKey }) => ({ id: newId(), workshopId, failureModeId: id, orderKey, state: 'chosen' }))
  await send(actor, 'candidate.add', { rows: candidates }, registerId)
  const phaseIds = Object.fromEntries(phases.map(({ kind, id }) => [kind, id])) as Record<PhaseKind, string>
  const go = (verb: string, from: PhaseKind, to: PhaseKind) => send(actor, verb, { workshopId, from: phaseIds[from], to: phaseIds[to] }, registerId)
  await go('workshop.move', 'set-scene', 'brainstorm')
  await go('workshop.reveal', 'brainstorm', 'group')
  await go('workshop.move', 'group', 'score')
  return { workshopId, phaseIds, failureModeIds: modes.map(({ id }) => id), candidateIds: candidates.map(({ id }) => id) }
}

/** Opens a round of one failure mode; its id. */
export async function openTestRound(actor: Actor, registerId: string, workshopId: string, failureModeId: string, closesAt: string | null = null): Promise<string> {
  const id = newId()
  await send(actor, 'scoring-round.open', { workshopId, rounds: [{ id, failureModeId }], closesAt }, registerId)
  return id
}

/** A ballot of five levels, or of none. */
export function testBallot(levels: readonly [number, number, number, number, number] | null, reason: string | null = null) {
  if (!levels) return { levels, confidence: null, reason }
  const [likelihood, impact, detectability, recoverability, blastRadius] = levels
  return { levels: { likelihood, impact, detectability, recoverability, blastRadius }, confidence: null, reason }
}
