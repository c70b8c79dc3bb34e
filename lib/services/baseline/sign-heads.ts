import type { Actor } from '@/lib/domain/access/actor'
import { sayHead } from '@/lib/domain/baseline/signed-statement'
import { keepHeads } from '@/lib/data/head-copy'
import { withReading } from '@/lib/data/reading'
import { withScope } from '@/lib/data/scope'
import { signDailyHeads } from '@/lib/data/signed-heads'
import { isSignedBy, trustedKeys } from '@/lib/data/signing-key'
import { collectHeads } from '@/lib/services/baseline/verify-heads'

/**
 * Signs the heads of a workspace's streams that have moved and have none of today, and adds to the copy beside the key what it lacks: heads that another
 * node signed, or that the disk once refused. How many were signed.
 */
export async function signWorkspaceHeads(workspaceId: string): Promise<number> {
  const actor: Actor = { personId: null, workspaceId, door: 'job' }
  const signed = await withScope(actor, signDailyHeads)
  await withReading(actor, async (reading) => {
    const { stored, copied } = await collectHeads(reading)
    const kept = new Set([...copied.values()].flat().map(({ signature }) => signature))
    const keys = trustedKeys()
    // What was forged into the database is not made true by copying it.
    const isOurs = (head: Parameters<typeof sayHead>[0] & { signature: string }) => {
      const key = keys.get(head.keyId)
      return key !== undefined && isSignedBy(key, sayHead(head), head.signature)
    }
    const missing = [...stored.values()].flat().filter((head) => !kept.has(head.signature) && isOurs(head))
    if (missing.length > 0) keepHeads(missing)
  })
  return signed
}
