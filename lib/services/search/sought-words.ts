import type { SoughtWords } from '@/lib/domain/search/excerpt'
import type { Scope } from '@/lib/data/scope'
import { readNearWords, readQueryWords } from '@/lib/data/search/search-storage'

/** What an excerpt marks: the words of the query, or those that look like them where only such were found. */
export async function readSoughtWords(scope: Scope, registerId: string | null, query: string, isNear: boolean): Promise<SoughtWords> {
  const words = await readQueryWords(scope, query)
  return { words: isNear ? await readNearWords(scope, registerId, words) : words, isNear }
}
