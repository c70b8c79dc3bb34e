import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { guestSecret } from '@/lib/auth/guest-link'
import { enterBySecret, findGuest, guestActor, leaveAsGuest, requireGuest } from '@/lib/auth/guest-session'
import { readGuestRoom } from '@/lib/services/workshop/read-guest-room'
import { fullContent } from '@/lib/testing/full-register'
import { openTestWorkshop, type TestWorkshop } from '@/lib/testing/test-workshop'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let workspace: TestWorkspace
let registerId: string
let meeting: TestWorkshop
let linkId: string
let made = 0

beforeAll(async () => {
  process.env.PUBLIC_URL = 'https://risks.example.org'
  process.env.AUTH_SECRET = 'a secret of the tests that is long enough'
  database = await openTestDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  made += 1
  workspace = await makeTestWorkspace(`links-${made}`)
  registerId = newId()
  await send(workspace.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  meeting = await openTestWorkshop(workspace.as.facilitator, registerId, 'named')
  linkId = await open()
})

const lead = (verb: string, input: object = {}) => send(workspace.as.facilitator, verb, { workshopId: meeting.workshopId, ...input }, registerId)
async function open(id = newId()): Promise<string> {
  await lead('guest-link.open', { linkId: id })
  return id
}
const secret = () => guestSecret(linkId, meeting.workshopId)

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof AppError)) throw new Error(`expected a refusal and got ${String(error)}`)
  return { code: error.code, message: error.message }
}

describe('a link of guests', () => {
  it('WK-110 lets in with its proof alone: a link id that everybody reads in the rows opens nothing, and no part of a secret does', async () => {
    const good = secret()
    const bytes = Buffer.from(good, 'base64url')
    const broken = Array.from({ length: bytes.length }, (_, i) => Buffer.from(bytes.map((byte, at) => (at === i ? byte ^ 1 : byte))).toString('base64url'))
    const bare = Buffer.concat([bytes.subarray(0, 16), Buffer.alloc(18)]).toString('base64url')
    const answers = new Set<string>()
    for (const wrong of [...broken, bare, good.slice(1), `${good}A`, linkId, '', 'x'.repeat(46), guestSecret(linkId, newId()), guestSecret(newId(), meeting.workshopId)]) {
      answers.add(JSON.stringify(await refusal(enterBySecret(wrong, 'Nadia'))))
    }
    expect([...answers]).toEqual(['{"code":"precondition","message":"This link lets nobody in."}'])
    expect(await enterBySecret(good, 'Nadia')).toMatch(/^[\w-]{43}$/)
  })

  it('WK-110 of one workshop does not lead into another that takes its id over', async () => {
    const old = secret()
    await lead('guest-link.close')
    const other = await openTestWorkshop(workspace.as.facilitator, registerId, 'named')
    await send(workspace.as.facilitator, 'guest-link.open', { workshopId: other.workshopId, linkId }, registerId)
    expect((await refusal(enterBySecret(old, 'Nadia'))).code).toBe('precondition')
    await enterBySecret(guestSecret(linkId, other.workshopId), 'Nadia')
  })
})

describe('the session of a guest', () => {
  it('WK-108 is inside, and then left, removed, ended or over, and opens nothing any more', async () => {
    const tokens = [await enterBySecret(secret(), 'Stays'), await enterBySecret(secret(), 'Leaves'), await enterBySecret(secret(), 'Goes')] as const
    const sessions = await Promise.all(tokens.map((token) => requireGuest(token)))
    const room = await readGuestRoom(guestActor(present(sessions[0], 'a session')))
    expect([room.reader.name, room.workshopId]).toEqual(['Stays', meeting.workshopId])
    await leaveAsGuest(present(sessions[1], 'a session'))
    const goes = present(room.rows.participant?.find(({ membershipId }) => membershipId === sessions[2]?.membershipId), 'a place')
    await lead('participant.remove', { participantId: goes.id, withdrawCards: false })
    const standings = async () => Promise.all(tokens.map(async (token) => (await findGuest(token))?.standing))
    expect(await standings()).toEqual(['inside', 'left', 'removed'])
    for (const [from, to] of [[0, 1], [1, 2], [2, 3]] as const) {
      await lead(to === 2 ? 'workshop.reveal' : 'workshop.move', { from: meeting.phaseIds[from], to: meeting.phaseIds[to] })
    }
    await lead('workshop.end')
    expect(await standings()).toEqual(['ended', 'left', 'removed'])
    for (const token of [...tokens, undefined, '', 'x'.repeat(43), 'x'.repeat(5_000)]) expect((await refusal(requireGuest(token))).code).toBe('unauthenticated')
  })
})
