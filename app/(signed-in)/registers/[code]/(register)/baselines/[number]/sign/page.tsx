import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { SignPage } from '@/components/signature/sign-page'
import { demonstrationPasswordOf } from '@/lib/auth/demonstration'
import { readSigning } from '@/lib/services/signature/read-signing'
import { requirePageActor, requirePageSession } from '@/lib/web/page-actor'
import { orNotFound } from '@/lib/web/page-errors'
import { signBaselineAction } from './sign-actions'

interface Props {
  params: Promise<{ code: string; number: string }>
}

const wholeNumber = z.string().regex(/^[1-9]\d{0,6}$/).transform(Number)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Sign baseline ${(await params).number}` }
}

export default async function Page({ params }: Props) {
  const { code: given, number: asked } = await params
  const code = decodeURIComponent(given)
  const number = wholeNumber.safeParse(asked).data ?? notFound()
  const path = `/registers/${encodeURIComponent(code)}/baselines/${number}/sign`
  const [actor, { email }] = [await requirePageActor(path), await requirePageSession(path)]
  const view = await orNotFound(readSigning(actor, code, number))
  // Another review, or another's turn, is another form.
  return <SignPage key={view.places.map(({ placeId, state }) => `${placeId} ${state}`).join()} view={view} demonstrationPassword={demonstrationPasswordOf(email)} sign={signBaselineAction} />
}
