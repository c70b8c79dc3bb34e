import * as z from 'zod/mini'
import type { TextAnswer } from '@/components/worksheet/text-search'

const answerSchema = z.object({ ids: z.array(z.string()), isNear: z.boolean() })

/** Asks the server which failure modes of a register hold the words in any of their texts. Throws when it gives no answer. */
export async function askForWords(registerCode: string, words: string, signal: AbortSignal): Promise<TextAnswer> {
  const response = await fetch(`/api/registers/${encodeURIComponent(registerCode)}/search?${new URLSearchParams({ q: words })}`, { signal })
  if (!response.ok) throw new Error(`The search answered ${response.status}.`)
  return answerSchema.parse(await response.json())
}
