import type { Metadata } from 'next'
import { RegisterCoverage } from '@/components/coverage/register-coverage'

export const metadata: Metadata = { title: 'Coverage' }

export default function CoveragePage() {
  return <RegisterCoverage />
}
