import { z } from 'zod'
import { STAMP_FORM, type EditStamp, type StampFinding } from '@/lib/exchange/markdown/edit-stamp'
import { readHeads } from '@/lib/data/event-history'
import { findRegisterHead } from '@/lib/data/register-lookup'
import type { Scope } from '@/lib/data/scope'

/** Where an edited document says that it comes from; whether it does is known once it is compared. */
export interface EditedOrigin {
  /** Code of the register that the comment names; null where it names none that is here. */
  code: string | null
  /** What the comment says of the version that was exported; null where nobody knows it. */
  stamp: EditStamp | null
  /** What is said where there is no exported version. */
  says: string | null
}

const SAYS = {
  none: 'The file does not say of which version of the register it was made.',
  several: 'The file holds several comments that say of which version it was made, and they contradict each other.',
  broken: 'The comment that says of which version the file was made cannot be read.',
} as const satisfies Record<Exclude<StampFinding['found'], 'one'>, string>

/** Finds the version of which a document says that it was made, by the comment in it. */
export async function findOrigin(scope: Scope, finding: StampFinding): Promise<EditedOrigin> {
  const unknown = (says: string, code: string | null = null): EditedOrigin => ({ code, stamp: null, says })
  if (finding.found !== 'one') return unknown(SAYS[finding.found])
  const { stamp } = finding
  if (stamp.form !== STAMP_FORM || !z.uuid().safeParse(stamp.register).success) return unknown('The comment in the file has a form that this version does not read.')
  const [register, heads] = [await findRegisterHead(scope, stamp.register), await readHeads(scope, [stamp.register, scope.workspaceId])]
  if (register === null) return unknown('The comment in the file names a register that is not here.')
  const { code } = register
  const isThere = stamp.event >= 1 && stamp.event <= (heads.get(stamp.register) ?? 0) && stamp.workspace <= (heads.get(scope.workspaceId) ?? 0)
  return isThere ? { code, stamp, says: null } : unknown(`The comment in the file names event ${stamp.event}, which ${code} does not have.`, code)
}

/** What is said of a document that was not made of the version that its comment names. */
export function sayOtherOrigin(code: string, { event }: EditStamp): string {
  return `The comment in the file names event ${event} of ${code}, but the document was made of something else.`
}

/** What is said where the exported version lies too far back. */
export function sayTooFar({ event }: EditStamp): string {
  return `So much has changed since event ${event} that the exported version cannot be read any more.`
}
