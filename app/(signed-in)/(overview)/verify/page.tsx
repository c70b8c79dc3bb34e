import type { Metadata } from 'next'
import { VerifyPage } from '@/components/baseline/verify-page'
import { readPublicKey } from '@/lib/services/baseline/read-key'
import { requirePageActor } from '@/lib/web/page-actor'

export const metadata: Metadata = { title: 'Check the record' }

export default async function Page() {
  return <VerifyPage publicKey={await readPublicKey(await requirePageActor('/verify'))} />
}
