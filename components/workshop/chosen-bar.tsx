'use client'

import { useState } from 'react'
import { PickDialog } from '@/components/failure-mode/pick-dialog'
import { Button } from '@/components/ui/button'
import type { BoardGroup } from '@/lib/domain/workshop/board'

interface ChosenBarProps {
  count: number
  groups: readonly BoardGroup[]
  onGroup: () => void
  onMove: (groupId: string) => void
  onTakeOut: () => void
  onPark: () => void
  onClear: () => void
  /** Left out for who does not lead. */
  onRemove?: () => void
  /** Points everybody at the one chosen card; left out otherwise. */
  onPoint?: () => void
}

/** What can be done with the chosen cards; it stands where the words for beginners stood. */
export function ChosenBar({ count, groups, onGroup, onMove, onTakeOut, onPark, onClear, onRemove, onPoint }: ChosenBarProps) {
  const [isPicking, setPicking] = useState(false)
  return (
    <div role="toolbar" aria-label="Chosen cards" className="flex flex-wrap items-center gap-2">
      <span className="tabular px-1 text-base font-medium">{count} chosen</span>
      <Button variant="primary" onClick={onGroup}>
        Group them
      </Button>
      <Button onClick={() => setPicking(true)} disabled={groups.length === 0}>
        Move to…
      </Button>
      <Button onClick={onTakeOut}>Take out</Button>
      <Button onClick={onPark}>Park</Button>
      {onPoint && (
        <Button icon="eye" onClick={onPoint}>
          Show to everybody
        </Button>
      )}
      {onRemove && (
        <Button variant="danger" onClick={onRemove}>
          Remove
        </Button>
      )}
      <Button variant="quiet" onClick={onClear}>
        Choose none
      </Button>
      <PickDialog
        open={isPicking}
        onClose={() => setPicking(false)}
        title={count === 1 ? 'Move the card to' : `Move ${count} cards to`}
        description="Enter takes the first."
        searchLabel="Name of the group"
        nothing="There is no group yet."
        options={groups.map(({ group: { id, title }, cards }) => ({ id, label: title, note: cards.length === 1 ? '1 card' : `${cards.length} cards` }))}
        onPick={(id) => {
          setPicking(false)
          onMove(id)
        }}
      />
    </div>
  )
}
