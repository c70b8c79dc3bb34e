import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { RegisterHeader } from '@/components/register/register-header'
import { RegisterRoom } from '@/components/register/register-room'
import { readRegisterForPage } from '@/lib/services/register/read-register'
import { orNotFound } from '@/lib/web/page-errors'
import { requirePageActor } from '@/lib/web/page-actor'

interface Props {
  params: Promise<{ code: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params
  const title = decodeURIComponent(code)
  return { title: { default: title, template: '%s · Eyes Open' } }
}

/** The live room of a register; its views share it, so that going from one to another loads nothing. */
export default async function RegisterLayout({ params, children }: Props) {
  const code = decodeURIComponent((await params).code)
  const address = `/registers/${encodeURIComponent(code)}`
  const actor = await requirePageActor(address)
  const start = await orNotFound(readRegisterForPage(actor, code))
  const room = `/api${address}`
  return (
    <RegisterRoom key={code} start={start} address={room}>
      <RegisterHeader>{children}</RegisterHeader>
    </RegisterRoom>
  )
}
