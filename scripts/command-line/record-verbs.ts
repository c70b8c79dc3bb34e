import { text } from 'node:stream/consumers'
import { CommandLineError } from './command-line-error'
import type { Call } from './call'
import { signingKey } from '@/lib/data/signing-key'
import { printChecked, printFinding } from '@/lib/domain/baseline/verify-report'
import { verifyRecord } from '@/lib/services/baseline/verify-record'
import { listVerbs } from '@/lib/services/catalogue'
import { listRegisters } from '@/lib/services/register/list-registers'
import { findRegister } from '@/lib/services/register/find-register'
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

/** Checks the record of a workspace, or of one register; exit code 1 when something does not fit. The first record that does not stands first. */
export async function verify({ actor, positionals }: Call): Promise<number> {
  const report = await verifyRecord(actor, { code: positionals[0] })
  process.stdout.write(`${printChecked(report)}\n`)
  if (report.findings.length === 0) process.stdout.write('Every record fits.\n')
  for (const finding of report.findings) process.stdout.write(`${printFinding(finding)}\n`)
  if (report.hasMore) process.stdout.write('… and more.\n')
  return report.findings.length > 0 ? 1 : 0
}

/** Prints the public key that this server signs with. */
export async function printKey(): Promise<number> {
  const { keyId, publicKey } = signingKey()
  process.stdout.write(`${keyId}\n${publicKey}`)
  return 0
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
