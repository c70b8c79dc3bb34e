import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { SignedHead } from '@/lib/domain/baseline/signed-statement'
import { keyFolder } from '@/lib/data/signing-key'
import { canonicalJson } from '@/lib/kernel/canonical-json'

const FILE = 'signed-heads.jsonl'

/** The file beside the key that only ever grows: a signed head a line, so that one that is taken out of the database is missed. */
export function headCopyFile(): string {
  return path.join(keyFolder(), FILE)
}

/** Adds signed heads to the copy. Where the disk refuses, the daily job finds what is missing and adds it then. */
export function keepHeads(heads: readonly SignedHead[]): void {
  try {
    fs.appendFileSync(headCopyFile(), heads.map((head) => `${canonicalJson(head)}\n`).join(''), { mode: 0o600 })
  } catch {
    // The command is done, and the copy is behind by these lines until the next run of the job.
  }
}

const headSchema = z.object({
  workspaceId: z.uuid(),
  streamId: z.uuid(),
  seq: z.int(),
  hash: z.string(),
  day: z.string(),
  keyId: z.string(),
  signature: z.string(),
})

/** The copy's heads of one workspace, in the order in which they were added; a line that is none comes as null with its number, counted from 1. */
export async function* readHeadCopy(workspaceId: string): AsyncGenerator<{ line: number; head: SignedHead | null }> {
  const file = headCopyFile()
  if (!fs.existsSync(file)) return
  let line = 0
  for await (const text of createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) {
    line += 1
    const head = readLine(text)
    if (head === null || head.workspaceId === workspaceId) yield { line, head }
  }
}

function readLine(text: string): SignedHead | null {
  try {
    return headSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
