import type { Metadata } from 'next'
import { BaselineList } from '@/components/baseline/baseline-list'

export const metadata: Metadata = { title: 'Baselines' }

export default function BaselinesPage() {
  return <BaselineList />
}
