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
  const { registers, mayCreate } = await listRegisters(actor, { limit: 500 })
  return (
    <>
      <PageHeader
        above={<Breadcrumbs crumbs={[{ label: 'Registers', href: '/registers' }, { label: 'Import' }]} />}
        title="Import a document"
        description="A pre-mortem becomes a new register; other people’s tables become a new register or update one. An import decides nothing: words such as “accepted” stay text."
      />
      {mayCreate ? (
        <ImportPage registers={registers.map(({ code, title }) => ({ code, title }))} />
      ) : (
        <EmptyState title="Your roles do not allow opening registers">
          A facilitator or an administrator can import the file for you.
        </EmptyState>
      )}
    </>
  )
}
