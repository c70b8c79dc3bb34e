import type { Asking } from '@/lib/data/reading'
import { AppError } from '@/lib/kernel/errors'

/** Throws AppError `not-found`, in the same words for a register that is not there and for one of another workspace. */
export function refuseUnknownRegister(): never {
  const message = 'There is no such register here.'
  throw new AppError('not-found', message, [{ path: 'registerId', message, hint: 'Look at the list of registers.' }])
}

/** The id of the register with a code. Throws AppError `not-found`. */
export async function findRegisterId(asking: Asking, code: string): Promise<string> {
  const [found] = await asking.ask<{ id: string }>('SELECT g.id FROM register g WHERE g.workspace_id = $1::uuid AND g.code = $2', asking.workspaceId, code)
  return found?.id ?? refuseUnknownRegister()
}

/** The same, with how many live failure modes the register has. */
export async function findSizedRegister(asking: Asking, code: string): Promise<{ id: string; size: number }> {
  const sql = `SELECT g.id, (SELECT count(*)::int FROM failure_mode f WHERE f.workspace_id = $1::uuid AND f.register_id = g.id AND f.deleted_at IS NULL) AS size
    FROM register g WHERE g.workspace_id = $1::uuid AND g.code = $2`
  const [found] = await asking.ask<{ id: string; size: number }>(sql, asking.workspaceId, code)
  return found ?? refuseUnknownRegister()
}

/** Registers whose code or title holds a text, in the order of their codes, at most `limit`; the first ones for an empty text. */
export async function listRegistersHolding(asking: Asking, text: string, limit: number): Promise<{ code: string; title: string }[]> {
  const sql = `SELECT g.code, g.title FROM register g WHERE g.workspace_id = $1::uuid AND (g.code ILIKE $2::text OR g.title ILIKE $2::text) ORDER BY g.code LIMIT $3`
  return asking.ask(sql, asking.workspaceId, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, limit)
}

/** Code and title of a register; null when there is no such register here. */
export async function findRegisterHead(asking: Asking, registerId: string): Promise<{ code: string; title: string } | null> {
  const sql = 'SELECT g.code, g.title FROM register g WHERE g.workspace_id = $1::uuid AND g.id = $2::uuid'
  const [found] = await asking.ask<{ code: string; title: string }>(sql, asking.workspaceId, registerId)
  return found ?? null
}

/** A stream and, of a register's, its code. */
export interface StreamName {
  id: string
  code: string | null
}

/** The streams of a workspace: its own, then those of its registers by code. */
export async function listStreams(asking: Asking): Promise<StreamName[]> {
  const sql = `SELECT s.id, g.code FROM stream s LEFT JOIN register g ON g.workspace_id = s.workspace_id AND g.id = s.id
    WHERE s.workspace_id = $1::uuid ORDER BY g.code NULLS FIRST, s.id`
  return asking.ask<StreamName>(sql, asking.workspaceId)
}
