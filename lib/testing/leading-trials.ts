import type { MemberRole } from '@/lib/domain/access/roles'
import { RowSet } from '@/lib/domain/row/row-set'
import { phasesOf } from '@/lib/domain/workshop/board'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { readRegister } from '@/lib/services/register/read-register'
import { openTestWorkshop } from '@/lib/testing/test-workshop'
import type { TestWorkspace } from '@/lib/testing/test-workspace'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'

interface TrialPlace {
  as: TestWorkspace['as']
  registerId: string
}
interface LeadingTrial {
  input: unknown
  where?: Whereabouts
}

/** A minimal valid input, of an administrator, for each verb with which a workshop is led; `place` is asked when the trial is made. */
export function trialsOfLeading(place: () => TrialPlace): Record<string, () => Promise<LeadingTrial>> {
  const open = async (role: MemberRole = 'administrator') => {
    const { as, registerId } = place()
    const { workshopId, phaseIds } = await openTestWorkshop(as[role], registerId, 'named')
    const rows = RowSet.of((await readRegister(as.viewer, 'D10')).rows)
    const memberOf = (name: MemberRole) => present(rows.all('membership').find((row) => row.name === `Test ${name}`), name).id
    return { workshopId, phaseIds, rows, memberOf }
  }
  return {
    'workshop.focus': async () => ({ input: { workshopId: (await open()).workshopId, on: { kind: 'part', id: 'given' } } }),
    'workshop-lead.entrust': async () => {
      const { workshopId, memberOf } = await open()
      return { input: { workshopId, from: memberOf('administrator'), to: memberOf('contributor') } }
    },
    'workshop-lead.assume': async () => {
      const { workshopId, memberOf } = await open('facilitator')
      return { input: { workshopId, from: memberOf('facilitator') }, where: 'gone' }
    },
    'participant.ready': async () => {
      const { workshopId, phaseIds, rows } = await open()
      const [own] = rows.where('participant', 'workshopId', workshopId)
      return { input: { workshopId, participantId: present(own, 'a participant').id, phaseId: phaseIds[0], isReady: true } }
    },
  }
}

/** The least that a new phase needs: another first one of a workshop of its own. */
export async function newPhase({ as, registerId }: TrialPlace): Promise<Record<string, unknown>> {
  const { workshopId } = await openTestWorkshop(as.administrator, registerId, 'named')
  const [first, second] = phasesOf(RowSet.of((await readRegister(as.viewer, 'D10')).rows), workshopId)
  const { kind, title, goal, minutes, say, orderKey } = present(first, 'a first phase')
  return { workshopId, kind, title, goal, minutes, say, orderKey: orderKeyBetween(orderKey, present(second, 'a second one').orderKey) }
}
