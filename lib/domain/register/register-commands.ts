import { z } from 'zod'
import { AppError } from '@/lib/kernel/errors'
import { roleOrTextProblems } from '@/lib/domain/failure-mode/failure-mode-commands'
import {
  categoryRow,
  checklistItemRow,
  constraintRow,
  decisionRuleRow,
  freePartRow,
  headerLineRow,
  registerRow,
  revisionRow,
  sectionRow,
  signingRoleRow,
} from '@/lib/domain/register/register-rows'
import type { Change } from '@/lib/domain/row/change'
import { defineCommand } from '@/lib/domain/row/command'
import { COMMAND_ROWS_MAX, defineRowCommands } from '@/lib/domain/row/row-commands'

/** A register is made whole by `register.create` or an import, and archived rather than deleted; so it has only the edit. */
export const editRegister = defineRowCommands(registerRow, 'register').edit

export const sectionCommands = defineRowCommands(sectionRow, 'register')
export const constraintCommands = defineRowCommands(constraintRow, 'register')
export const headerLineCommands = defineRowCommands(headerLineRow, 'register')
export const freePartCommands = defineRowCommands(freePartRow, 'register')
export const checklistItemCommands = defineRowCommands(checklistItemRow, 'register')
export const revisionCommands = defineRowCommands(revisionRow, 'register')

export const decisionRuleCommands = defineRowCommands(decisionRuleRow, 'register', {
  check: (row) => roleOrTextProblems(row.authorityRoleId, row.authorityText, 'Authority'),
})

export const signingRoleCommands = defineRowCommands(signingRoleRow, 'register', {
  check: (row) => roleOrTextProblems(row.ownerRoleId, row.roleText, 'Role'),
})

interface DeleteCategoriesInput {
  ids: string[]
  withFailureModes: boolean
}

/** Deletes categories. One that still holds failure modes is refused, unless the input says that they go with it. */
const deleteCategories = defineCommand<DeleteCategoriesInput>({
  name: 'category.delete',
  event: 'category.deleted',
  stream: 'register',
  schema: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(COMMAND_ROWS_MAX),
    withFailureModes: z.boolean().default(false),
  }),
  needs: ({ ids }) => [
    { kind: 'category', ids },
    { kind: 'failure-mode', field: 'categoryId', values: ids },
  ],
  apply: (rows, { ids, withFailureModes }, context) =>
    [...new Set(ids)].flatMap((id, i): Change[] => {
      const category = rows.get('category', id)
      if (!category) throw new AppError('not-found', 'There is no such category here.', [
          { path: `ids.${i}`, message: 'There is no such category here.', hint: 'It may belong to another register, or the id is wrong.' },
        ])
      if (category.deletedAt !== null) return []
      const held = rows.where('failure-mode', 'categoryId', id).filter((row) => row.deletedAt === null)
      if (held.length > 0 && !withFailureModes) {
        const message = `“${category.title}” still holds ${held.length} failure ${held.length === 1 ? 'mode' : 'modes'}.`
        throw new AppError('precondition', message, [{ path: `ids.${i}`, message, hint: 'Move them first, or delete them with it.' }])
      }
      const gone = (kind: 'category' | 'failure-mode', row: string): Change => ({
        kind,
        id: row,
        field: 'deletedAt',
        before: null,
        after: context.now,
      })
      return [gone('category', id), ...held.map((row) => gone('failure-mode', row.id))]
    }),
})

export const categoryCommands = { ...defineRowCommands(categoryRow, 'register'), delete: deleteCategories }
