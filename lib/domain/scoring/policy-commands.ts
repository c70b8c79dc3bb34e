import * as z from 'zod/mini'
import { AppError } from '@/lib/kernel/errors'
import type { Row } from '@/lib/domain/row/change'
import { defineCommand } from '@/lib/domain/row/command'
import { defineRowCommands, type RuleProblem } from '@/lib/domain/row/row-commands'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { storedPolicyProblems } from '@/lib/domain/scoring/stored-policy-problems'
import { scoringPolicyRow } from '@/lib/domain/workspace/workspace-rows'

/** Stores versions of policies. A version is never edited or deleted, so this is the only command of its kind. */
export const addScoringPolicies = defineRowCommands(scoringPolicyRow, 'workspace', { check: checkPolicy }).add

// The fields were parsed one by one already; what they make together is a policy or none.
const versionSchema = z.object({ kind: fieldSchema(scoringPolicyRow.fields.kind), weights: z.array(z.number()), edges: z.array(z.number()) })

function checkPolicy(row: Row): RuleProblem[] {
  return storedPolicyProblems(versionSchema.parse(row)).map((message) => ({ message, hint: 'Change weights or band edges.' }))
}

export interface AdoptPolicyInput {
  before: string
  after: string
}

/**
 * Makes a stored version the policy of a register. It names the version that it replaces, so that of two people one is told. Assessments keep
 * the policy that they were made under; what is derived from now on follows the new one.
 */
export const adoptPolicy = defineCommand<AdoptPolicyInput>({
  name: 'scoring-policy.adopt',
  event: 'scoring-policy.adopted',
  stream: 'register',
  needsReason: true,
  schema: z.strictObject({
    before: z.uuid({ error: 'Expected the id of the policy that is replaced.' }),
    after: z.uuid({ error: 'Expected the id of a policy.' }),
  }),
  needs: ({ after }, context) => [
    { kind: 'register', ids: [context.streamId] },
    { kind: 'scoring-policy', ids: [after] },
  ],
  apply(rows, { before, after }, context) {
    const register = rows.get('register', context.streamId)
    if (!register) refuseMissing('registerId', 'There is no such register here.', 'Send the id of a register of this workspace.')
    if (!rows.get('scoring-policy', after)) {
      refuseMissing('after', 'There is no such scoring policy here.', 'Store the version first, or choose one that the workspace has.')
    }
    const current = register.scoringPolicyId
    if (current === after) return []
    if (current !== before) {
      const message = 'The scoring policy was changed by somebody else.'
      const hint = 'Look at the policy that stands now, then adopt yours over it.'
      throw new AppError('conflict', message, [{ path: 'before', message, hint, current }])
    }
    return [{ kind: 'register', id: register.id, field: 'scoringPolicyId', before, after }]
  },
})

function refuseMissing(path: string, message: string, hint: string): never {
  throw new AppError('not-found', message, [{ path, message, hint }])
}
