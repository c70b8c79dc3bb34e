import type { Metadata } from 'next'
import { ScenarioPage } from '@/components/failure-mode/scenario-page'

interface Props {
  params: Promise<{ scenario: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).scenario) }
}

export default async function Page({ params }: Props) {
  return <ScenarioPage code={decodeURIComponent((await params).scenario)} />
}
