'use client'

import { HistoryList } from '@/components/history/history-list'
import { useRegisterRow } from '@/components/register/use-register'

/** Everything that happened in the register. */
export function RegisterHistory() {
  const { code } = useRegisterRow()
  return (
    <div className="max-w-3xl">
      <HistoryList registerCode={code} />
    </div>
  )
}
