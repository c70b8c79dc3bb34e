import { gatherAcceptances } from '@/lib/domain/acceptance/acceptance-standing'
import type { Judged } from '@/lib/domain/acceptance/ask-acceptance'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { scoreFactors } from '@/lib/domain/scoring/score'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { LoadedRows } from '@/lib/services/loaded-rows'
import { present } from '@/lib/kernel/assert'

/**
 * A failure mode with what a decision about it rests on: its current score under the policy of its register and its acceptances. Register and failure mode
 * are locked, so that nobody scores it, adopts another policy or decides at the same moment.
 */
export async function loadJudged(scope: Scope, registerId: string, failureModeId: string): Promise<Judged> {
  const rows = new LoadedRows()
  const values = [failureModeId]
  rows.add(
    await loadNeededRows(scope, registerId, [
      { kind: 'register', ids: [registerId] },
      { kind: 'failure-mode', ids: values },
      { kind: 'assessment', field: 'failureModeId', values },
      { kind: 'acceptance', field: 'failureModeId', values },
      { kind: 'acceptance-decision', field: 'failureModeId', values },
    ]),
  )
  const { scoringPolicyId } = present(rows.get('register', registerId), 'the register of the stream')
  rows.add(await loadNeededRows(scope, registerId, [{ kind: 'scoring-policy', ids: [scoringPolicyId] }]))
  const policy = readStoredPolicy(present(rows.get('scoring-policy', scoringPolicyId), 'a register has a policy'))
  const score = scoreFactors(policy, factorsOf(latestAssessment(rows, failureModeId, 'current')))
  return { failureMode: rows.get('failure-mode', failureModeId), score, acceptances: gatherAcceptances(rows, failureModeId) }
}

/** The same by an acceptance of it; `found` is that one, undefined where it is not here. */
export async function loadJudgedOf(scope: Scope, registerId: string, acceptanceId: string): Promise<{ judged: Judged; found: Judged['acceptances'][number] | undefined }> {
  const [row] = await scope.tx.$queryRaw<{ id: string }[]>`SELECT failure_mode_id AS id FROM acceptance
    WHERE workspace_id = ${scope.workspaceId}::uuid AND register_id = ${registerId}::uuid AND id = ${acceptanceId}::uuid`
  const judged = row ? await loadJudged(scope, registerId, row.id) : NOTHING
  return { judged, found: judged.acceptances.find(({ acceptance }) => acceptance.id === acceptanceId) }
}

const NOTHING: Judged = { failureMode: undefined, score: { state: 'incomplete', scored: 0 }, acceptances: [] }
