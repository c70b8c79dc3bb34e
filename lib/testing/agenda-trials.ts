import { AGENDA } from '@/lib/domain/workshop/agenda'
import { printPlan } from '@/lib/domain/workshop/agenda-plan'
import { RowSet } from '@/lib/domain/row/row-set'
import { readRegister } from '@/lib/services/register/read-register'
import { letWorkshopRest } from '@/lib/testing/resting-workshop'
import { newWorkshop, openTestWorkshop } from '@/lib/testing/test-workshop'
import { send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

interface TrialPlace {
  as: TestWorkspace['as']
  registerId: string
  /** The owner’s connection to the database. */
  ownerUrl: string
}

/** The least that an own agenda needs. */
export const newTemplate = () => ({ name: 'Ours', plan: printPlan({ base: 'pre-mortem', phases: [...AGENDA], inputs: [] }) })

/** The least that an undertaking of the administrator needs: an action that lands on them. */
export async function newUndertaking({ as, registerId }: TrialPlace): Promise<Record<string, unknown>> {
  const rows = RowSet.of((await readRegister(as.viewer, 'D10')).rows)
  const membershipId = present(rows.all('membership').find(({ name }) => name === 'Test administrator'), 'the administrator').id
  const action = { id: newId(), what: 'Count rows', membershipId, due: '2026-12-01', failureModeId: present(rows.all('failure-mode').find(({ deletedAt }) => deletedAt === null), 'a failure mode').id }
  await send(as.administrator, 'action.add', { rows: [action] }, registerId)
  return { workshopId: (await openTestWorkshop(as.administrator, registerId, 'named')).workshopId, actionId: action.id }
}

/** A minimal valid input, of an administrator, for each verb around the agenda of a workshop; `place` is asked when the trial is made. */
export function trialsOfAgenda(place: () => TrialPlace): Record<string, () => Promise<{ input: unknown }>> {
  return {
    'workshop.open': async () => ({ input: newWorkshop('named') }),
    'workshop.join': async () => {
      const { id, ...open } = newWorkshop('named')
      await send(place().as.facilitator, 'workshop.open', { id, ...open }, place().registerId)
      return { input: { workshopId: id, participantId: newId() } }
    },
    'workshop.edit': async () => {
      const { workshopId } = await openTestWorkshop(place().as.administrator, place().registerId, 'named')
      return { input: { edits: [{ id: workshopId, field: 'title', before: 'Pre-mortem', after: 'Renamed' }] } }
    },
    'meeting-input.edit': async () => {
      const { as, registerId } = place()
      const input = { ...newWorkshop('named'), inputs: [{ id: newId(), title: 'Data model' }] }
      await send(as.facilitator, 'workshop.open', input, registerId)
      return { input: { edits: [{ id: input.inputs[0]?.id, field: 'state', before: 'open', after: 'there' }] } }
    },
    'workshop.lapse': async () => {
      const { as, registerId, ownerUrl } = place()
      const { workshopId } = await openTestWorkshop(as.administrator, registerId, 'named')
      await letWorkshopRest(ownerUrl, workshopId, 25)
      return { input: { workshopId } }
    },
  }
}
