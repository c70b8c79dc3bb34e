import type { Metadata } from 'next'
import { RegisterList } from '@/components/register/register-list'
import { listRegisters } from '@/lib/services/register/list-registers'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Registers' }

export default async function RegistersPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const actor = await requirePageActor('/registers')
  const { after } = await searchParams
  return <RegisterList {...await listRegisters(actor, { after })} />
}
