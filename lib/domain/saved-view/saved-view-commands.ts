import type { ActingMember, CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands, type RowRules, type RuleProblem } from '@/lib/domain/row/row-commands'
import { mayChangeView } from '@/lib/domain/saved-view/may-change-view'
import { privateViewRow, sharedViewRow } from '@/lib/domain/saved-view/saved-view-rows'
import { AppError } from '@/lib/kernel/errors'

// Whose a view is, is whoever acts; it is never taken from an input.
const complete: RowRules['complete'] = (_reader, added, context) => {
  const { membershipId } = requireMember(context)
  return { added: added.map((row) => ({ ...row, ownerId: membershipId })), also: [] }
}

export const privateViewCommands = defineRowCommands(privateViewRow, 'workspace', {
  complete,
  permit(_act, row, context) {
    // To everybody else it is not there: “not yours” would already tell of it.
    if (row.ownerId !== requireMember(context).membershipId) throw new AppError('not-found', 'There is no such private view here.', [NOT_HERE])
    return null
  },
})

export const sharedViewCommands = defineRowCommands(sharedViewRow, 'workspace', {
  complete,
  permit: (_act, row, context) => (mayChangeView(row, requireMember(context)) ? null : NOT_YOURS),
})

const NOT_HERE = { path: '', message: 'There is no such private view here.', hint: 'Somebody may have deleted it, or it is another person’s.' }
const NOT_YOURS: RuleProblem = {
  message: 'A shared view is changed by its owner, a facilitator or an administrator.',
  hint: 'Save it as a view of your own.',
}

function requireMember({ by }: CommandContext): ActingMember {
  if (by) return by
  const message = 'A view belongs to a member.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'Sign in and save it on the page; this door acts for nobody in particular.' }])
}
