import type { Row } from '@/lib/domain/row/change'
import type { Command, CommandContext } from '@/lib/domain/row/command'
import { defineRowCommands, type AddInput } from '@/lib/domain/row/row-commands'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'
import { bearersOf, DUTY_FIELDS, termsOf, type DutyKind } from '@/lib/domain/workshop/duties'
import { undertakingRow } from '@/lib/domain/workshop/meeting-rows'
import { refuse } from '@/lib/domain/workshop/workshop-standing'

const KINDS = Object.keys(DUTY_FIELDS) as DutyKind[]

const plain = defineRowCommands(undertakingRow, 'register', {
  complete: (rows, added, context) => ({ added: added.map((row) => ({ ...row, ...takenOn(rows, row, context) })), also: [] }),
  // What somebody said is theirs: nobody takes it back, or says it again, for them.
  permit: (_, row, { by }) =>
    by !== undefined && row.membershipId === by.membershipId ? null : { message: 'Only who said yes takes it back.', hint: 'Ask them to do it on their own page.' },
})

/**
 * Whoever something landed on says yes to it, and may take that back; nobody does for somebody else. Also after the meeting has ended: who was
 * not there says it when they read it.
 */
export const undertakingCommands = { add: withBearers(plain.add), delete: plain.delete, restore: plain.restore }

/** The same command, which also knows who holds the roles that it is about. */
function withBearers(command: Command<AddInput>): Command<AddInput> {
  return {
    ...command,
    follows: (rows, input, context) => [...(command.follows?.(rows, input, context) ?? []), ...holderNeeds(rows, input.rows, context)],
  }
}

function holderNeeds(rows: RowReader, added: readonly Row[], { by }: CommandContext): Need[] {
  const roles = added.flatMap((row) => {
    const roleId = subjectOf(rows, row)?.row.ownerRoleId
    return typeof roleId === 'string' ? [roleId] : []
  })
  if (roles.length === 0) return []
  return [
    { kind: 'owner-role', ids: roles },
    { kind: 'owner-role-holding', field: 'ownerRoleId', values: roles },
    { kind: 'membership', ids: by ? [by.membershipId] : [] },
  ]
}

/** Who takes it on, and what it says at this moment. */
function takenOn(rows: RowReader, added: Row, { by, now }: CommandContext): Pick<Row, 'membershipId' | 'terms'> {
  const membershipId = by?.membershipId ?? refuse('forbidden', '', 'A yes needs a member who says it.', 'Sign in and say it on the page; this door acts for nobody in particular.')
  const subject = subjectOf(rows, added)
  if (!subject) return refuse('invalid', 'rows', 'An undertaking is about one thing.', 'Name exactly one place in an owner chain, action or control.')
  if (subject.row.deletedAt !== null) refuse('precondition', 'rows', 'It was deleted meanwhile.', 'Nothing need be done about it.')
  if (!bearersOf(rows, subject.kind, subject.row, now.slice(0, 10)).includes(membershipId)) {
    refuse('forbidden', 'rows', 'This did not land on you.', 'Whoever is named in it, or holds the role today, says yes to it.')
  }
  return { membershipId, terms: termsOf(rows, subject.kind, subject.row) }
}

function subjectOf(rows: RowReader, added: Row): { kind: DutyKind; row: Row } | null {
  const named = KINDS.filter((kind) => typeof added[DUTY_FIELDS[kind]] === 'string')
  const [kind] = named
  if (kind === undefined || named.length > 1) return null
  const row = rows.get(kind, String(added[DUTY_FIELDS[kind]]))
  return row ? { kind, row } : null
}
