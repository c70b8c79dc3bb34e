import type { SoughtWords } from '@/lib/domain/search/excerpt'
import type { Asking } from '@/lib/data/reading'
import { readNearWords, readQueryWords } from '@/lib/data/search/search-storage'

/** What an excerpt marks: the words of the query, or those that look like them where only such were found. */
export async function readSoughtWords(asking: Asking, registerId: string | null, query: string, isNear: boolean): Promise<SoughtWords> {
  const words = await readQueryWords(asking, query)
  return { words: isNear ? await readNearWords(asking, registerId, words) : words, isNear }
}
