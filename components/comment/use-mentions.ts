'use client'

import { useMemo } from 'react'
import type { Draft } from '@/components/comment/use-draft'
import { listMentions, printMentions, readMentions, type Mentionable } from '@/lib/domain/comment/mentions'
import { membersNow } from '@/lib/domain/workspace/members'
import { useRoomView } from '@/lib/live/client/room'

export interface Mentions {
  /** Members of today but oneself, by name. */
  people: Mentionable[]
  /** The present name of a member, also of one who has left; null for somebody unknown. */
  nameOf(membershipId: string): string | null
  /** What a command takes: the text with its mentions, and whom it mentions. */
  toFields(draft: Draft): { text: string; mentions: string[] }
  /** A stored text as it is typed. */
  toDraft(text: string): Draft
}

/** Mentions in the room around this component. */
export function useMentions(): Mentions {
  const { rows, reader } = useRoomView()
  return useMemo(() => {
    const nameOf = (id: string) => rows.get('membership', id)?.name ?? null
    return {
      people: membersNow(rows)
        .filter((member) => member.id !== reader.membershipId)
        .map(({ id, name }) => ({ id, name })),
      nameOf,
      toFields: ({ text, chosen }) => {
        const kept = readMentions(text.trim(), chosen)
        return { text: kept, mentions: listMentions(kept) }
      },
      toDraft: (text) => ({
        text: printMentions(text, nameOf),
        chosen: listMentions(text).flatMap((id) => {
          const name = nameOf(id)
          return name === null ? [] : [{ id, name }]
        }),
      }),
    }
  }, [rows, reader.membershipId])
}
