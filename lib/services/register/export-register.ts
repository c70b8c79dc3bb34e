import { writeDocument } from '@/lib/exchange/markdown/write-document'
import type { Actor } from '@/lib/domain/access/actor'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { RowSet } from '@/lib/domain/row/row-set'
import { readRegister } from '@/lib/services/register/read-register'
import { present } from '@/lib/kernel/assert'

/** A register as D10-style Markdown, pure: nothing added. Throws AppError `not-found`. */
export async function exportMarkdown(actor: Actor, code: string): Promise<string> {
  const room = await readRegister(actor, code)
  const registerId = present(room.registerId, 'a register was read')
  return writeDocument(rowsToContent(RowSet.of(room.rows), registerId))
}
