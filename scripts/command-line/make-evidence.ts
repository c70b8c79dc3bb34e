import { writeFile } from 'node:fs/promises'
import { evidenceQuerySchema } from '@/lib/domain/document/document-choice'
import { parseInput } from '@/lib/domain/row/input-problems'
import { makeEvidence } from '@/lib/services/evidence/make-evidence'
import type { Call } from './call'

/** Writes the evidence bundle of a baseline to a file: the one that is named, or one of its own name in this folder. */
export async function writeEvidence({ actor, values, positionals }: Call): Promise<number> {
  const [code = '', number = ''] = positionals
  const { zone } = parseInput(evidenceQuerySchema, values.zone === undefined ? {} : { zone: values.zone })
  const { name, bytes } = await makeEvidence(actor, code, Number(number), zone, { tell: () => undefined, signal: new AbortController().signal })
  const file = values.output ?? name
  await writeFile(file, bytes)
  process.stdout.write(`${file}\n`)
  return 0
}
