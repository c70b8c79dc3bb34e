import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import { STAMP_FORM, type EditStamp, type StampFinding } from '@/lib/exchange/markdown/edit-stamp'
import { readHeads } from '@/lib/data/event-history'
import { withReading } from '@/lib/data/reading'
import { findRegisterHead } from '@/lib/data/register-lookup'
import { loadRolesAsOf } from '@/lib/data/rows-as-of'
import { withReadScope } from '@/lib/data/scope'
import { checkOf } from '@/lib/services/register/edit-stamp-check'
import { readRegisterAsOf } from '@/lib/services/register/read-register-as-of'
import { AppError } from '@/lib/kernel/errors'

/** Where an edited document comes from: the version that was exported, or why nobody knows it. */
export interface EditedOrigin {
  /** Code of the register that the comment names; null where it names none that is here. */
  code: string | null
  exported: { event: number; at: string | null; rows: PlainRows } | null
  /** What is said where there is no exported version. */
  says: string | null
}

const SAYS = {
  none: 'The file does not say of which version of the register it was made.',
  several: 'The file holds several comments that say of which version it was made, and they contradict each other.',
  broken: 'The comment that says of which version the file was made cannot be read.',
} as const satisfies Record<Exclude<StampFinding['found'], 'one'>, string>

/** Finds the version of which a document was made, by the comment in it. What the comment says is believed only as far as it fits. */
export async function findOrigin(actor: Actor, finding: StampFinding): Promise<EditedOrigin> {
  const unknown = (says: string, code: string | null = null): EditedOrigin => ({ code, exported: null, says })
  if (finding.found !== 'one') return unknown(SAYS[finding.found])
  const { stamp } = finding
  if (stamp.form !== STAMP_FORM || !z.uuid().safeParse(stamp.register).success) return unknown('The comment in the file has a form that this version does not read.')
  const place = await findPlace(actor, stamp.register)
  if (place === null) return unknown('The comment in the file names a register that is not here.')
  const { code } = place
  if (stamp.event < 1 || stamp.event > place.event || stamp.workspace > place.workspace) return unknown(`The comment in the file names event ${stamp.event}, which ${code} does not have.`, code)
  const exported = await readExported(actor, code, stamp)
  if (exported === 'too far') return unknown(`So much has changed since event ${stamp.event} that the exported version cannot be read any more.`, code)
  if (exported === null) return unknown(`The comment in the file names event ${stamp.event} of ${code}, but the document was made of something else.`, code)
  return { code, exported, says: null }
}

async function findPlace(actor: Actor, registerId: string): Promise<{ code: string; event: number; workspace: number } | null> {
  return withReading(actor, async (reading) => {
    const [head, heads] = await Promise.all([findRegisterHead(reading, registerId), readHeads(reading, [registerId, reading.workspaceId])])
    return head && { code: head.code, event: heads.get(registerId) ?? 0, workspace: heads.get(reading.workspaceId) ?? 0 }
  })
}

async function readExported(actor: Actor, code: string, stamp: EditStamp): Promise<EditedOrigin['exported'] | 'too far'> {
  try {
    const { moment, rows } = await readRegisterAsOf(actor, code, { seq: stamp.event })
    const roles = await withReadScope(actor, (scope) => loadRolesAsOf(scope, stamp.workspace))
    const then = new PlainRows({ ...rows, 'owner-role': roles })
    const fits = checkOf(rowsToContent(then, stamp.register)) === stamp.check
    return fits ? { event: stamp.event, at: moment.at, rows: then } : null
  } catch (error) {
    if (error instanceof AppError && error.code === 'limit') return 'too far'
    throw error
  }
}
