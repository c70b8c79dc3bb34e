import { listWorkspaces } from '@/lib/data/identity'
import { signWorkspaceHeads } from '@/lib/services/baseline/sign-heads'

/** Signs the heads of the streams of every workspace, one after the other. What fails in one is thrown after the others are done. */
export async function signAllHeads(): Promise<number> {
  const faults: unknown[] = []
  let signed = 0
  for (const { workspaceId } of await listWorkspaces()) {
    try {
      signed += await signWorkspaceHeads(workspaceId)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'The heads of a workspace could not be signed.')
  return signed
}
