'use client'

import { useState } from 'react'
import { PickDialog } from '@/components/failure-mode/pick-dialog'
import { Button } from '@/components/ui/button'
import { GROUPS_AT_ONCE } from '@/components/workshop/use-candidates'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { FailureModeSummary } from '@/lib/domain/failure-mode/failure-mode-summary'
import { describeScore } from '@/lib/domain/scoring/score'
import type { BoardGroup } from '@/lib/domain/workshop/board'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'
import { CANDIDATES_MAX } from '@/lib/domain/workshop/workshop-words'

interface TakeUpProps {
  groups: readonly BoardGroup[]
  /** Cards that lie in no group: they are no candidates until each is one. */
  alone: readonly CardRow[]
  /** Failure modes that are no candidates, those that hurt most first. */
  others: readonly FailureModeSummary[]
  onGroups: () => void
  onAlone: (cards: readonly CardRow[]) => void
  onTake: (list: readonly FailureModeSummary[]) => void
}

/** How many of the register's worst are taken up at once. */
const WORST = 10

/** Where candidates come from: the groups of today, and the register, for a failure mode that is scored again. */
export function TakeUp({ groups, alone, others, onGroups, onAlone, onTake }: TakeUpProps) {
  const { workshop } = useWorkshop()
  const [isPicking, setPicking] = useState(false)
  if (workshop.voting === 'open' || groups.length + alone.length + others.length === 0) return null
  const all = others.slice(0, CANDIDATES_MAX)
  return (
    <section aria-labelledby="take-up-title" className="projector:hidden print:hidden">
      <h3 id="take-up-title" className="mb-2 text-lg font-semibold">
        Take up candidates
      </h3>
      <div className="flex flex-wrap gap-2">
        {groups.length > 0 && (
          <Button variant="primary" icon="plus" onClick={onGroups}>
            {describeGroups(groups.length)}
          </Button>
        )}
        {alone.length > 0 && (
          <Button icon="plus" onClick={() => onAlone(alone.slice(0, GROUPS_AT_ONCE))}>
            {describeAlone(alone.length)}
          </Button>
        )}
        <Button icon="search" onClick={() => setPicking(true)} disabled={others.length === 0}>
          One of the register…
        </Button>
        {others.length > WORST && <Button onClick={() => onTake(others.slice(0, WORST))}>The {WORST} worst of the register</Button>}
        {others.length > 1 && <Button onClick={() => onTake(all)}>{others.length > all.length ? `The ${all.length} worst` : `All ${all.length}`} of the register</Button>}
      </div>
      <PickDialog
        open={isPicking}
        onClose={() => setPicking(false)}
        title="Take up a failure mode of the register"
        description="Those that hurt most stand first. Enter takes the first."
        searchLabel="Code or words"
        nothing="All failure modes of the register are candidates already."
        options={others.map(({ row, score }) => ({ id: row.id, code: row.code, label: row.title, note: describeScore(score) }))}
        onPick={(id) => {
          setPicking(false)
          onTake(others.filter(({ row }) => row.id === id))
        }}
      />
    </section>
  )
}

function describeGroups(count: number): string {
  if (count === 1) return 'The open group as a failure mode'
  return count > GROUPS_AT_ONCE ? `The first ${GROUPS_AT_ONCE} of ${count} open groups as failure modes` : `All ${count} open groups as failure modes`
}

function describeAlone(count: number): string {
  if (count === 1) return 'The card in no group as a group'
  return count > GROUPS_AT_ONCE ? `The first ${GROUPS_AT_ONCE} of ${count} cards in no group as groups` : `The ${count} cards in no group as a group each`
}
