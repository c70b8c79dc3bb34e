import type { Actor } from '@/lib/domain/access/actor'
import { openTestDoor } from '@/lib/testing/test-guest'
import type { TestWorkshop } from '@/lib/testing/test-workshop'
import { send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'

interface Place {
  workspace: TestWorkspace
  registerId: string
  /** Opens a workshop that an administrator leads. */
  openWorkshop(): Promise<TestWorkshop>
}

interface DoorTrial {
  input: Record<string, unknown>
  actor?: Actor
}

/** A minimal valid input for each verb at the door of a workshop, for the loop over the catalogue. */
export function doorTrials(at: () => Place): Record<string, () => Promise<DoorTrial>> {
  const open = async () => ({ workshopId: (await at().openWorkshop()).workshopId })
  const door = async () => openTestDoor(at().workspace, { registerId: at().registerId, ...(await open()) })
  const ask = (actor: Actor, verb: string, input: object) => send(actor, verb, input, at().registerId)
  const seated = async () => {
    const place = { ...(await open()), participantId: newId() }
    await ask(at().workspace.as.contributor, 'workshop.join', place)
    return place
  }
  return {
    'guest-link.open': async () => ({ input: { ...(await open()), linkId: newId() } }),
    'guest-link.close': async () => ({ input: { workshopId: (await door()).input.workshopId } }),
    'guest.enter': async () => {
      const { input, arriving } = await door()
      return { input, actor: arriving }
    },
    'workshop.lock': async () => ({ input: await open() }),
    'workshop.unlock': async () => {
      const input = await open()
      await ask(at().workspace.as.administrator, 'workshop.lock', input)
      return { input }
    },
    'participant.remove': async () => ({ input: { ...(await seated()), withdrawCards: true } }),
    'participant.readmit': async () => {
      const input = await seated()
      await ask(at().workspace.as.administrator, 'participant.remove', { ...input, withdrawCards: false })
      return { input }
    },
  }
}
