'use client'

import { useState } from 'react'
import { AddSectionDialog } from '@/components/document/add-section-dialog'
import { CategorySection } from '@/components/document/category-section'
import { DocumentFront } from '@/components/document/document-front'
import { DocumentOutline } from '@/components/document/document-outline'
import { OwnSection } from '@/components/document/own-section'
import { useDocument } from '@/components/document/use-document'
import { useCategoryGroups } from '@/components/register/use-register'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useWholeRegister } from '@/lib/live/client/room'

/** The register as its document reads; of a large one all texts are fetched first. */
export function DocumentPage() {
  return useWholeRegister() ? <WholeDocument /> : <SkeletonRows rows={14} label="Reading the document" />
}

/** The document, everything editable in its place. */
function WholeDocument() {
  const view = useDocument()
  const groups = useCategoryGroups()
  // The section behind which a new one is added, or the end.
  const [adding, setAdding] = useState<{ behind: string | null } | null>(null)
  const { entries, mayEdit } = view
  return (
    <div className="gap-12 lg:grid lg:grid-cols-[14rem_minmax(0,54rem)] print:block">
      <DocumentOutline entries={entries} />
      <article className="min-w-0">
        <DocumentFront view={view} />
        {entries.map((entry) => {
          const head = { entry, entries, mayEdit, onAddBehind: () => setAdding({ behind: entry.row.id }) }
          const group = entry.kind === 'category' ? groups.find((one) => one.category.id === entry.row.id) : undefined
          if (group) return <CategorySection key={entry.row.id} head={head} group={group} groups={groups} />
          return entry.kind === 'section' ? <OwnSection key={entry.row.id} head={head} section={entry.row} /> : null
        })}
        {entries.length === 0 && (
          <EmptyState title="The document has no sections">
            A pre-mortem begins with its purpose, then tells its scenarios by category.
          </EmptyState>
        )}
        {mayEdit && (
          <div className="border-t pt-6 print:hidden">
            <Button icon="plus" onClick={() => setAdding({ behind: null })}>
              Add a section
            </Button>
          </div>
        )}
        {adding && <AddSectionDialog entries={entries} behind={adding.behind} onClose={() => setAdding(null)} />}
      </article>
    </div>
  )
}
