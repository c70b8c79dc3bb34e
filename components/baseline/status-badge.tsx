import { Badge } from '@/components/ui/badge'
import { STATUS_WORDS, type BaselineStatus } from '@/lib/domain/baseline/baseline-status'

const TONES = { draft: 'neutral', 'in-review': 'accent', locked: 'strong', superseded: 'neutral' } as const satisfies Record<BaselineStatus, string>

/** How a baseline stands. */
export function StatusBadge({ status }: { status: BaselineStatus }) {
  return <Badge tone={TONES[status]}>{STATUS_WORDS[status]}</Badge>
}
