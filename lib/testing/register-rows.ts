import type { Row } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { AppError } from '@/lib/kernel/errors'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const REGISTER_ID = id(1)
export const WORKSPACE_ID = id(2)
export const ID = {
  policy: id(3),
  category: id(10),
  otherCategory: id(11),
  deletedCategory: id(12),
  failureMode: id(20),
  deletedFailureMode: id(21),
  secondFailureMode: id(22),
  role: id(30),
  control: id(40),
  fresh: id(90),
  spare: id(91),
  nowhere: id(99),
}
const GONE = '2026-04-01T00:00:00.000Z'

/** A row of a kind with what its fields begin with, and whatever is given. */
export function rowOf(kind: RowKind, given: Row): Row {
  const initials = Object.entries(definitionOf(kind).fields).map(([name, field]) => [name, field.initial ?? null])
  return { ...Object.fromEntries(initials), ...given }
}

export function failureModeOf(given: Row): Row {
  return rowOf('failure-mode', { title: 'A', code: 'D10-01', categoryId: ID.category, orderKey: 'a0', ...given })
}

/** A small register: two live categories and a deleted one, two live failure modes and a deleted one, a role and a control. */
export function registerRows(more: readonly Row[] = []): RowSet {
  return RowSet.of({
    register: [rowOf('register', { id: REGISTER_ID, code: 'D10', title: 'R', scoringPolicyId: ID.policy, lastCodeNumber: 3 })],
    category: [
      rowOf('category', { id: ID.category, title: 'C', orderKey: 'a0' }),
      rowOf('category', { id: ID.otherCategory, title: 'O', orderKey: 'a1' }),
      rowOf('category', { id: ID.deletedCategory, title: 'D', orderKey: 'a2', deletedAt: GONE }),
    ],
    'failure-mode': [
      failureModeOf({ id: ID.failureMode, cause: 'Old', promise: ['durability'] }),
      failureModeOf({ id: ID.deletedFailureMode, code: 'D10-02', orderKey: 'a1', deletedAt: GONE }),
      failureModeOf({ id: ID.secondFailureMode, code: 'D10-03', orderKey: 'a2' }),
      ...more,
    ],
    'owner-role': [rowOf('owner-role', { id: ID.role, name: 'SRE Lead', orderKey: 'a0' })],
    control: [rowOf('control', { id: ID.control, type: 'proof', title: 'A count', state: 'proposed' })],
  })
}

/** What was refused. Throws when nothing was. */
export function refusalOf(work: () => unknown): AppError {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
