import * as z from 'zod/mini'
import { AppError } from '@/lib/kernel/errors'
import { controlCommands, controlLinkCommands } from '@/lib/domain/control/control-commands'
import { controlRow } from '@/lib/domain/control/control-rows'
import type { Change, Row } from '@/lib/domain/row/change'
import { defineCommand } from '@/lib/domain/row/command'
import { COMMAND_ROWS_MAX } from '@/lib/domain/row/row-commands'
import { newRowSchema } from '@/lib/domain/row/row-schema'
import type { RowReader } from '@/lib/domain/row/row-reader'

const served = z.strictObject({ linkId: z.uuid(), failureModeId: z.uuid() })

export interface IntroduceControlInput {
  control: Row
  serves: { linkId: string; failureModeId: string }[]
}

/** Adds one control together with the failure modes that it serves, so that none is ever stored that serves nothing. */
export const introduceControl = defineCommand<IntroduceControlInput>({
  name: 'control.introduce',
  event: 'control.introduced',
  stream: 'register',
  schema: z.strictObject({
    control: newRowSchema(controlRow),
    serves: z.array(served).check(z.minLength(1, { error: 'A control serves at least one failure mode.' }), z.maxLength(COMMAND_ROWS_MAX)),
  }),
  needs: (input, context) => [
    ...controlCommands.add.needs({ rows: [input.control] }, context),
    ...controlLinkCommands.add.needs({ rows: linksOf(input) }, context),
  ],
  apply(rows, input, context) {
    const added = refuseAt('control', () => controlCommands.add.apply(rows, { rows: [input.control] }, context))
    const links = refuseAt('serves', () => controlLinkCommands.add.apply(withControl(rows, input.control), { rows: linksOf(input) }, context))
    return [...added, ...links]
  },
})

function linksOf({ control, serves }: IntroduceControlInput): Row[] {
  return serves.map(({ linkId, failureModeId }) => ({ id: linkId, controlId: control.id, failureModeId, deletedAt: null }))
}

/** The rows as they stand once the control is there. */
function withControl(rows: RowReader, control: Row): RowReader {
  return {
    get: (kind, id) => (kind === 'control' && id === control.id ? (control as never) : rows.get(kind, id)),
    where: (kind, field, value) => rows.where(kind, field, value),
  }
}

// The two parts speak of `rows`; whoever sent this command knows them under other names.
function refuseAt(place: 'control' | 'serves', work: () => Change[]): Change[] {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const own = (path: string) => path.replace(/^rows(\.\d+)?/, place === 'control' ? 'control' : 'serves$1')
    throw new AppError(error.code, error.message, error.problems.map((problem) => ({ ...problem, path: own(problem.path) })))
  }
}
