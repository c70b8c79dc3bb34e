import type { Metadata } from 'next'
import { OverduePage } from '@/components/owners/overdue-page'
import { readOverdue } from '@/lib/services/owners/read-owners'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Overdue' }

export default async function Page({ searchParams }: { searchParams: Promise<{ after?: string | string[] }> }) {
  const actor = await requirePageActor('/owners/overdue')
  const { after } = await searchParams
  return <OverduePage {...await readOverdue(actor, { after: typeof after === 'string' ? after : undefined })} />
}
