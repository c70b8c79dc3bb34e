import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { BaselinePage } from '@/components/baseline/baseline-page'
import { readBaselineView } from '@/lib/services/baseline/view-baseline'
import { requirePageActor } from '@/lib/web/page-actor'
import { orNotFound } from '@/lib/web/page-errors'
import { nowIso } from '@/lib/kernel/clock'

interface Props {
  params: Promise<{ code: string; number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const wholeNumber = z.string().regex(/^[1-9]\d{0,6}$/).transform(Number)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Baseline ${(await params).number}` }
}

export default async function Page({ params, searchParams }: Props) {
  const { code: given, number: asked } = await params
  const code = decodeURIComponent(given)
  const number = wholeNumber.safeParse(asked).data ?? notFound()
  const query = await searchParams
  const wanted = typeof query.at === 'string' ? { at: query.at } : { page: wholeNumber.safeParse(query.page).data ?? 1 }
  const actor = await requirePageActor(`/registers/${encodeURIComponent(code)}/baselines/${number}`)
  return <BaselinePage {...await orNotFound(readBaselineView(actor, code, number, wanted))} today={nowIso().slice(0, 10)} />
}
