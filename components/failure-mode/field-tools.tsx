import { FieldCommentButton } from '@/components/comment/field-comment-button'
import { FieldHistoryButton } from '@/components/history/field-history-button'
import { PresenceMark } from '@/components/room/presence-place'
import { joinClasses } from '@/components/ui/class-names'

export interface FieldPlace {
  failureModeId: string
  /** The column of the worksheet that holds the same, by which others see where one is. */
  column: string
}

interface FieldToolsProps extends FieldPlace {
  /** Name of the field for people. */
  label: string
  /** False for a part whose history is that of the whole page. */
  hasHistory?: boolean
  className?: string
}

/** Beside the name of a field: what is said about it, its history, and who else is in it. */
export function FieldTools({ failureModeId, column, label, hasHistory = true, className }: FieldToolsProps) {
  return (
    <span className={joinClasses('inline-flex shrink-0 items-center font-normal print:hidden', className)}>
      <FieldCommentButton failureModeId={failureModeId} column={column} label={label} />
      {hasHistory && <FieldHistoryButton failureModeId={failureModeId} column={column} label={label} />}
      <span className="ml-auto flex pl-1">
        <PresenceMark failureModeId={failureModeId} column={column} />
      </span>
    </span>
  )
}
