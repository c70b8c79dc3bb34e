'use client'

import Link from 'next/link'
import { describeCommentField } from '@/components/comment/field-words'
import { failureModePath } from '@/components/register/use-register'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { MentionPage } from '@/lib/domain/comment/mention-entry'

interface MentionListProps extends MentionPage {
  /** Address of older ones; `next` is put behind it. Without it there is no way on. */
  olderFrom?: string
}

/** Where somebody was mentioned lately, newest first; each leads to its comment. */
export function MentionList({ entries, next, olderFrom }: MentionListProps) {
  if (entries.length === 0) return <p className="text-sm text-muted">Nobody has mentioned you in the last 30 days.</p>
  return (
    <div className="grid gap-3">
      <ol className="divide-y">
        {entries.map((entry) => (
          <li key={entry.commentId} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-2.5">
            <Avatar name={entry.author} decorative />
            <div className="min-w-0">
              <p className="text-sm text-muted">
                <span className="font-medium text-ink">{entry.author}</span> on{' '}
                <Link href={`${failureModePath(entry.registerCode, entry.code)}#comment-${entry.commentId}`} title={entry.title}>
                  <span className="font-mono">{entry.code}</span> {entry.title}
                </Link>
                {entry.field && `, ${describeCommentField(entry.field)}`} · <RelativeTime at={entry.at} />
              </p>
              <p className="line-clamp-2 wrap-anywhere">{entry.text}</p>
            </div>
          </li>
        ))}
      </ol>
      {next !== null && olderFrom !== undefined && (
        <div>
          <ButtonLink size="small" href={`${olderFrom}${encodeURIComponent(next)}`}>
            Older mentions
          </ButtonLink>
        </div>
      )}
    </div>
  )
}
