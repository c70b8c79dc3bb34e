import { expect } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import type { RoomStart } from '@/lib/live/client/room-doors'
import { commandHands } from '@/lib/live/client/command-hands'
import { RoomStore } from '@/lib/live/client/room-store'
import { ID, REGISTER_ID } from '@/lib/testing/register-rows'
import { RoomWorld } from '@/lib/testing/room-world'

/** A door that answers when the test says so. */
export class Gate<T> {
  private readonly waiting: ((value: T) => void)[] = []

  wait(): Promise<T> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Answers the oldest who waits; says whether there was one. */
  open(value: T): boolean {
    const next = this.waiting.shift()
    next?.(value)
    return next !== undefined
  }
}

/** Whose room it is. */
export const ME = newId()
const OTHER = newId()

/** A room of a world, whose server answers when the test says so. */
export function openRoom(world = new RoomWorld(), start = world.readRoom(ME), hands = commandHands) {
  const sent: Envelope[] = []
  const answers = new Gate<Answer>()
  const rooms = new Gate<RoomStart>()
  const store = new RoomStore(start, {
    send: (envelope) => {
      sent.push(envelope)
      return answers.wait()
    },
    reload: () => rooms.wait(),
    wait: () => Promise.resolve(),
  }, hands)
  store.setState('live')
  return { world, store, sent, answers, rooms }
}

/** Lets everything that has been answered go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i += 1) await Promise.resolve()
}

type Room = ReturnType<typeof openRoom>

/** The server does the command that was sent last, and keeps what it says for the test to deliver. */
export function serve({ world, sent }: Room): Answer {
  const envelope = sent.at(-1)
  if (!envelope) throw new Error('Nothing was sent.')
  return world.submit(ME, envelope)
}

/** The input that edits one field of a failure mode. */
export function edit(field: string, before: string | null, after: string | null, id = ID.failureMode) {
  return { edits: [{ id, field, before, after }] }
}

/** Somebody else does a command. */
export function other(world: RoomWorld, verb: string, input: object): void {
  const answer = world.submit(OTHER, { commandId: newId(), verb, registerId: REGISTER_ID, input })
  expect(answer).toMatchObject({ ok: true })
}

/** A failure mode as the room shows it. */
export const shown = ({ store }: Room, id = ID.failureMode) => store.read().rows.get('failure-mode', id)
