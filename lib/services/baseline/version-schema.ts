import { z } from 'zod'
import type { Version } from '@/lib/services/baseline/compare-baselines'

const hint = { error: 'Expected the number of a baseline, or now.' }
const version = z.union([z.literal('now'), z.string().regex(/^[1-9]\d{0,6}$/, hint).transform(Number)], hint)

/** Two versions as an address names them. */
export const versionsSchema: z.ZodType<{ from: Version; to: Version }> = z.object({ from: version, to: version })
