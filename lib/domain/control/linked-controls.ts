import type { ControlLinkRow, ControlRow } from '@/lib/domain/control/control-rows'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'

export interface LinkedControl {
  link: ControlLinkRow
  control: ControlRow
}

/** The live controls of a failure mode in the order in which they were linked. */
export function linkedControls(rows: RowReader, failureModeId: string): LinkedControl[] {
  return rows
    .where('control-link', 'failureModeId', failureModeId)
    .filter((link) => link.deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((link): LinkedControl[] => {
      const control = rows.get('control', link.controlId)
      return control && control.deletedAt === null ? [{ link, control }] : []
    })
}

/** The live failure modes that a control serves, by code. */
export function servedFailureModes(rows: RowReader, controlId: string): FailureModeRow[] {
  return rows
    .where('control-link', 'controlId', controlId)
    .flatMap((link) => (link.deletedAt === null ? (rows.get('failure-mode', link.failureModeId) ?? []) : []))
    .filter((row) => row.deletedAt === null)
    .sort((a, b) => collator.compare(a.code, b.code))
}

const collator = new Intl.Collator('en', { numeric: true })

/** True for a control that is late on a day: due before it, and neither in place nor retired. */
export function isOverdue({ due, state }: Pick<ControlRow, 'due' | 'state'>, today: string): boolean {
  return due !== null && due < today && state !== 'in-place' && state !== 'retired'
}
