import type { EditInput } from '@/lib/domain/row/row-commands'
import { defineRowCommands } from '@/lib/domain/row/row-commands'
import type { Command } from '@/lib/domain/row/command'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { meetingInputRow } from '@/lib/domain/workshop/meeting-rows'
import { requireOpenWorkshop, workshopsIn } from '@/lib/domain/workshop/workshop-standing'

const { edit } = defineRowCommands(meetingInputRow, 'register')

/** Whoever takes part says of each input whether it is there, while the meeting goes on. The list itself is copied from the agenda. */
export const meetingInputCommands = {
  edit: {
    ...edit,
    follows: (rows, input, context) => [...(edit.follows?.(rows, input, context) ?? []), { kind: 'workshop', ids: workshopsOf(rows, input) }],
    apply(rows, input, context) {
      for (const id of workshopsOf(rows, input)) requireOpenWorkshop(rows, id)
      return edit.apply(rows, input, context)
    },
  } satisfies Command<EditInput>,
}

function workshopsOf(rows: RowReader, { edits }: EditInput): string[] {
  return workshopsIn(edits.flatMap(({ id }) => rows.get('meeting-input', id) ?? []))
}
