import type * as z from 'zod/mini'
import type { Command } from '@/lib/domain/row/command'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { listProblems } from '@/lib/domain/row/input-problems'
import { AppError } from '@/lib/kernel/errors'

/** A command that was understood and waits for its turn. */
export interface Call {
  verb: string
  command: Command
  /** The input as the command's schema read it. */
  input: unknown
  /** The input as it was given, which is what is sent. */
  sent: object
  reason: string | undefined
}

/** A command by its name and input. Throws AppError `invalid`. */
export function parseCall(verb: string, input: unknown, reason: string | undefined): Call {
  const command = COMMANDS.get(verb)?.command
  if (!command) throw new AppError('invalid', `There is no command “${verb}”.`)
  const parsed = command.schema.safeParse(input)
  if (!parsed.success) throw invalidInput(parsed.error)
  return { verb, command, input: parsed.data, sent: input as object, reason }
}

function invalidInput(error: z.core.$ZodError): AppError {
  const problems = listProblems(error)
  return new AppError('invalid', problems[0]?.message ?? 'The input is not right.', problems)
}
