import { listWorkspaces } from '@/lib/data/identity'
import { closeForgottenWorkshops, type ForgottenRun } from '@/lib/services/workshop/close-forgotten'

/** Closes the forgotten meetings of every workspace, one after the other. What fails in one is thrown after the others are done. */
export async function closeForgotten(): Promise<ForgottenRun> {
  const total: ForgottenRun = { closed: 0, destroyed: 0 }
  const faults: unknown[] = []
  for (const { workspaceId } of await listWorkspaces()) {
    try {
      const { closed, destroyed } = await closeForgottenWorkshops(workspaceId)
      total.closed += closed
      total.destroyed += destroyed
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'The forgotten meetings of a workspace could not be closed.')
  return total
}
