import * as z from 'zod/mini'
import type { Authorship } from '@/lib/domain/workshop/workshop-words'

/** What is being written on a card. */
const draftSchema = z.object({ text: z.string(), trigger: z.string(), notice: z.string(), categoryId: z.string(), promptKey: z.nullable(z.string()) })
export type CardDraft = z.infer<typeof draftSchema>

export const EMPTY_DRAFT: CardDraft = { text: '', trigger: '', notice: '', categoryId: '', promptKey: null }

/** A draft as the tab kept it; an empty one where it kept none. */
export function readDraft(kept: string | null): CardDraft {
  try {
    return draftSchema.parse(JSON.parse(kept ?? ''))
  } catch {
    return EMPTY_DRAFT
  }
}

/** The words of a card as they are stored: what is empty is null. */
export function wordsOf({ text, trigger, notice, categoryId, promptKey }: CardDraft) {
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim())
  return { text: text.trim(), trigger: orNull(trigger), notice: orNull(notice), categoryId: orNull(categoryId), promptKey }
}

/** Who will see a card, said before anybody types. */
export const WHO_SEES = {
  named: 'Only you, until the reveal. Then everybody here sees the card with your name.',
  anonymous: 'Only you, until the reveal. Names are never shown and never stored; nobody can find out who wrote a card. Only this tab can change it.',
} as const satisfies Record<Authorship, string>

/** Who will see a ballot, said before anybody scores. */
export const WHO_SEES_SCORES = {
  named: 'Only you, until the reveal. Then everybody here sees your levels with your name.',
  anonymous: 'Only you, until the reveal. Then everybody sees the levels, and nobody whose they are: your name is taken off for good.',
} as const satisfies Record<Authorship, string>
