import type { Metadata } from 'next'
import { ProjectorPage } from '@/components/workshop/projector-page'

export const metadata: Metadata = { title: 'Workshop on the projector' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ProjectorPage id={(await params).id} />
}
