import type { Metadata } from 'next'
import { WorkshopList } from '@/components/workshop/workshop-list'

export const metadata: Metadata = { title: 'Workshops' }

export default function WorkshopsPage() {
  return <WorkshopList />
}
