import type { Actor } from '@/lib/domain/access/actor'
import { FROZEN_KINDS } from '@/lib/domain/baseline/frozen-rows'
import { digestContentAside } from '@/lib/exchange/frozen/frozen-apart'
import { isContentTouched, readContentHeads, type ContentHeads } from '@/lib/data/content-heads'
import { withReading, type Asking } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { readForFreezing } from '@/lib/services/baseline/freeze-register'

/** The digest of what a register means, with the events at which it is true. */
interface Known {
  heads: ContentHeads
  contentDigest: string
}

/** Kinds of the workspace that content names; who holds a role is none of it. */
const NAMED_IN_CONTENT = ['scoring-policy', 'owner-role', 'membership'] as const

/** Most registers whose digest a process remembers; the ones that were asked for last. */
const KNOWN_MAX = 500

const known = new Map<string, Known>()
/** Where statements are answered from one moment. */
type Moment = Asking & { now: string }

const running = new Map<string, Promise<Known>>()

/** Long enough for 20,000 failure modes. */
const TIMEOUT = { timeout: 60_000 }

/**
 * The digest of what a register means now, which a baseline has when nothing of it has changed since. Worked out once for each change of the content,
 * however many ask; a process remembers it by the numbers of the last events. Throws AppError `not-found`.
 */
export async function readContentDigest(actor: Actor, code: string): Promise<string> {
  return withReading(actor, async (reading) => (await contentNow(reading, await findRegisterId(reading, code))).contentDigest, TIMEOUT)
}

/** The same for who reads from one moment already. */
export async function contentNow(asking: Moment, registerId: string): Promise<Known> {
  const place = `${asking.workspaceId} ${registerId}`
  const heads = await readContentHeads(asking, registerId)
  const before = known.get(place)
  if (before && (await isSame(asking, registerId, before.heads, heads))) return remember(place, { ...before, heads })
  const moment = `${place} ${heads.register} ${heads.workspace}`
  const begun = running.get(moment) ?? work(asking, registerId, heads)
  running.set(moment, begun)
  try {
    return remember(place, await begun)
  } finally {
    running.delete(moment)
  }
}

async function isSame(asking: Moment, registerId: string, before: ContentHeads, now: ContentHeads): Promise<boolean> {
  if (before.register === now.register && before.workspace === now.workspace) return true
  // Another reader may have seen a later moment than this one does.
  if (before.register > now.register || before.workspace > now.workspace) return false
  return !(await isContentTouched(asking, registerId, before, { ofRegister: FROZEN_KINDS, ofWorkspace: NAMED_IN_CONTENT }))
}

async function work(asking: Moment, registerId: string, heads: ContentHeads): Promise<Known> {
  const { register } = await readForFreezing(asking, registerId)
  return { heads, contentDigest: await digestContentAside(register) }
}

function remember(place: string, found: Known): Known {
  known.delete(place)
  known.set(place, found)
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - KNOWN_MAX))) known.delete(oldest)
  return found
}
