import pg from 'pg'
import type { Actor } from '@/lib/domain/access/actor'
import { addDays } from '@/lib/domain/action/due'
import { FACTORS, type Band, type Level } from '@/lib/domain/scoring/factor'
import type { VerbResult } from '@/lib/services/run-verb'
import { atPage, makeHeldRole, proveTestIdentity } from '@/lib/testing/signing-trials'
import { send } from '@/lib/testing/test-workspace'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

/** The ISO day so many days from today. */
export const dayFromNow = (days: number): string => addDays(nowIso().slice(0, 10), days)

/** A role of its own that a member holds and whose holders may accept risks up to a band. */
export async function makeAcceptingRole(administrator: Actor, name: string, membershipId: string, upTo: Band): Promise<string> {
  const id = await makeHeldRole(administrator, name, membershipId)
  await send(administrator, 'owner-role.edit', { edits: [{ id, field: 'acceptsUpTo', before: null, after: upTo }] })
  return id
}

/** Gives a failure mode the same current level in all five factors. */
export async function scoreTestMode(actor: Actor, registerId: string, failureModeId: string, after: Level | null, before: Level | null = null): Promise<void> {
  const factors = Object.fromEntries(FACTORS.map((factor) => [factor, { before, after }]))
  await send(actor, 'failure-mode.rescore', { scores: [{ failureModeId, assessmentId: newId(), stage: 'current', factors }] }, registerId)
}

/** A new failure mode that is scored with one level throughout. */
export async function makeScoredMode(actor: Actor, registerId: string, categoryId: string, level: Level): Promise<string> {
  const id = newId()
  await send(actor, 'failure-mode.add', { rows: [{ id, title: 'It breaks', categoryId, orderKey: 'a0' }] }, registerId)
  await scoreTestMode(actor, registerId, id, level)
  return id
}

/** Asks for an acceptance, for 30 days unless said, and returns its id. */
export async function askTestAcceptance(actor: Actor, registerId: string, failureModeId: string, more: object = {}): Promise<string> {
  const id = newId()
  await send(actor, 'acceptance.ask', { id, failureModeId, reason: 'Rare enough', expiresOn: dayFromNow(30), ...more }, registerId)
  return id
}

/** Accepts a risk as somebody who has just typed the password. */
export async function approveTestAcceptance(actor: Actor, registerId: string, { acceptanceId, ownerRoleId }: { acceptanceId: string; ownerRoleId: string }): Promise<VerbResult> {
  const proof = await proveTestIdentity(actor, acceptanceId, 'accepts-the-risk')
  return send(atPage(actor), 'acceptance.approve', { id: newId(), acceptanceId, ownerRoleId, zone: 'Europe/Oslo', proof }, registerId)
}

/** Lets 40 days of an acceptance pass, which no verb does. */
export async function ageAcceptance(ownerUrl: string, id: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('ALTER TABLE acceptance DISABLE TRIGGER acceptance_kept')
  await owner.query("UPDATE acceptance SET asked_at = asked_at - interval '40 days', expires_on = expires_on - 40 WHERE id = $1", [id])
  await owner.query('ALTER TABLE acceptance ENABLE TRIGGER acceptance_kept')
  await owner.end()
}

interface Place {
  /** Administrates, holds the roles that accept, and decides. */
  actor: Actor
  asker: Actor
  registerId: string
  categoryId: string
  membershipId: string
  ownerUrl: string
}

/** A minimal valid input for each verb of acceptances, for the loop over the catalogue. */
export function trialsOfAcceptances(place: () => Place) {
  let count = 0
  const mode = () => makeScoredMode(place().actor, place().registerId, place().categoryId, 2)
  const asked = async (by = place().asker) => askTestAcceptance(by, place().registerId, await mode())
  const waiting = async () => {
    const { actor, membershipId } = place()
    return { acceptanceId: await asked(), ownerRoleId: await makeAcceptingRole(actor, `Accepts ${++count}`, membershipId, 'low') }
  }
  return {
    'acceptance.ask': async () => ({ input: { id: newId(), failureModeId: await mode(), reason: 'Rare enough', expiresOn: dayFromNow(30) } }),
    'acceptance.withdraw': async () => ({ input: { id: await asked(place().actor) } }),
    'acceptance.refuse': async () => ({ input: { id: newId(), ...(await waiting()), reason: 'Too often.', zone: 'UTC' } }),
    'acceptance.approve': async () => {
      const request = await waiting()
      const proof = await proveTestIdentity(place().actor, request.acceptanceId, 'accepts-the-risk')
      return { input: { id: newId(), ...request, zone: 'UTC', proof }, actor: atPage(place().actor) }
    },
    'acceptance.lapse': async () => {
      const request = await waiting()
      await approveTestAcceptance(place().actor, place().registerId, request)
      await ageAcceptance(place().ownerUrl, request.acceptanceId)
      return { input: { id: request.acceptanceId } }
    },
  }
}
