import { may } from '@/lib/domain/access/permissions'
import { commentRow } from '@/lib/domain/comment/comment-rows'
import { listMentions } from '@/lib/domain/comment/mentions'
import { sameValue, type Row } from '@/lib/domain/row/change'
import type { ActingMember, CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands, type RowRules, type RuleProblem } from '@/lib/domain/row/row-commands'
import { AppError } from '@/lib/kernel/errors'

const commentRules: RowRules = {
  // Who speaks is who acts: the author is never taken from an input, in the browser or on the server.
  complete(_reader, added, context) {
    const { membershipId } = requireMember(context)
    const rows = added.map((row) => ({ ...row, authorId: membershipId, postedAt: context.now, editedAt: null }))
    return { added: rows, also: [] }
  },
  check: (row) => (sameValue(listMentions(String(row.text)), row.mentions) ? [] : [OTHER_MENTIONS]),
  editAlso: (context) => ({ editedAt: context.now }),
  permit(act, row, context) {
    const by = requireMember(context)
    if (act === 'edit') return isAuthor(row, by) ? null : NOT_YOURS_TO_EDIT
    return mayRemoveComment(row, by) ? null : NOT_YOURS_TO_DELETE
  },
}

export const commentCommands = defineRowCommands(commentRow, 'register', commentRules)

/** True when a comment is the member's own, and so theirs to edit. */
export function isAuthor(comment: Row, by: ActingMember): boolean {
  return comment.authorId === by.membershipId
}

/** True when a member may delete a comment, or bring it back: its author, and whoever administers the workspace. */
export function mayRemoveComment(comment: Row, by: ActingMember): boolean {
  return isAuthor(comment, by) || may(by.roles, 'manage-people')
}

const OTHER_MENTIONS: RuleProblem = {
  message: 'The mentions are not those of the text.',
  hint: 'List the ids of “@[name](id)” in the order of the text, each once.',
}
const NOT_YOURS_TO_EDIT: RuleProblem = {
  message: 'Only its author edits a comment.',
  hint: 'Write a comment of your own beneath it.',
}
const NOT_YOURS_TO_DELETE: RuleProblem = {
  message: 'A comment is deleted or brought back by its author or by an administrator.',
  hint: 'Ask one of them.',
}

function requireMember({ by }: CommandContext): ActingMember {
  if (by) return by
  const message = 'A comment needs a member who says it.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'Sign in and comment on the page; this door acts for nobody in particular.' }])
}
