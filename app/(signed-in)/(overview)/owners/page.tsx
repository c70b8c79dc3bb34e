import type { Metadata } from 'next'
import { OwnersPage } from '@/components/owners/owners-page'
import { OWNER_GROUPS } from '@/lib/domain/owners/owner-view'
import { readOwners } from '@/lib/services/owners/read-owners'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Owners' }

type Query = Partial<Record<'by' | 'after', string | string[]>>

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requirePageActor('/owners')
  const { by: asked, after } = await searchParams
  const known = OWNER_GROUPS.find((one) => one === asked)
  const by = known ?? 'person'
  const page = await readOwners(actor, { by, after: typeof after === 'string' ? after : undefined })
  return <OwnersPage {...page} by={by} unknownGrouping={known === undefined && asked !== undefined} />
}
