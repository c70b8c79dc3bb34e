import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { readLogo } from '@/lib/exchange/picture/read-logo'
import { countLogos, findLogo, storeLogo } from '@/lib/data/logos'
import { withReadScope, withScope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'

/** Most pictures that a workspace keeps: each change of the logo keeps the one before for its undo. */
const LOGOS_MAX = 200

/**
 * Keeps a picture that may become the logo, and returns its id. Nothing has changed by that: `workspace.edit` makes it the logo. Throws AppError `forbidden`
 * for whoever does not manage the workspace, `invalid` for what is no such picture, and `limit` after too many.
 */
export async function keepLogo(actor: Actor, bytes: Uint8Array): Promise<string> {
  return withScope(actor, async (scope) => {
    if (!may(scope.roles, 'manage-people')) throw new AppError('forbidden', 'Administrators choose the logo.')
    const logo = readLogo(bytes)
    if ((await countLogos(scope)) >= LOGOS_MAX) throw new AppError('limit', `A workspace keeps ${LOGOS_MAX} logos.`)
    return storeLogo(scope, { ...logo, digest: createHash('sha256').update(logo.png).digest('hex') })
  })
}

/** The bytes of a logo, as PNG. Throws AppError `not-found` where there is none with this id here. */
export async function readLogoPng(actor: Actor, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const logo = await withReadScope(actor, (scope) => findLogo(scope, id))
  if (!logo) throw new AppError('not-found', 'There is no such picture here.')
  return Uint8Array.from(Buffer.from(logo.png, 'base64'))
}
