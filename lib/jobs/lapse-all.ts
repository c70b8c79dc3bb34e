import { listWorkspaces } from '@/lib/data/identity'
import { lapseAcceptances } from '@/lib/services/acceptance/lapse-acceptances'

/** Records the acceptances of every workspace that have ended by themselves, one workspace after the other. What fails in one is thrown after the others are done. */
export async function lapseAll(): Promise<number> {
  const faults: unknown[] = []
  let recorded = 0
  for (const { workspaceId } of await listWorkspaces()) {
    try {
      recorded += await lapseAcceptances(workspaceId)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'The acceptances of a workspace could not be recorded as lapsed.')
  return recorded
}
