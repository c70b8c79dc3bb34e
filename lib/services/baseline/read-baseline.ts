import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { completeRows, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import { RowSet } from '@/lib/domain/row/row-set'
import { listBaselines, readFrozenRows } from '@/lib/data/baselines'
import type { Reading } from '@/lib/data/reading'
import { AppError } from '@/lib/kernel/errors'
import { present } from '@/lib/kernel/assert'

/** A baseline with all that it froze. */
export interface Baseline {
  registerId: string
  head: BaselineRow
  /** The frozen rows, as documents are made of them. */
  rows: RowSet
  holders: FrozenRows['holders']
  /** The day (ISO, UTC) on which those held their roles. */
  day: string
  /** False where the texts are not those that were frozen. */
  isWhole: boolean
}

/** More bytes than any text has. */
const ANY_SIZE = 2 ** 31 - 1

/** A baseline of a register by its number. Throws AppError `not-found`. */
export async function openBaseline(reading: Reading, registerId: string, number: number): Promise<Baseline> {
  const head = (await listBaselines(reading, registerId)).find((row) => row.number === number) ?? refuseUnknown()
  const { rows, digest, contentDigest } = (await readFrozenRows(reading, { registerId, baselineId: head.id }, ANY_SIZE)) ?? refuseUnknown()
  const frozen = JSON.parse(present(rows, 'rows of any size were asked for')) as FrozenRows
  const isWhole = digest === head.digest && contentDigest === head.contentDigest
  return { registerId, head, rows: RowSet.of(completeRows(frozen.rows)), holders: frozen.holders, day: frozen.day, isWhole }
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
