import * as z from 'zod/mini'
import { AppError } from '@/lib/kernel/errors'
import type { Change } from '@/lib/domain/row/change'
import { defineCommand } from '@/lib/domain/row/command'
import { someOf } from '@/lib/domain/row/row-commands'

export interface UnlinkControlInput {
  controlId: string
  failureModeIds: string[]
}

/**
 * Takes a control from failure modes. One that then serves nothing is deleted with its last link, because no list, page or document would
 * show it any more. The control is locked before its links, so that nobody links it to another failure mode at the same moment.
 */
export const unlinkControl = defineCommand<UnlinkControlInput>({
  name: 'control.unlink',
  event: 'control.unlinked',
  stream: 'register',
  schema: z.strictObject({ controlId: z.uuid(), failureModeIds: someOf(z.uuid()) }),
  needs: ({ controlId }) => [
    { kind: 'control', ids: [controlId] },
    { kind: 'control-link', field: 'controlId', values: [controlId] },
  ],
  apply(rows, { controlId, failureModeIds }, context) {
    const control = rows.get('control', controlId)
    if (!control) {
      const message = 'There is no such control here.'
      throw new AppError('not-found', message, [{ path: 'controlId', message, hint: 'It may belong to another register, or the id is wrong.' }])
    }
    const asked = new Set(failureModeIds)
    const live = rows.where('control-link', 'controlId', controlId).filter((link) => link.deletedAt === null)
    const going = live.filter((link) => asked.has(link.failureModeId))
    const gone = (kind: 'control' | 'control-link', id: string): Change => ({ kind, id, field: 'deletedAt', before: null, after: context.now })
    const isLast = going.length > 0 && going.length === live.length && control.deletedAt === null
    return [...going.map((link) => gone('control-link', link.id)), ...(isLast ? [gone('control', controlId)] : [])]
  },
})
