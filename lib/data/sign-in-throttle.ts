import { database } from '@/lib/data/client'

/** Failures of keys since their window began; a window lasts `windowMinutes`. Keys are keyed hashes, never addresses. */
export async function countFailures(keyHashes: readonly string[], windowMinutes: number): Promise<number> {
  const [row] = await database().$queryRaw<{ most: number }[]>`SELECT coalesce(max(failures), 0)::integer AS most FROM sign_in_throttle
    WHERE key_hash = ANY(${[...keyHashes]}::text[]) AND window_start > now() - make_interval(mins => ${windowMinutes}::integer)`
  return row?.most ?? 0
}

/** Counts one more failure for keys, beginning a new window where the old one is over. */
export async function addFailure(keyHashes: readonly string[], windowMinutes: number): Promise<void> {
  await database().$executeRaw`INSERT INTO sign_in_throttle (key_hash, failures) SELECT k, 1 FROM unnest(${[...keyHashes]}::text[]) AS k ORDER BY k
    ON CONFLICT (key_hash) DO UPDATE SET
      failures = CASE WHEN sign_in_throttle.window_start > now() - make_interval(mins => ${windowMinutes}::integer) THEN sign_in_throttle.failures + 1 ELSE 1 END,
      window_start = CASE WHEN sign_in_throttle.window_start > now() - make_interval(mins => ${windowMinutes}::integer) THEN sign_in_throttle.window_start ELSE now() END,
      updated_at = now()`
}

/** Forgets the failures of keys, after a good sign-in. */
export async function clearFailures(keyHashes: readonly string[]): Promise<void> {
  await database().$executeRaw`UPDATE sign_in_throttle SET failures = 0, updated_at = now() WHERE key_hash = ANY(${[...keyHashes]}::text[])`
}

/** Marks a key as used up. False when it was already. */
export async function claimOnce(keyHash: string): Promise<boolean> {
  const added = await database().$executeRaw`INSERT INTO sign_in_throttle (key_hash, failures) VALUES (${keyHash}, 0) ON CONFLICT (key_hash) DO NOTHING`
  return added === 1
}
