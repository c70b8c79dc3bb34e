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
