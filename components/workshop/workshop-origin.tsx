'use client'

import Link from 'next/link'
import { useRegisterRow } from '@/components/register/use-register'
import { workshopPath } from '@/components/workshop/use-workshop'
import { originsOf } from '@/lib/domain/workshop/board'
import { useRoomView } from '@/lib/live/client/room'

/** The way from a failure mode back to the cards that it was made of; nothing where it came from no workshop. */
export function WorkshopOrigin({ failureModeId }: { failureModeId: string }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const origins = originsOf(rows, failureModeId)
  if (origins.length === 0) return null
  return (
    <section aria-labelledby="origin-title">
      <h2 id="origin-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        From workshops
      </h2>
      <ul>
        {origins.map(({ group, cards }) => (
          <li key={group.id} className="border-b py-2">
            <Link href={`${workshopPath(register.code, group.workshopId)}#group-${group.id}`} className="text-base wrap-anywhere pointer-coarse:inline-block pointer-coarse:min-h-11">
              {rows.get('workshop', group.workshopId)?.title}: {group.title}
            </Link>
            <ul className="mt-0.5 list-disc pl-5 text-sm text-muted marker:text-faint">
              {cards.map(({ id, text }) => (
                <li key={id} className="wrap-anywhere">
                  {text}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
