import type { RowReader } from '@/lib/domain/row/row-reader'
import type { MeetingInputRow } from '@/lib/domain/workshop/meeting-rows'
import { compareOrder } from '@/lib/kernel/order-key'

/** What a workshop looks at, in the order of its agenda. */
export function meetingInputsOf(rows: RowReader, workshopId: string): MeetingInputRow[] {
  return rows.where('meeting-input', 'workshopId', workshopId).sort(compareOrder)
}
