import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { SummaryPage } from '@/components/workshop/summary-page'
import { readMeetingTimes } from '@/lib/services/workshop/read-summary'
import { requirePageActor } from '@/lib/web/page-actor'
import { orNotFound } from '@/lib/web/page-errors'

export const metadata: Metadata = { title: 'Summary' }

export default async function Page({ params }: { params: Promise<{ code: string; id: string }> }) {
  const { code: given, id } = await params
  const code = decodeURIComponent(given)
  if (!z.uuid().safeParse(id).success) notFound()
  const actor = await requirePageActor(`/registers/${encodeURIComponent(code)}/workshops/${id}/summary`)
  return <SummaryPage id={id} moves={await orNotFound(readMeetingTimes(actor, code, id))} />
}
