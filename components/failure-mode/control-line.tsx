'use client'

import Link from 'next/link'
import { useState } from 'react'
import { ControlFields } from '@/components/failure-mode/control-fields'
import { LinkMore } from '@/components/failure-mode/link-more'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { EditableText } from '@/components/room/editable-text'
import { PresenceMark } from '@/components/room/presence-place'
import { useActions } from '@/components/room/room-actions'
import { Menu } from '@/components/ui/menu'
import { CONTROL_TYPES } from '@/lib/domain/control/control-words'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { servedFailureModes } from '@/lib/domain/control/linked-controls'
import { lineColumn } from '@/lib/domain/failure-mode/line-place'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useRoomView } from '@/lib/live/client/room'

interface ControlLineProps {
  control: ControlRow
  failureModeId: string
  /** True where its state, owner and due date stand open at first. */
  fieldsOpen: boolean
}

/** Others that are named before the rest is counted. */
const NAMED_MAX = 8

/** One control to be changed: what it is, how it stands, whose it is and until when, and what else it serves. */
export function ControlLine({ control, failureModeId, fieldsOpen }: ControlLineProps) {
  const { rows } = useRoomView()
  const [linking, setLinking] = useState(false)
  const served = servedFailureModes(rows, control.id)
  const others = served.filter((row) => row.id !== failureModeId)
  const here = served.find((row) => row.id === failureModeId)
  return (
    <div className="grid gap-1" data-column={lineColumn('controls', control.id)}>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <EditableText kind="control" id={control.id} field="title" label="Control" value={control.title} shape="prose" />
        </div>
        <span className="flex h-6 items-center">
          <PresenceMark failureModeId={failureModeId} column="controls" line={control.id} />
        </span>
        {here && <ControlMenu control={control} here={here} others={others.length} onLink={() => setLinking(true)} />}
      </div>
      <ControlFields control={control} open={fieldsOpen} />
      <AlsoServes others={others} />
      <LinkMore control={control} served={served} open={linking} onClose={() => setLinking(false)} />
    </div>
  )
}

/** What else a control serves, each a link. */
export function AlsoServes({ others }: { others: readonly FailureModeRow[] }) {
  const register = useRegisterRow()
  if (others.length === 0) return null
  return (
    <p className="text-sm text-muted">
      Also serves{' '}
      {others.slice(0, NAMED_MAX).map((row, i) => (
        <span key={row.id}>
          {i > 0 && ', '}
          <Link href={failureModePath(register.code, row.code)} title={row.title} className="font-mono pointer-coarse:inline-block pointer-coarse:py-2.5">
            {row.code}
          </Link>
        </span>
      ))}
      {others.length > NAMED_MAX && ` and ${others.length - NAMED_MAX} more`}
    </p>
  )
}

function ControlMenu({ control, here, others, onLink }: { control: ControlRow; here: FailureModeRow; others: number; onLink: () => void }) {
  const { act } = useActions()
  const isLast = others === 0
  const still = others === 1 ? 'it still serves another one' : `it still serves ${others} others`
  const remove = () =>
    void act(
      'control.unlink',
      { controlId: control.id, failureModeIds: [here.id] },
      { done: isLast ? 'Deleted the control: it served nothing else.' : `Removed the control from ${here.code}; ${still}.` },
    )
  return (
    <Menu
      label={`More for the control ${control.title.slice(0, 60)}`}
      icon="more"
      iconOnly
      items={[
        { label: 'Link to further failure modes', icon: 'link', onSelect: onLink },
        ...CONTROL_TYPES.filter((type) => type !== control.type).map((type, i) => ({
          label: `Make it ${type}`,
          startsGroup: i === 0,
          onSelect: () => void act('control.edit', { edits: [{ id: control.id, field: 'type', before: control.type, after: type }] }),
        })),
        {
          label: isLast ? 'Delete it: it serves nothing else' : `Remove from ${here.code} only`,
          danger: true,
          startsGroup: true,
          onSelect: remove,
        },
      ]}
    />
  )
}
