'use client'

import { RoleCell } from '@/components/document/role-cell'
import { RowMenu } from '@/components/document/row-menu'
import { SectionTable } from '@/components/document/section-table'
import { SECTION_WORDS } from '@/components/document/section-words'
import { EditableText } from '@/components/room/editable-text'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Cell, TableRow } from '@/components/ui/table'
import type { SectionRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

const HEADS = ['Role', 'Approval, as printed', 'Date, as printed']

/** The roles that are asked to sign. What a document printed beside them is text and never a signature. */
export function SignOff({ section, readOnly }: { section: SectionRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const signing = listInOrder<'signing-role'>(rows.where('signing-role', 'sectionId', section.id))
  const add = () => void act('signing-role.add', { rows: [{ id: newId(), sectionId: section.id, orderKey: keyAtEnd(signing) }] })
  return (
    <>
      <p className="text-sm text-muted print:hidden">Approval and date are text as a document printed it, not a signature.</p>
      <SectionTable
        label={section.title}
        heads={HEADS}
        mayEdit={!readOnly}
        empty={SECTION_WORDS['sign-off'].about}
        addLabel="Add a role that signs"
        onAdd={add}
      >
        {signing.map((row, i) => {
          const cell = { kind: 'signing-role', id: row.id, shape: 'line', readOnly, placeholder: '…' } as const
          return (
            <TableRow key={row.id}>
              <Cell className="align-top">
                <RoleCell
                  kind="signing-role"
                  id={row.id}
                  label={`Role in line ${i + 1}`}
                  roleField="ownerRoleId"
                  textField="roleText"
                  roleId={row.ownerRoleId}
                  text={row.roleText}
                  readOnly={readOnly}
                />
              </Cell>
              <Cell className="min-w-32 align-top">
                <EditableText {...cell} field="approval" label={`Approval as printed in line ${i + 1}`} value={row.approval} />
              </Cell>
              <Cell className="tabular min-w-28 align-top">
                <EditableText {...cell} field="date" label={`Date as printed in line ${i + 1}`} value={row.date} />
              </Cell>
              {!readOnly && (
                <Cell className="align-top print:hidden">
                  <RowMenu kind="signing-role" item="role" list={signing} row={row} />
                </Cell>
              )}
            </TableRow>
          )
        })}
      </SectionTable>
    </>
  )
}
