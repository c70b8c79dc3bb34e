import * as z from 'zod/mini'
import { AppError } from '@/lib/kernel/errors'
import { FRONT_PARTS, SCENARIO_PARTS, type SectionKind } from '@/lib/domain/document/content'
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
import type { Change, Row } from '@/lib/domain/row/change'
import { defineCommand } from '@/lib/domain/row/command'
import { someOf, defineRowCommands, type RuleProblem } from '@/lib/domain/row/row-commands'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** A register is made whole by `register.create` or an import, and archived rather than deleted; so it has only the edit. */
export const editRegister = defineRowCommands(registerRow, 'register').edit

/** Kinds of section that have something known in them, with text before and after it. */
const KINDS_WITH_CLOSING: readonly unknown[] = ['decision-matrix', 'checklist', 'document-control', 'sign-off']

export const sectionCommands = defineRowCommands(sectionRow, 'register', {
  check: ({ kind, closing }) => {
    if (KINDS_WITH_CLOSING.includes(kind) || closing === '') return []
    return [{ message: 'A section that is text alone has no closing text.', hint: 'Write it into the text of the section.' }]
  },
})
export const constraintCommands = defineRowCommands(constraintRow, 'register')
export const headerLineCommands = defineRowCommands(headerLineRow, 'register')
export const freePartCommands = defineRowCommands(freePartRow, 'register', { check: checkFreePart })

// Behind a part that its owner does not have, a free part would be stored and stand in no document.
function checkFreePart({ failureModeId, after }: Row): RuleProblem[] {
  const parts: readonly string[] = failureModeId === null ? FRONT_PARTS : SCENARIO_PARTS
  if (typeof after !== 'string' || parts.includes(after)) return []
  const owner = failureModeId === null ? 'The pages before the first section have' : 'A scenario has'
  return [{ message: `${owner} no part “${after}”.`, hint: `Put it behind one of ${parts.join(', ')}, or first with null.` }]
}

// What stands in a section of another kind would be stored and stand in no document.
function sectionOfKind(kind: SectionKind, label: string) {
  return ({ sectionId }: Row, rows: RowReader): RuleProblem[] => {
    const found = rows.get('section', String(sectionId))
    if (!found || found.kind === kind) return []
    return [{ message: `“${found.title}” is no section for ${label}.`, hint: `Choose a section of the kind ${kind}.` }]
  }
}

export const checklistItemCommands = defineRowCommands(checklistItemRow, 'register', { checkPlace: sectionOfKind('checklist', 'a checklist') })
export const revisionCommands = defineRowCommands(revisionRow, 'register', { checkPlace: sectionOfKind('document-control', 'revisions') })

export const decisionRuleCommands = defineRowCommands(decisionRuleRow, 'register', {
  check: (row) => roleOrTextProblems(row.authorityRoleId, row.authorityText, 'Authority'),
  checkPlace: sectionOfKind('decision-matrix', 'decision rules'),
})

export const signingRoleCommands = defineRowCommands(signingRoleRow, 'register', {
  check: (row) => roleOrTextProblems(row.ownerRoleId, row.roleText, 'Role'),
  checkPlace: sectionOfKind('sign-off', 'signing roles'),
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
    ids: someOf(z.uuid()),
    withFailureModes: z._default(z.boolean(), false),
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
