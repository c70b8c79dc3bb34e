import type { Command, CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands, refuseProblems, type AddInput, type EditInput, type IdsInput } from '@/lib/domain/row/row-commands'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'
import { cardGroupRow, cardRow } from '@/lib/domain/workshop/workshop-rows'
import { insideNeeds, leadingNeed, refuseGrouping, requireLeading, workshopsIn } from '@/lib/domain/workshop/workshop-standing'
import { GROUPS_MAX } from '@/lib/domain/workshop/workshop-words'
import { AppError } from '@/lib/kernel/errors'

const plainCard = defineRowCommands(cardRow, 'register', {
  check: (row, rows) => {
    const group = typeof row.cardGroupId === 'string' ? rows.get('card-group', row.cardGroupId) : undefined
    if (!group || group.workshopId === row.workshopId) return []
    return [{ message: 'This group belongs to another workshop.', hint: 'Choose one of the same workshop.' }]
  },
})

const plainGroup = defineRowCommands(cardGroupRow, 'register', {
  needs: (rows, context) => [
    { kind: 'card-group', field: 'workshopId', values: workshopsIn(rows) },
    { kind: 'workshop-phase', field: 'workshopId', values: workshopsIn(rows) },
    leadingNeed(workshopsIn(rows)),
    ...insideNeeds(context),
  ],
  complete(rows, added) {
    for (const id of workshopsIn(added)) {
      const there = rows.where('card-group', 'workshopId', id).filter((group) => group.deletedAt === null)
      const message = `A workshop holds at most ${GROUPS_MAX} groups.`
      if (there.length + added.length > GROUPS_MAX) throw new AppError('limit', message, [{ path: 'rows', message, hint: 'Merge some first.' }])
    }
    return { added, also: [] }
  },
})

/** Cards are moved between groups and parked, and removed by who leads; what they say and who wrote them never changes. */
export const cardCommands = { edit: removingWhileLeading(whileGrouping('card', plainCard.edit, ({ edits }: EditInput) => edits.map(({ id }) => id))) }

/** Groups are made, named, linked, parked, taken apart and brought back by whoever takes part. */
export const cardGroupCommands = {
  add: addWhileGrouping(plainGroup.add),
  edit: whileGrouping('card-group', plainGroup.edit, ({ edits }: EditInput) => edits.map(({ id }) => id)),
  delete: whileGrouping('card-group', plainGroup.delete, ({ ids }: IdsInput) => ids),
  restore: whileGrouping('card-group', plainGroup.restore, ({ ids }: IdsInput) => ids),
}

/** The same command, refused where cards are not on the table. Its workshop is known only once its rows are. */
function whileGrouping<I>(kind: 'card' | 'card-group', command: Command<I>, idsOf: (input: I) => string[]): Command<I> {
  const workshops = (rows: RowReader, input: I) => workshopsIn(idsOf(input).flatMap((id) => rows.get(kind, id) ?? []))
  return {
    ...command,
    follows: (rows, input, context) => [...(command.follows?.(rows, input, context) ?? []), ...standingNeeds(workshops(rows, input), context)],
    apply(rows, input, context) {
      refuseElsewhere(rows, workshops(rows, input), context)
      return command.apply(rows, input, context)
    },
  }
}

/** The same command, which takes a card off the table, puts it back or moves one that is off it only for who leads. */
function removingWhileLeading(command: Command<EditInput>): Command<EditInput> {
  return {
    ...command,
    apply(rows, input, context) {
      const touched = input.edits.filter(({ id, field, after }) => (field === 'state' && after === 'removed') || rows.get('card', id)?.state === 'removed')
      for (const id of workshopsIn(touched.flatMap((one) => rows.get('card', one.id) ?? []))) requireLeading(rows, id, context)
      return command.apply(rows, input, context)
    },
  }
}

function addWhileGrouping(command: Command<AddInput>): Command<AddInput> {
  return {
    ...command,
    apply(rows, input, context) {
      // A workshop that is not there is refused by the command itself, with the place of the row.
      refuseElsewhere(rows, workshopsIn(input.rows).filter((id) => rows.get('workshop', id)), context)
      return command.apply(rows, input, context)
    },
  }
}

function refuseElsewhere(rows: RowReader, workshops: readonly string[], context: CommandContext): void {
  if (workshops.length > 1) {
    refuseProblems([{ path: '', message: 'These belong to several workshops.', hint: 'Change one workshop at a time.' }])
  }
  for (const id of workshops) refuseGrouping(rows, id, context)
}

function standingNeeds(workshops: readonly string[], context: CommandContext): Need[] {
  if (workshops.length === 0) return []
  return [
    { kind: 'workshop', ids: workshops },
    { kind: 'workshop-phase', field: 'workshopId', values: workshops },
    leadingNeed(workshops),
    ...insideNeeds(context),
  ]
}
