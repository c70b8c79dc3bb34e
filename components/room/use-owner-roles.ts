'use client'

import { useMemo } from 'react'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import type { OwnerRoleRow } from '@/lib/domain/workspace/workspace-rows'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomView } from '@/lib/live/client/room'

/** The workspace's owner roles in their order, and the names of those who hold one today. */
export function useOwnerRoles(): { roles: OwnerRoleRow[]; nameOf(roleId: string | null): string | null; holdersOf(roleId: string): string[] } {
  const { rows } = useRoomView()
  return useMemo(() => {
    const today = nowIso().slice(0, 10)
    return {
      roles: listInOrder<'owner-role'>(rows.all('owner-role')),
      nameOf: (roleId) => (roleId === null ? null : (rows.get('owner-role', roleId)?.name ?? null)),
      holdersOf: (roleId) => holdersOn(today, roleId, rows.all('owner-role-holding'), rows.all('membership')).map((member) => member.name),
    }
  }, [rows])
}
