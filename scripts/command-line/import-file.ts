import { open } from 'node:fs/promises'
import { CommandLineError } from './command-line-error'
import type { Call } from './call'
import type { DocumentProblem } from '@/lib/exchange/markdown/document-problem'
import { importDocument, previewImport } from '@/lib/services/register/import-document'
import { newId } from '@/lib/kernel/ids'

/** Nothing larger is read into memory; the reader's own limit is below it and names it. */
const BYTES_MAX = 9_000_000

/** Lists what is wrong with a file and, when nothing stands in the way, stores it as a new register. */
export async function importFile({ actor, values, positionals }: Call): Promise<number> {
  const [file = ''] = positionals
  const bytes = await readBounded(file)
  const preview = await previewImport(actor, bytes)
  for (const problem of preview.problems) process.stderr.write(`${describeProblem(file, problem)}\n`)
  if (preview.accepted === null || preview.register === null) {
    process.stderr.write('Nothing was stored.\n')
    return 1
  }
  if (preview.problems.length > 0 && !values.yes) {
    process.stderr.write('Nothing was stored. With --yes it is stored as the warnings say.\n')
    return 1
  }
  const choice = { code: values.code, commandId: values['command-id'] ?? newId() }
  const { code } = await importDocument(actor, bytes, preview.accepted, choice)
  process.stdout.write(`${code}: ${preview.register.scenarioCount} scenarios imported.\n`)
  return 0
}

function describeProblem(file: string, { line, severity, message, hint }: DocumentProblem): string {
  return `${file}:${line}: ${severity}: ${message} ${hint}`
}

async function readBounded(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    const bytes = new Uint8Array(Math.min(size, BYTES_MAX))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } catch (error) {
    throw new CommandLineError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
