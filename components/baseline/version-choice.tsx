'use client'

import { useRouter } from 'next/navigation'
import { comparePath } from '@/components/baseline/baseline-words'
import { Select } from '@/components/ui/select'
import { useRoomView } from '@/lib/live/client/room'

interface VersionChoiceProps {
  registerCode: string
  from: number | 'now'
  to: number | 'now'
}

/** Which two versions are compared. */
export function VersionChoice({ registerCode, from, to }: VersionChoiceProps) {
  const router = useRouter()
  const { rows } = useRoomView()
  const numbers = rows.all('baseline').map(({ number }) => number).sort((a, b) => b - a)
  const options = [{ value: 'now', label: 'Now' }, ...numbers.map((number) => ({ value: String(number), label: `Baseline ${number}` }))]
  const read = (value: string) => (value === 'now' ? 'now' : Number(value))
  return (
    <div className="mt-3 flex flex-wrap gap-4 print:hidden">
      <Select label="From" value={String(from)} options={options} onChange={(event) => router.push(comparePath(registerCode, read(event.target.value), to))} />
      <Select label="To" value={String(to)} options={options} onChange={(event) => router.push(comparePath(registerCode, from, read(event.target.value)))} />
    </div>
  )
}
