import type { Metadata } from 'next'
import { ImportPage } from '@/components/import/import-page'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listRegisters } from '@/lib/services/register/list-registers'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Import a document' }

export default async function Page() {
  const actor = await requirePageActor('/registers/import')
  const { registers, mayCreate, mayEdit } = await listRegisters(actor, { limit: 500 })
  return (
    <>
      <PageHeader
        above={<Breadcrumbs crumbs={[{ label: 'Registers', href: '/registers' }, { label: 'Import' }]} />}
        title="Import a document"
        description="A pre-mortem becomes a new register, or, exported to be edited, changes its own; other people’s tables become a new register or update one. An import decides nothing: words such as “accepted” stay text."
      />
      {mayCreate || mayEdit ? (
        <ImportPage registers={registers.map(({ code, title }) => ({ code, title }))} mayCreate={mayCreate} />
      ) : (
        <EmptyState title="Your roles do not allow changing registers">
          A contributor or a facilitator can import the file for you.
        </EmptyState>
      )}
    </>
  )
}
