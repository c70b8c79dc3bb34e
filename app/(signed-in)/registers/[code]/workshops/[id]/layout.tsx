import type { ReactNode } from 'react'
import { RegisterHeader } from '@/components/register/register-header'
import { RegisterRoom } from '@/components/register/register-room'
import { readRegisterForPage } from '@/lib/services/register/read-register'
import { orNotFound } from '@/lib/web/page-errors'
import { requirePageActor } from '@/lib/web/page-actor'
import { isId } from '@/lib/kernel/ids'

interface Props {
  params: Promise<{ code: string; id: string }>
  children: ReactNode
}

/** The live room of a workshop: that of its register, with the rows that no other page holds. */
export default async function WorkshopLayout({ params, children }: Props) {
  const { code: given, id } = await params
  const code = decodeURIComponent(given)
  const address = `/registers/${encodeURIComponent(code)}`
  const actor = await requirePageActor(`${address}/workshops/${id}`)
  const workshopId = isId(id) ? id : undefined
  const start = await orNotFound(readRegisterForPage(actor, code, workshopId))
  return (
    <RegisterRoom key={id} start={start} address={`/api${address}`} workshopId={workshopId}>
      <RegisterHeader>{children}</RegisterHeader>
    </RegisterRoom>
  )
}
