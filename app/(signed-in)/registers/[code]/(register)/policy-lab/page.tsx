import type { Metadata } from 'next'
import { RegisterPolicyLab } from '@/components/policy-lab/register-policy-lab'

export const metadata: Metadata = { title: 'Policy lab' }

export default function PolicyLabPage() {
  return <RegisterPolicyLab />
}
