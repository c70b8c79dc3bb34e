import { FieldHistoryButton } from '@/components/history/field-history-button'
import { PresenceMark } from '@/components/room/presence-place'

export interface FieldPlace {
  failureModeId: string
  /** The column of the worksheet that holds the same, by which others see where one is. */
  column: string
}

/** Beside the name of a field: who else is in it, and its history. */
export function FieldTools({ failureModeId, column, label }: FieldPlace & { label: string }) {
  return (
    <>
      <PresenceMark failureModeId={failureModeId} column={column} />
      <FieldHistoryButton failureModeId={failureModeId} column={column} label={label} className="print:hidden" />
    </>
  )
}
