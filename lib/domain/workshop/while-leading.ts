import type { Command } from '@/lib/domain/row/command'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'
import { leadingNeed, requireLeading } from '@/lib/domain/workshop/workshop-standing'

/** The same command, for who leads the workshops that it speaks of and while they go on. Throws what `requireLeading` throws. */
export function whileLeading<I>(command: Command<I>, workshops: (rows: RowReader, input: I) => string[]): Command<I> {
  return {
    ...command,
    follows: (rows, input, context) => [...(command.follows?.(rows, input, context) ?? []), ...leadingNeeds(workshops(rows, input))],
    apply(rows, input, context) {
      // A workshop that is not there is refused by the command itself, with the place of the row.
      for (const id of workshops(rows, input)) if (rows.get('workshop', id)) requireLeading(rows, id, context)
      return command.apply(rows, input, context)
    },
  }
}

/** Rows that say who leads workshops. */
export function leadingNeeds(workshops: readonly string[]): Need[] {
  return workshops.length === 0 ? [] : [{ kind: 'workshop', ids: workshops }, leadingNeed(workshops)]
}
