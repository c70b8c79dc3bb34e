import type { CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands } from '@/lib/domain/row/row-commands'
import { planProblems } from '@/lib/domain/workshop/agenda-plan'
import { TEMPLATES_OF_ONE_MAX } from '@/lib/domain/workshop/agenda-words'
import { agendaTemplateRow } from '@/lib/domain/workshop/meeting-rows'
import { refuse } from '@/lib/domain/workshop/workshop-standing'

/** Agendas of the workspace's own: whoever runs workshops keeps, changes and deletes them. A meeting copies one and points at none. */
export const agendaTemplateCommands = defineRowCommands(agendaTemplateRow, 'workspace', {
  needs: (_, context) => [{ kind: 'agenda-template', field: 'ownerId', values: [requireKeeper(context)] }],
  complete(rows, added, context) {
    // Whose an agenda is, is whoever saved it; it is never taken from an input.
    const ownerId = requireKeeper(context)
    const there = rows.where('agenda-template', 'ownerId', ownerId).filter(({ deletedAt }) => deletedAt === null)
    if (there.length + added.length > TEMPLATES_OF_ONE_MAX) refuse('limit', 'rows', `At most ${TEMPLATES_OF_ONE_MAX} agendas of one person.`, 'Delete one that nobody opens any more.')
    return { added: added.map((row) => ({ ...row, ownerId })), also: [] }
  },
  check: (row) => planProblems(String(row.plan)),
})

function requireKeeper({ by }: CommandContext): string {
  return by?.membershipId ?? refuse('forbidden', '', 'An agenda is kept by a member.', 'Sign in and save it on the page; this door acts for nobody in particular.')
}
