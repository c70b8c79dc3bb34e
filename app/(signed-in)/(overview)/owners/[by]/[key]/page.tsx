import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OwnerGroupPage } from '@/components/owners/owner-group-page'
import { OWNER_GROUPS } from '@/lib/domain/owners/owner-view'
import { readOwnerGroup } from '@/lib/services/owners/read-owners'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Open failure modes' }

interface Props {
  params: Promise<{ by: string; key: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export default async function Page({ params, searchParams }: Props) {
  const { by: asked, key } = await params
  const actor = await requirePageActor(`/owners/${encodeURIComponent(asked)}/${encodeURIComponent(key)}`)
  const by = OWNER_GROUPS.find((one) => one === asked)
  if (by === undefined) notFound()
  const { after } = await searchParams
  const list = await readOwnerGroup(actor, { by, key, after: typeof after === 'string' ? after : undefined })
  if (list === null) notFound()
  return <OwnerGroupPage {...list} by={by} groupKey={key} />
}
