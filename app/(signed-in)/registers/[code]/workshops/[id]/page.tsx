import type { Metadata } from 'next'
import { WorkshopPage } from '@/components/workshop/workshop-page'

export const metadata: Metadata = { title: 'Workshop' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <WorkshopPage id={(await params).id} />
}
