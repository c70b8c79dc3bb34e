import { defineRowCommands, type AddInput, type IdsInput } from '@/lib/domain/row/row-commands'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { whileLeading } from '@/lib/domain/workshop/while-leading'
import { coFacilitatorRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, refuse, workshopsIn } from '@/lib/domain/workshop/workshop-standing'
import { CO_FACILITATORS_MAX } from '@/lib/domain/workshop/workshop-words'

const plain = defineRowCommands(coFacilitatorRow, 'register', {
  needs: (rows) => [leadingNeed(workshopsIn(rows))],
  complete(rows, added) {
    for (const workshopId of workshopsIn(added)) {
      const there = rows.where('co-facilitator', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
      if (there.length + added.length > CO_FACILITATORS_MAX) {
        refuse('limit', 'rows', `At most ${CO_FACILITATORS_MAX} people lead a workshop together.`, 'Let one of them go first.')
      }
      const people = [...there, ...added.filter((row) => row.workshopId === workshopId)].map(({ membershipId }) => membershipId)
      if (new Set(people).size !== people.length) refuse('conflict', 'rows', 'They lead this workshop already.', 'Nothing need be done.')
    }
    return { added, also: [] }
  },
})

/** Whoever leads a workshop lets others lead it too, and takes that back. */
export const coFacilitatorCommands = {
  add: whileLeading(plain.add, (_, { rows }: AddInput) => workshopsIn(rows)),
  delete: whileLeading(plain.delete, workshopsOf),
  restore: whileLeading(plain.restore, workshopsOf),
}

function workshopsOf(rows: RowReader, { ids }: IdsInput): string[] {
  return workshopsIn(ids.flatMap((id) => rows.get('co-facilitator', id) ?? []))
}
