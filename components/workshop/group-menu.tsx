'use client'

import { useState } from 'react'
import { PickDialog, type PickOption } from '@/components/failure-mode/pick-dialog'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { useBoardActs } from '@/components/workshop/use-board-acts'
import { compareCodes } from '@/lib/domain/coverage/open-lines'
import type { BoardGroup } from '@/lib/domain/workshop/board'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** What can be done with a group as a whole. */
export function GroupMenu({ one, others }: { one: BoardGroup; others: readonly BoardGroup[] }) {
  const { group } = one
  const acts = useBoardActs()
  const mayMake = useRoomStore().may('edit-rows')
  const [picking, setPicking] = useState<'merge' | 'link' | null>(null)
  const isLinked = group.failureModeId !== null
  const items: MenuItem[] = [
    { label: 'Merge into…', icon: 'arrow-right', disabled: others.length === 0, onSelect: () => setPicking('merge') },
    { label: group.state === 'parked' ? 'Take it up again' : 'Park it', icon: 'clock', onSelect: () => acts.setState(group, group.state === 'parked' ? 'open' : 'parked') },
    ...(mayMake && !isLinked ? [{ label: 'Make it a failure mode', icon: 'plus', startsGroup: true, onSelect: () => acts.become(one) } as const] : []),
    { label: isLinked ? 'Unlink it' : 'Link to a failure mode…', icon: 'link', startsGroup: isLinked || !mayMake, onSelect: () => (isLinked ? acts.link(one, null) : setPicking('link')) },
    { label: 'Take it apart', icon: 'close', startsGroup: true, onSelect: () => acts.takeApart(one) },
  ]
  const close = () => setPicking(null)
  const merge = (id: string) => {
    close()
    const into = others.find((other) => other.group.id === id)
    if (into) acts.merge(one, into.group)
  }
  const link = (id: string) => {
    close()
    acts.link(one, id)
  }
  return (
    <>
      <Menu label={`More for the group “${group.title}”`} icon="more" iconOnly items={items} />
      <PickDialog
        open={picking === 'merge'}
        onClose={close}
        title={`Merge “${group.title}” into`}
        description="Its cards lie in the other group from then on."
        searchLabel="Name of the group"
        nothing="There is no other group."
        options={others.map(({ group: { id, title }, cards }): PickOption => ({ id, label: title, note: `${cards.length} cards` }))}
        onPick={merge}
      />
      {picking === 'link' && <LinkDialog one={one} onClose={close} onPick={link} />}
    </>
  )
}

function LinkDialog({ one, onClose, onPick }: { one: BoardGroup; onClose: () => void; onPick: (id: string) => void }) {
  const { rows } = useRoomView()
  const options = rows
    .all('failure-mode')
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => compareCodes(a.code, b.code))
    .map(({ id, code, title }): PickOption => ({ id, code, label: title }))
  return (
    <PickDialog
      open
      onClose={onClose}
      title={`Link “${one.group.title}” to`}
      description="For what the register knows already. Its page then leads back to these cards."
      searchLabel="Code or title"
      nothing="There is no failure mode in this register."
      options={options}
      onPick={onPick}
    />
  )
}
