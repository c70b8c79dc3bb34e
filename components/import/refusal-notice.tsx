import type { ImportRefusal } from '@/components/import/import-doors'
import { Notice } from '@/components/ui/notice'

/** What was refused and what would be right. */
export function RefusalNotice({ refusal }: { refusal: ImportRefusal }) {
  return (
    <Notice tone="error" live title={refusal.message}>
      {refusal.hint}
    </Notice>
  )
}
