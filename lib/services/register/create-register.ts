import * as z from 'zod/mini'
import type { RegisterContent } from '@/lib/domain/document/content'
import { registerContentSchema } from '@/lib/domain/document/content-schema'
import { isRegisterCode } from '@/lib/domain/document/document-code'
import { listContentProblems } from '@/lib/domain/register/content-problems'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { emptyContent, SIGNING_ROLES } from '@/lib/domain/register/empty-content'
import type { Change } from '@/lib/domain/row/change'
import { requiredLine } from '@/lib/domain/row/field'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import type { Scope } from '@/lib/data/scope'
import type { Verb } from '@/lib/services/verb'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

// These words are pages of their own: a register called so could never be opened.
const RESERVED = new Set(['new', 'import'])

const code = fieldSchema(requiredLine('Code', 40)).check(
  z.refine(isRegisterCode, { error: 'Expected a code such as D10: letters, digits and . _ / # -, without spaces.' }),
  z.refine((text) => !RESERVED.has(text), { error: 'This word is a page of its own. Choose another code.' }),
)

/** Opens an empty register with the sections and categories that every pre-mortem begins with. */
export const createRegister: Verb<{ code: string; title: string }> = {
  name: 'register.create',
  event: 'register.created',
  permission: 'create-register',
  stream: 'new-register',
  schema: z.strictObject({ code, title: fieldSchema(requiredLine('Title')) }),
  decide: (scope, input, context) => decideContent(scope, emptyContent(input.code, input.title, SIGNING_ROLES), context.streamId),
}

/** Opens a register with the content of a document. What the document printed beside a signing role stays text. */
export const importRegister: Verb<{ content: RegisterContent }> = {
  name: 'register.import',
  event: 'register.imported',
  permission: 'create-register',
  stream: 'new-register',
  schema: z.strictObject({ content: registerContentSchema.check(z.refine(({ code: own }) => !RESERVED.has(own), { path: ['code'], error: 'This word is a page of its own. Choose another code.' })) }),
  async decide(scope, input, context) {
    refuseContent(input.content)
    return decideContent(scope, input.content, context.streamId)
  },
}

function refuseContent(content: RegisterContent): void {
  const problems = listContentProblems(content).map(({ scenario, place, message, hint }) => ({
    path: ['content', scenario, place].filter(Boolean).join('.'),
    message,
    hint,
  }))
  if (problems[0]) throw new AppError('invalid', problems[0].message, problems)
}

async function decideContent(scope: Scope, content: RegisterContent, registerId: string): Promise<Change[]> {
  const roles = await scope.tx.ownerRole.findMany({ where: { deletedAt: null }, select: { id: true, name: true } })
  const byName = new Map(roles.map((role) => [role.name, role.id]))
  const policy = await scope.tx.scoringPolicy.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true } })
  return contentToRows(content, {
    registerId,
    scoringPolicyId: present(policy, 'every workspace has a scoring policy').id,
    newId,
    findRole: (name) => byName.get(name) ?? null,
  })
}
