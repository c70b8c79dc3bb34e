import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { roleThatMay, type ActingRole } from '@/lib/domain/access/permissions'
import type { Change } from '@/lib/domain/row/change'
import { joinWorkshop } from '@/lib/domain/workshop/workshop-commands'
import { touchedOpen } from '@/lib/domain/owners/touched-open'
import { isCleanText } from '@/lib/domain/row/clean-text'
import { parseInput } from '@/lib/domain/row/input-problems'
import { claimCommand, keepAnswer } from '@/lib/data/command-ledger'
import { appendEvent, openStream } from '@/lib/data/event-log'
import { refreshOpenRows } from '@/lib/data/open-failure-modes'
import { storeChanges } from '@/lib/data/row-storage'
import type { GuestPlace } from '@/lib/data/entry'
import { withScope, type Scope } from '@/lib/data/scope'
import { refuseUnknownRegister } from '@/lib/data/register-lookup'
import { findVerb } from '@/lib/services/catalogue'
import { subjectFinder } from '@/lib/services/event-subject'
import type { Presence, Verb, VerbContext } from '@/lib/services/verb'
import { assert } from '@/lib/kernel/assert'
import { AppError, refuseInput } from '@/lib/kernel/errors'

const reasonSchema = z
  .string({ error: 'Expected text.' })
  .trim()
  .max(2_000, { error: 'At most 2,000 characters.' })
  .refine(isCleanText, { error: 'Holds control or broken characters.', params: { hint: 'Write plain text, or leave the reason out.' } })
const reasonAlone = z.object({ reason: reasonSchema.optional() })

/** A command on its way in: the envelope that every door sends. */
export const commandEnvelope = z.strictObject({
  commandId: z.uuid({ error: 'Expected an id made by the caller.' }),
  verb: z.string().min(1).max(100),
  /** The register that the command speaks to; absent for the workspace. */
  registerId: z.uuid({ error: 'Expected the id of a register.' }).optional(),
  input: z.json(),
  reason: reasonSchema.optional(),
})
export type CommandEnvelope = z.infer<typeof commandEnvelope>

/** The answer to a command, the same for a retry. `seq` is null when nothing had to change. */
export interface VerbResult {
  streamId: string
  seq: number | null
  changes: Change[]
}

/** Answers larger than this keep only the event's number; the browser fetches what it needs. */
const ANSWER_CHANGES_MAX = 500

/** What the command line, the seed and the jobs know of who is connected. */
const KNOWS_NOBODY: Presence = { whereIs: () => 'unknown' }

/** Long enough for one command over 20,000 rows. */
const TIMEOUT_MS = 60_000

/**
 * Runs a verb for an actor: parses, authorises, loads and locks, lets the domain decide, stores and appends the event, all in one
 * transaction. Throws AppError; `invalid` and `conflict` carry problems with their paths. `presence` is what the door knows of who is connected.
 */
export async function runVerb(actor: Actor, envelope: CommandEnvelope, presence = KNOWS_NOBODY): Promise<VerbResult> {
  const verb = findVerb(envelope.verb)
  const input = parseInput(verb.schema, envelope.input)
  // Not every caller parsed the envelope, and what the database cannot hold would be found only when all the rest was done.
  const { reason } = parseInput(reasonAlone, { reason: envelope.reason })
  if (verb.needsReason && !reason) refuseInput('reason', `“${verb.name}” needs a reason.`, 'Say why in a sentence; it stands in the history.')
  return withScope(actor, (scope) => runInScope(scope, verb, input, envelope, presence), { timeout: TIMEOUT_MS, forGuests: true })
}

