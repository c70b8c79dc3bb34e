import { text } from 'node:stream/consumers'
import { CommandLineError } from './command-line-error'
import type { Call } from './call'
import { listVerbs } from '@/lib/services/catalogue'
import { listRegisters } from '@/lib/services/register/list-registers'
import { findRegister, verifyRegisterChain } from '@/lib/services/register/verify-register'
import { commandEnvelope, runVerb } from '@/lib/services/run-verb'
import { parseInput } from '@/lib/domain/row/input-problems'
import { newId } from '@/lib/kernel/ids'

/** Prints every register of the workspace, one a line. */
export async function listRegisterLines({ actor }: Call): Promise<number> {
  let after: string | null = ''
  while (after !== null) {
    const { registers, next }: Awaited<ReturnType<typeof listRegisters>> = await listRegisters(actor, { after })
    for (const { code, failureModes, title } of registers) process.stdout.write(`${code}\t${failureModes}\t${title}\n`)
    after = next
  }
  return 0
}

/** Prints the verbs of the catalogue with the permission that each needs. */
export async function listVerbLines(): Promise<number> {
  for (const { name, permission } of listVerbs()) process.stdout.write(`${name}\t${permission}\n`)
  return 0
}

/** Checks a register's chain; exit code 1 when it is broken. */
export async function verifyRegister({ actor, positionals }: Call): Promise<number> {
  const { events, broken, emptied } = await verifyRegisterChain(actor, positionals[0] ?? '')
  process.stdout.write(`${events} events, ${broken.length} broken, ${emptied.length} with an emptied body\n`)
  if (broken.length > 0) process.stdout.write(`broken: ${broken.join(', ')}\n`)
  if (emptied.length > 0) process.stdout.write(`emptied: ${emptied.join(', ')}\n`)
  return broken.length > 0 ? 1 : 0
}

/** Runs one verb of the catalogue and prints its answer as JSON. */
export async function doVerb({ actor, values, positionals }: Call): Promise<number> {
  const registerId = values.register === undefined ? undefined : await findRegister(actor, values.register)
  const command = parseInput(commandEnvelope, {
    commandId: values['command-id'] ?? newId(),
    verb: positionals[0],
    registerId,
    input: await readInput(values.input),
    reason: values.reason,
  })
  process.stdout.write(`${JSON.stringify(await runVerb(actor, command))}\n`)
  return 0
}

async function readInput(given: string | undefined): Promise<unknown> {
  const source = given === '-' ? await text(process.stdin) : (given ?? '{}')
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new CommandLineError(`--input is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
