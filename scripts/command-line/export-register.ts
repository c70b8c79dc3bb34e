import { writeFile } from 'node:fs/promises'
import { CommandLineError } from './command-line-error'
import type { Call } from './call'
import { exportMarkdown } from '@/lib/services/register/export-register'

/** Writes a register to standard output or a file. */
export async function exportRegister({ actor, values, positionals }: Call): Promise<number> {
  const [code = ''] = positionals
  if ((values.format ?? 'md') !== 'md') throw new CommandLineError(`There is no format ${JSON.stringify(values.format)}. Formats: md.`)
  const text = await exportMarkdown(actor, code)
  if (values.output === undefined) process.stdout.write(text)
  else await writeFile(values.output, text)
  return 0
}
