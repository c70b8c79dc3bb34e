import type { PrintedLogo } from '@/lib/domain/workspace/logo'
import type { Asking } from '@/lib/data/reading'
import type { Scope } from '@/lib/data/scope'
import { newId } from '@/lib/kernel/ids'

interface StoredLogo {
  /** SHA-256 in hexadecimal. */
  digest: string
  png: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/** Keeps a picture and returns its id; the same picture is kept once. */
export async function storeLogo(scope: Scope, logo: StoredLogo): Promise<string> {
  const place = { workspaceId: scope.workspaceId, digest: logo.digest }
  await scope.tx.logoPicture.createMany({ data: [{ id: newId(), ...place, ...logo, createdAt: scope.now, updatedAt: scope.now }], skipDuplicates: true })
  return (await scope.tx.logoPicture.findFirstOrThrow({ where: place, select: { id: true } })).id
}

/** How many pictures a workspace has kept. */
export async function countLogos(scope: Scope): Promise<number> {
  return scope.tx.logoPicture.count({ where: { workspaceId: scope.workspaceId } })
}

/** A picture by its id, as documents bear it; null where there is none. */
export async function findLogo(asking: Asking, id: string): Promise<PrintedLogo | null> {
  const sql = `SELECT translate(encode(png, 'base64'), E'\\n', '') AS png, width, height FROM logo_picture WHERE workspace_id = $1::uuid AND id = $2::uuid`
  const [found] = await asking.ask<PrintedLogo>(sql, asking.workspaceId, id)
  return found ?? null
}
