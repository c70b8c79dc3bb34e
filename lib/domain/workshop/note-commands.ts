import type { Row } from '@/lib/domain/row/change'
import type { Command, CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands, type EditInput, type IdsInput } from '@/lib/domain/row/row-commands'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'
import { minorityNoteRow } from '@/lib/domain/workshop/scoring-rows'
import type { ParticipantRow } from '@/lib/domain/workshop/workshop-rows'
import { refuse } from '@/lib/domain/workshop/workshop-standing'

const plain = defineRowCommands(minorityNoteRow, 'register', {
  needs: (_, context) => ownNeeds(context),
  complete(rows, added, context) {
    return { added: added.map((row, i) => ({ ...row, participantId: authorOf(rows, row, `rows.${i}`, context) })), also: [] }
  },
})

/** Who took part writes down what they hold against the value, from the reveal on; only its author changes a note. */
export const minorityNoteCommands = {
  add: plain.add,
  edit: byAuthor(plain.edit, ({ edits }: EditInput) => edits.map(({ id }) => id)),
  delete: byAuthor(plain.delete, ({ ids }: IdsInput) => ids),
  restore: byAuthor(plain.restore, ({ ids }: IdsInput) => ids),
}

/** The participant as whom somebody writes about a round. A round that is not there is refused by the command itself. */
function authorOf(rows: RowReader, { roundId }: Row, path: string, context: CommandContext): string {
  const round = typeof roundId === 'string' ? rows.get('scoring-round', roundId) : undefined
  if (round?.revealedAt === null) refuse('precondition', `${path}.roundId`, 'This round is not revealed.', 'Say it in the reason of your ballot; nobody sees that before.')
  const own = participantsOf(rows, context).find(({ workshopId, removedAt }) => workshopId === round?.workshopId && removedAt === null)
  return own?.id ?? refuse('forbidden', `${path}.roundId`, 'You did not take part in this workshop.', 'Open its page while it goes on; that is joining it.')
}

/** The same command, refused for notes of others. */
function byAuthor<I>(command: Command<I>, idsOf: (input: I) => string[]): Command<I> {
  return {
    ...command,
    needs: (input, context) => [...ownNeeds(context), ...command.needs(input, context)],
    apply(rows, input, context) {
      const own = new Set(participantsOf(rows, context).map(({ id }) => id))
      for (const note of idsOf(input).flatMap((id) => rows.get('minority-note', id) ?? [])) {
        if (!own.has(note.participantId)) refuse('forbidden', '', 'Only who wrote a note changes it.', 'Write one of your own.')
      }
      return command.apply(rows, input, context)
    },
  }
}

function ownNeeds({ by }: CommandContext): Need[] {
  return by ? [{ kind: 'participant', field: 'membershipId', values: [by.membershipId] }] : []
}

function participantsOf(rows: RowReader, { by }: CommandContext): ParticipantRow[] {
  return by ? rows.where('participant', 'membershipId', by.membershipId) : []
}
