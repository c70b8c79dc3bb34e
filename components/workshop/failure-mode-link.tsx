'use client'

import Link from 'next/link'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { Icon } from '@/components/ui/icon'
import { useRoomView } from '@/lib/live/client/room'

/** The way from a group to the failure mode that it became. */
export function FailureModeLink({ failureModeId }: { failureModeId: string }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const row = rows.get('failure-mode', failureModeId)
  if (!row) return null
  return (
    <Link href={failureModePath(register.code, row.code)} className="inline-flex items-baseline gap-2 text-base text-accent pointer-coarse:min-h-11 pointer-coarse:items-center">
      <Icon name="link" size={14} className="shrink-0 self-center" />
      <span className="font-mono text-sm">{row.code || 'new'}</span>
      <span className="wrap-anywhere">{row.title}</span>
      {row.deletedAt !== null && <span className="text-sm text-muted">(deleted)</span>}
    </Link>
  )
}
