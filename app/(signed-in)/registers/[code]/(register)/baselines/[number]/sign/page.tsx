import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { SignPage } from '@/components/signature/sign-page'
import { demonstrationPasswordOf } from '@/lib/auth/demonstration'
import { readSigning } from '@/lib/services/signature/read-signing'
import { readIdentityWays } from '@/lib/web/fresh-identity'
import { requirePageActor, requirePageSession } from '@/lib/web/page-actor'
import { orNotFound } from '@/lib/web/page-errors'
import { leaveToSign, signBaselineAction } from './sign-actions'

interface Props {
  params: Promise<{ code: string; number: string }>
  searchParams: Promise<{ place?: string | string[] }>
}

const wholeNumber = z.string().regex(/^[1-9]\d{0,6}$/).transform(Number)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Sign baseline ${(await params).number}` }
}

export default async function Page({ params, searchParams }: Props) {
  const { code: given, number: asked } = await params
  const code = decodeURIComponent(given)
  const number = wholeNumber.safeParse(asked).data ?? notFound()
  const path = `/registers/${encodeURIComponent(code)}/baselines/${number}/sign`
  const [actor, signedIn] = [await requirePageActor(path), await requirePageSession(path)]
  const view = await orNotFound(readSigning(actor, code, number))
  // Another review, or another's turn, is another form.
  return (
    <SignPage
      key={view.places.map(({ placeId, state }) => `${placeId} ${state}`).join()}
      view={view}
      wantedPlaceId={z.string().nullable().catch(null).parse((await searchParams).place ?? null)}
      demonstrationPassword={demonstrationPasswordOf(signedIn.email)}
      identity={await readIdentityWays(signedIn)}
      sign={signBaselineAction}
      leave={leaveToSign}
    />
  )
}
