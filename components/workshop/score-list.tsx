'use client'

import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { RowSet } from '@/lib/domain/row/row-set'
import { answeredIn, roundsOf } from '@/lib/domain/workshop/rounds'
import { useRoomView } from '@/lib/live/client/room'

interface ScoreListProps {
  failureModeIds: readonly string[]
  shown: string
  onShow: (id: string) => void
}

/** What is scored today, and how far each has come. */
export function ScoreList({ failureModeIds, shown, onShow }: ScoreListProps) {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  return (
    <nav aria-labelledby="scored-today-title" className="projector:hidden print:hidden">
      <h3 id="scored-today-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Scored today <span className="tabular font-normal text-faint">{failureModeIds.length}</span>
      </h3>
      <ol>
        {failureModeIds.map((id) => {
          const row = rows.get('failure-mode', id)
          const { words, isAgreed } = standingOf(rows, workshop.id, id)
          return (
            <li key={id} className="border-b">
              <button
                type="button"
                aria-current={id === shown ? 'true' : undefined}
                onClick={() => onShow(id)}
                className={joinClasses('flex w-full items-start gap-2 border-l-2 py-2 pl-2.5 text-left hover:bg-sunk', id === shown ? 'border-accent bg-accent-soft' : 'border-transparent')}
              >
                <span className="min-w-0 flex-1">
                  <span className="block wrap-anywhere">
                    <span className="mr-1.5 font-mono text-xs text-muted">{row?.code}</span>
                    {row?.title}
                  </span>
                  <span className="tabular block text-xs text-muted">{words}</span>
                </span>
                {isAgreed && <Icon name="check" size={14} className="mt-1 shrink-0 text-faint" />}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function standingOf(rows: RowSet, workshopId: string, failureModeId: string): { words: string; isAgreed: boolean } {
  const rounds = roundsOf(rows, workshopId, failureModeId)
  const last = rounds.at(-1)
  if (!last) return { words: 'not yet', isAgreed: false }
  if (last.revealedAt === null) {
    const count = answeredIn(rows, last.id).size
    return { words: `round ${last.number} open, ${count} answered`, isAgreed: false }
  }
  return last.agreedAt === null ? { words: `round ${last.number} revealed`, isAgreed: false } : { words: 'agreed', isAgreed: true }
}
