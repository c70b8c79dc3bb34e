import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComparisonPage } from '@/components/baseline/comparison-page'
import { compareBaselines } from '@/lib/services/baseline/compare-baselines'
import { versionsSchema } from '@/lib/services/baseline/version-schema'
import { requirePageActor } from '@/lib/web/page-actor'
import { orNotFound } from '@/lib/web/page-errors'
import { nowIso } from '@/lib/kernel/clock'

export const metadata: Metadata = { title: 'Compare versions' }

interface Props {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: Props) {
  const code = decodeURIComponent((await params).code)
  const versions = versionsSchema.safeParse(await searchParams).data ?? notFound()
  const actor = await requirePageActor(`/registers/${encodeURIComponent(code)}/baselines/compare?from=${versions.from}&to=${versions.to}`)
  return <ComparisonPage {...versions} {...await orNotFound(compareBaselines(actor, code, versions))} at={nowIso()} />
}
