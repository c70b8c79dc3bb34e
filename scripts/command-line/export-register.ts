import { writeFile } from 'node:fs/promises'
import { documentQuerySchema } from '@/lib/domain/document/document-choice'
import { parseInput } from '@/lib/domain/row/input-problems'
import { exportDocument } from '@/lib/services/register/export-document'
import type { Call } from './call'

/** Writes a register, one of its scenarios or a meeting's summary to standard output or a file. Throws AppError `invalid` for what is none. */
export async function exportRegister({ actor, values, positionals }: Call): Promise<number> {
  const [code = ''] = positionals
  const { format = 'md', of, scores, scenario, workshop, zone, baseline } = values
  const asked = { as: format, of, scores: scores === undefined ? undefined : '1', scenario, workshop, zone, baseline }
  const query = parseInput(documentQuerySchema, Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)))
  const { bytes } = await exportDocument(actor, code, query, { tell: () => undefined, signal: new AbortController().signal })
  if (values.output === undefined) process.stdout.write(Buffer.from(bytes))
  else await writeFile(values.output, bytes)
  return 0
}
