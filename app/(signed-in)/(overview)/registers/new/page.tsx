import type { Metadata } from 'next'
import { NewRegisterForm } from '@/components/register/new-register-form'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'New register' }

export default async function NewRegisterPage() {
  await requirePageActor('/registers/new')
  return <NewRegisterForm />
}