async function runInScope(scope: Scope, verb: Verb, input: unknown, envelope: CommandEnvelope, presence: Presence): Promise<VerbResult> {
  const role = authorise(scope, verb, input)
  if (scope.guest) refuseOutside(scope.guest, verb, input, envelope)
  const { commandId } = envelope
  const isUnnamed = verb.leaves === 'id'
  const claim = await claimCommand(scope, { commandId, verb: verb.name, input: envelope, registerId: envelope.registerId ?? null, isUnnamed, hidesInput: verb.hidesInput })
  if (claim.answered !== undefined) return isUnnamed ? unchangedIn(envelope.registerId ?? scope.workspaceId) : verbResult.parse(claim.answered)
  const streamId = await chooseStream(scope, verb, envelope, claim.isRegisterHere)
  const changes = await verb.decide(scope, input, { ...contextOf(scope, streamId), presence })
  assert(changes.length === 0 || !verb.leaves, 'what leaves no event changes no rows')
  if (changes.length === 0) {
    const unchanged = unchangedIn(streamId)
    // An answer that is kept has a time, and what leaves the id alone has none.
    if (!isUnnamed) await keepAnswer(scope, commandId, unchanged)
    return unchanged
  }
  await storeChanges(scope, streamId, changes)
  const subjectOf = await subjectFinder(scope, streamId, changes)
  const reason = envelope.reason ?? null
  const answer = { streamId, changes: changes.length <= ANSWER_CHANGES_MAX ? changes : [] }
  const seq = await appendEvent(scope, { streamId, name: verb.event, role, commandId, reason, changes, subjectOf, answer })
  await verb.after?.(scope, { streamId, seq })
  const touched = touchedOpen(changes, subjectOf)
  if (touched === 'all' || touched.size > 0) await refreshOpenRows(scope, streamId, touched === 'all' ? touched : [...touched])
  return { ...answer, seq }
}

function unchangedIn(streamId: string): VerbResult {
  return { streamId, seq: null, changes: [] }
}

/** What the verb's command may know: the very things that the browser gave it, from the server's own sources. */
function contextOf({ now, membershipId, roles }: Scope, streamId: string): Omit<VerbContext, 'presence'> {
  return { now, streamId, by: membershipId === null ? undefined : { membershipId, roles } }
}

/** The role in which the actor may do this: the one that allows the verb. Throws `forbidden` where a step of the input asks for more. */
function authorise({ roles }: Scope, verb: Verb, input: unknown): ActingRole {
  const role = roleThatMay(roles, verb.permission)
  if (role === null) refuseRoles(verb.name, 'verb')
  for (const [permission, place] of verb.alsoNeeds?.(input) ?? []) {
    if (roleThatMay(roles, permission) === null) refuseRoles(verb.name, place)
  }
  return role
}

const placeSchema = z.object({ workshopId: z.uuid() })

/**
 * A guest speaks to the own workshop, whatever else a command may name, and takes part in it before anything else. Throws `not-found`, as for
 * one that is not there, and `forbidden` for who has not joined.
 */
function refuseOutside(guest: GuestPlace, verb: Verb, input: unknown, { registerId }: CommandEnvelope): void {
  const place = placeSchema.safeParse(input).data
  if (verb.stream !== 'register' || registerId !== guest.registerId || place?.workshopId !== guest.workshopId) {
    const message = 'There is no such workshop here.'
    throw new AppError('not-found', message, [{ path: 'workshopId', message, hint: 'You are a guest of one workshop; this belongs to none or to another.' }])
  }
  if (guest.participantId === null && verb.name !== joinWorkshop.name) refuseRoles(verb.name, 'verb')
}

function refuseRoles(name: string, path: string): never {
  const message = `Your roles do not allow “${name}”.`
  throw new AppError('forbidden', message, [{ path, message, hint: 'An administrator can give you a role that does.' }])
}

// An answer comes back from our own ledger; the changes in it were made by a command and need no second look.
const verbResult = z.object({
  streamId: z.uuid(),
  seq: z.int().nullable(),
  changes: z.array(z.custom<Change>((value) => typeof value === 'object' && value !== null)),
})

async function chooseStream(scope: Scope, verb: Verb, envelope: CommandEnvelope, isRegisterHere: boolean): Promise<string> {
  if (verb.stream === 'workspace') return scope.workspaceId
  if (!envelope.registerId) {
    const message = `“${verb.name}” needs a register.`
    throw new AppError('invalid', message, [{ path: 'registerId', message, hint: 'Send the id of the register.' }])
  }
  if (verb.stream === 'new-register') await openStream(scope, envelope.registerId)
  else if (!isRegisterHere) refuseUnknownRegister()
  return envelope.registerId
}
