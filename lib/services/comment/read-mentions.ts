import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { readCommentField } from '@/lib/domain/comment/comment-field'
import type { MentionPage } from '@/lib/domain/comment/mention-entry'
import { printMentions } from '@/lib/domain/comment/mentions'
import { readMemberNames, readMentionRows } from '@/lib/data/mention-reading'
import { withReadScope } from '@/lib/data/scope'

const PAGE = 20
/** Mentions are news for so many days. */
export const MENTION_DAYS = 30

/**
 * Where the actor was mentioned in the last 30 days, newest first, 20 at a time; `before` is the `next` of an earlier page. Empty for an actor
 * without a membership. A `before` that no page gave is the first page. Throws AppError `not-found` for somebody who is no member.
 */
export async function listMentionsOfMe(actor: Actor, before?: string): Promise<MentionPage> {
  const from = before === undefined ? null : readCursor(before)
  return withReadScope(actor, async (scope) => {
    const { membershipId, now } = scope
    if (membershipId === null) return { entries: [], next: null }
    const since = new Date(Date.parse(now) - MENTION_DAYS * 86_400_000).toISOString()
    const rows = await readMentionRows(scope, { membershipId, since, before: from, limit: PAGE + 1 })
    const shown = rows.slice(0, PAGE)
    const names = await readMemberNames(scope, [...new Set(shown.flatMap((row) => row.mentions))])
    const entries = shown.map((row) => ({
      ...{ commentId: row.comment_id, registerCode: row.register_code, code: row.code, title: row.title, author: row.author },
      field: row.field === null ? null : readCommentField(row.field),
      text: printMentions(row.text, (id) => names.get(id) ?? null),
      at: row.posted_at.toISOString(),
    }))
    const last = entries.at(-1)
    return { entries, next: rows.length > PAGE && last ? `${last.at} ${last.commentId}` : null }
  })
}

const cursor = z.tuple([z.iso.datetime(), z.uuid()])

function readCursor(text: string): { at: string; id: string } | null {
  const parsed = cursor.safeParse(text.split(' '))
  if (!parsed.success) return null
  const [at, id] = parsed.data
  return { at, id }
}
