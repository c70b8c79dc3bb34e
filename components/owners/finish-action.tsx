'use client'

import { useVerb } from '@/components/owners/use-verb'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { DueItem } from '@/lib/domain/owners/owner-view'

/** Marks one of one's own actions as done, with a way back. */
export function FinishAction({ item, today }: { item: DueItem; today: string }) {
  const { run, pending, problem } = useVerb()
  const toast = useToast()
  const edit = (state: [string, string], settledOn: [string | null, string | null]) =>
    run(
      'action.edit',
      {
        edits: [
          { id: item.id, field: 'state', before: state[0], after: state[1] },
          { id: item.id, field: 'settledOn', before: settledOn[0], after: settledOn[1] },
        ],
      },
      item.registerId,
    )
  const finish = async () => {
    if (!(await edit(['open', 'done'], [null, today]))) return
    toast.show({ message: `Done: ${item.title}`, undo: { run: () => void edit(['done', 'open'], [today, null]) } })
  }
  return (
    <span className="flex items-center gap-2">
      {problem && <span className="text-sm text-danger">{problem}</span>}
      <Button size="small" icon="check" pending={pending} onClick={() => void finish()} aria-label={`Done: ${item.title}`}>
        Done
      </Button>
    </span>
  )
}
