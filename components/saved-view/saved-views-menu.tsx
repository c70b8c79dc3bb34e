'use client'

import { useState } from 'react'
import { NameViewDialog } from '@/components/saved-view/name-view-dialog'
import { useViews } from '@/components/saved-view/use-views'
import { ViewList } from '@/components/saved-view/view-list'
import { differs, queryOf, stateOf, viewIdIn, type ViewEntry } from '@/components/saved-view/view-lists'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export interface SavedViewsMenuProps {
  /** Null outside of a register: only views of any register are shown. */
  registerId: string | null
  /** What the worksheet shows now: the query of its address, without a question mark. */
  query: string
  /** Shows a view: puts this query into the address, as a step that Back takes back. */
  onApply: (query: string) => void
  /** Says what is shown by another view, or by none: puts this query into the address in place of the one that is there. */
  onMark: (query: string) => void
}

type Naming = { act: 'save' } | { act: 'rename'; view: ViewEntry } | null

/** The saved views of a worksheet: which one is shown, the others, and keeping what is shown now. */
export function SavedViewsMenu({ registerId, query, onApply, onMark }: SavedViewsMenuProps) {
  const views = useViews(registerId)
  const [naming, setNaming] = useState<Naming>(null)
  const [isOpen, setOpen] = useState(false)
  const viewId = viewIdIn(query)
  const current = [...views.own, ...views.shared].find(({ row }) => row.id === viewId)
  const isChanged = current !== undefined && differs(query, current)

  const save = async (name: string, isShared: boolean) => {
    const id = await views.save(isShared ? 'shared-view' : 'private-view', name, query, `Saved the view “${name}”.`)
    if (id !== null) onMark(withView(query, id))
    return id !== null
  }
  const share = async (view: ViewEntry) => {
    const id = await views.save('shared-view', view.row.name, view.row.state, `“${view.row.name}” is shared; your own stays as it is.`)
    if (id !== null && view === current) onMark(withView(query, id))
  }
  const remove = async (view: ViewEntry) => {
    if ((await views.remove(view)).ok && view === current) onMark(withView(query, null))
  }
  return (
    <>
      <ViewList
        views={views}
        current={current}
        isChanged={isChanged}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onApply={(view) => onApply(queryOf(view))}
        onReset={() => onApply('')}
        onRename={(view) => setNaming({ act: 'rename', view })}
        onShare={(view) => void share(view)}
        onRemove={(view) => void remove(view)}
      />
      {current && isChanged && views.mayChange(current) && (
        <Button size="small" onClick={() => void views.edit(current, 'state', stateOf(query), `Updated the view “${current.row.name}”.`)}>
          Update view
        </Button>
      )}
      {views.mayKeep && (
        <Button size="small" variant="quiet" onClick={() => setNaming({ act: 'save' })}>
          Save as view
        </Button>
      )}
      {viewId !== null && !current && (
        <div className="order-last basis-full">
          <Notice
            tone="warning"
            title="The view of this address is not here."
            actions={
              <Button size="small" onClick={() => onMark(withView(query, null))}>
                Go on without it
              </Button>
            }
          >
            It was deleted, or it is somebody’s own. What else stands in the address is shown.
          </Notice>
        </div>
      )}
      {naming?.act === 'save' && <NameViewDialog title="Save as view" initial="" mayShare={views.mayShare} confirm="Save" onConfirm={save} onClose={() => setNaming(null)} />}
      {naming?.act === 'rename' && (
        <NameViewDialog
          title="Rename view"
          initial={naming.view.row.name}
          confirm="Rename"
          onConfirm={async (name) => (await views.edit(naming.view, 'name', name, `Renamed the view to “${name}”.`)).ok}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  )
}

function withView(query: string, id: string | null): string {
  const next = new URLSearchParams(query)
  if (id === null) next.delete('view')
  else next.set('view', id)
  return next.toString()
}
