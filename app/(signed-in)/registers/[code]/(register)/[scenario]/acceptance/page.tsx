import type { Metadata } from 'next'
import { DecisionPage } from '@/components/acceptance/decision-page'
import { demonstrationPasswordOf } from '@/lib/auth/demonstration'
import { requirePageSession } from '@/lib/web/page-actor'
import { approveAcceptanceAction } from './acceptance-actions'

interface Props {
  params: Promise<{ code: string; scenario: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Acceptance of ${decodeURIComponent((await params).scenario)}` }
}

export default async function Page({ params }: Props) {
  const { code, scenario } = await params
  const { email } = await requirePageSession(`/registers/${code}/${scenario}/acceptance`)
  return <DecisionPage code={decodeURIComponent(scenario)} demonstrationPassword={demonstrationPasswordOf(email)} approve={approveAcceptanceAction} />
}
