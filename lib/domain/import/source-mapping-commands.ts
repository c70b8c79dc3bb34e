import { readMapping } from '@/lib/domain/import/kept-mapping'
import { sourceMappingRow } from '@/lib/domain/import/source-mapping-rows'
import type { Change } from '@/lib/domain/row/change'
import type { CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands } from '@/lib/domain/row/row-commands'
import { AppError } from '@/lib/kernel/errors'

/** Most mappings that one person keeps; with one more the oldest goes. */
export const MAPPINGS_OF_ONE_MAX = 30

/** Mappings of sources: whoever may import keeps, changes and forgets them. */
export const sourceMappingCommands = defineRowCommands(sourceMappingRow, 'workspace', {
  needs: (_, context) => [{ kind: 'source-mapping', field: 'keptById', values: [requireKeeper(context)] }],
  complete(rows, added, context) {
    const keptById = requireKeeper(context)
    const mine = rows.where('source-mapping', 'keptById', keptById).filter(({ deletedAt }) => deletedAt === null)
    const surplus = Math.max(0, mine.length + added.length - MAPPINGS_OF_ONE_MAX)
    const oldest = mine.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1)).slice(0, surplus)
    const also = oldest.map(({ id }): Change => ({ kind: 'source-mapping', id, field: 'deletedAt', before: null, after: context.now }))
    return { added: added.map((row) => ({ ...row, keptById, keptAt: context.now })), also }
  },
  editAlso: (context) => ({ keptById: requireKeeper(context), keptAt: context.now }),
  check: ({ plan }) => (readMapping(String(plan)) ? [] : [{ message: 'This is no mapping of columns.', hint: 'Send the columns as JSON, each with target, scale and fillDown, and what residual means.' }]),
})

function requireKeeper({ by }: CommandContext): string {
  if (by) return by.membershipId
  const message = 'A mapping is kept by a member.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'Sign in and import on the page; this door acts for nobody in particular.' }])
}
