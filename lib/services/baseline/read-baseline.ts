import type { Actor } from '@/lib/domain/access/actor'
import type { BaselineContent } from '@/lib/domain/baseline/baseline-content'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { completeRows, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import { RowSet } from '@/lib/domain/row/row-set'
import { listBaselines, readBaselineTexts } from '@/lib/data/baselines'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { AppError } from '@/lib/kernel/errors'

/** A baseline with all that it froze. */
export interface Baseline {
  registerId: string
  head: BaselineRow
  /** The frozen rows, as documents are made of them. */
  rows: RowSet
  holders: FrozenRows['holders']
  /** The day (ISO, UTC) on which those held their roles. */
  day: string
  content: BaselineContent
  /** False where the texts are not those that were frozen. */
  isWhole: boolean
}

const TIMEOUT = { timeout: 30_000 }

/** A baseline of a register by its number. Throws AppError `not-found`. */
export async function readBaseline(actor: Actor, code: string, number: number): Promise<Baseline> {
  return withReading(actor, async (reading) => openBaseline(reading, await findRegisterId(reading, code), number), TIMEOUT)
}

/** The same within a reading. Throws AppError `not-found`. */
export async function openBaseline(reading: Reading, registerId: string, number: number): Promise<Baseline> {
  const head = (await listBaselines(reading, registerId)).find((row) => row.number === number) ?? refuseUnknown()
  const texts = (await readBaselineTexts(reading, registerId, head.id)) ?? refuseUnknown()
  const frozen = JSON.parse(texts.rows) as FrozenRows
  const isWhole = digestText(texts.rows) === head.digest && digestText(texts.content) === head.contentDigest
  return { registerId, head, rows: RowSet.of(completeRows(frozen.rows)), holders: frozen.holders, day: frozen.day, content: JSON.parse(texts.content) as BaselineContent, isWhole }
}

/** Throws AppError `not-found`, in the same words wherever the baseline is not. */
export function refuseUnknown(): never {
  const message = 'There is no such baseline here.'
  throw new AppError('not-found', message, [{ path: 'number', message, hint: 'Look at the list of the register’s baselines.' }])
}

/** Throws AppError `precondition`: nothing goes out under the number of a baseline whose texts are not those that were frozen. */
export function refuseTampered(number: number): never {
  const message = `What is stored of baseline ${number} is not what was frozen.`
  throw new AppError('precondition', message, [{ path: 'baseline', message, hint: 'Verify the record, which names what was changed.' }])
}
