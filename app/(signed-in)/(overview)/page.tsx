import type { Metadata } from 'next'
import { MinePage } from '@/components/owners/mine-page'
import { listMentionsOfMe } from '@/lib/services/comment/read-mentions'
import { readMine } from '@/lib/services/owners/read-mine'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Mine' }

type Places = Partial<Record<'after' | 'due' | 'mentions', string | string[]>>

export default async function Page({ searchParams }: { searchParams: Promise<Places> }) {
  const actor = await requirePageActor('/')
  const { after, due, mentions } = await searchParams
  const one = (text: string | string[] | undefined) => (typeof text === 'string' ? text : undefined)
  const [mine, mentioned] = await Promise.all([readMine(actor, { after: one(after), due: one(due) }), listMentionsOfMe(actor, one(mentions))])
  return <MinePage {...mine} mentions={mentioned} />
}
