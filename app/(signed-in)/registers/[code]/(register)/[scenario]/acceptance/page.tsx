import type { Metadata } from 'next'
import { z } from 'zod'
import { DecisionPage } from '@/components/acceptance/decision-page'
import { demonstrationPasswordOf } from '@/lib/auth/demonstration'
import { readIdentityWays } from '@/lib/web/fresh-identity'
import { requirePageSession } from '@/lib/web/page-actor'
import { approveAcceptanceAction, leaveToAccept } from './acceptance-actions'

interface Props {
  params: Promise<{ code: string; scenario: string }>
  searchParams: Promise<{ role?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Acceptance of ${decodeURIComponent((await params).scenario)}` }
}

export default async function Page({ params, searchParams }: Props) {
  const { code, scenario } = await params
  const signedIn = await requirePageSession(`/registers/${code}/${scenario}/acceptance`)
  return (
    <DecisionPage
      code={decodeURIComponent(scenario)}
      wantedRoleId={z.string().nullable().catch(null).parse((await searchParams).role ?? null)}
      demonstrationPassword={demonstrationPasswordOf(signedIn.email)}
      identity={await readIdentityWays(signedIn)}
      approve={approveAcceptanceAction}
      leave={leaveToAccept}
    />
  )
}
