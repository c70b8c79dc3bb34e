'use client'

import { useMemo } from 'react'
import { useActions } from '@/components/room/room-actions'
import { useToast } from '@/components/ui/toast'
import { listViews, queryOf, stateOf, type ViewEntry } from '@/components/saved-view/view-lists'
import { may } from '@/lib/domain/access/permissions'
import { mayChangeView } from '@/lib/domain/saved-view/may-change-view'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

/** The saved views of the room and what can be done with them; each deed can be undone. */
export function useViews(registerId: string | null) {
  const { rows, reader } = useRoomView()
  const { act } = useActions()
  const toast = useToast()
  const lists = useMemo(() => listViews(rows.all('private-view'), rows.all('shared-view'), registerId), [rows, registerId])
  const { membershipId, roles } = reader
  const mayShare = may(roles, 'share-views')
  const mayChange = ({ kind, row }: ViewEntry) =>
    membershipId !== null && (kind === 'private-view' || (mayShare && mayChangeView(row, { membershipId, roles })))

  const save = async (kind: ViewEntry['kind'], name: string, query: string, done: string): Promise<string | null> => {
    const id = newId()
    const outcome = await act(`${kind}.add`, { rows: [{ id, name, registerId, state: stateOf(query) }] }, { done })
    return outcome.ok ? id : null
  }
  const edit = (view: ViewEntry, field: 'name' | 'state', after: string, done: string) =>
    act(`${view.kind}.edit`, { edits: [{ id: view.row.id, field, before: view.row[field], after }] }, { done })
  const remove = ({ kind, row }: ViewEntry) => act(`${kind}.delete`, { ids: [row.id] }, { done: `Deleted the view “${row.name}”.` })
  const copyLink = async (view: ViewEntry) => {
    const address = `${window.location.origin}${window.location.pathname}?${queryOf(view)}`
    const copied = await navigator.clipboard.writeText(address).then(() => true, () => false)
    const whose = view.kind === 'private-view' ? ' Only you can open it.' : ''
    toast.show(copied ? { message: `Link copied.${whose}` } : { tone: 'error', message: `The browser did not let the link be copied: ${address}` })
  }
  return { ...lists, mayShare, mayKeep: membershipId !== null && may(roles, 'keep-views'), mayChange, save, edit, remove, copyLink }
}
