'use client'

import { RowMenu } from '@/components/document/row-menu'
import { SectionTable } from '@/components/document/section-table'
import { SECTION_WORDS } from '@/components/document/section-words'
import { EditableText } from '@/components/room/editable-text'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Cell, TableRow } from '@/components/ui/table'
import { TABLE_HEADS } from '@/lib/domain/document/section-kind'
import type { SectionRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

/** The versions of the document as it prints them. */
export function DocumentControl({ section, readOnly }: { section: SectionRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const revisions = listInOrder<'revision'>(rows.where('revision', 'sectionId', section.id))
  const add = () => {
    const row = { id: newId(), sectionId: section.id, version: '', date: '', change: '', orderKey: keyAtEnd(revisions) }
    void act('revision.add', { rows: [row] })
  }
  return (
    <SectionTable
      label={section.title}
      heads={TABLE_HEADS['document-control']}
      mayEdit={!readOnly}
      empty={SECTION_WORDS['document-control'].about}
      addLabel="Add a version"
      onAdd={add}
    >
      {revisions.map((revision, i) => {
        const cell = { kind: 'revision', id: revision.id, readOnly, placeholder: '…' } as const
        return (
          <TableRow key={revision.id}>
            <Cell className="tabular min-w-20 align-top">
              <EditableText {...cell} shape="line" field="version" label={`Version in line ${i + 1}`} value={revision.version} />
            </Cell>
            <Cell className="tabular min-w-28 align-top">
              <EditableText {...cell} shape="line" field="date" label={`Date in line ${i + 1}`} value={revision.date} />
            </Cell>
            <Cell className="min-w-44 align-top">
              <EditableText {...cell} shape="prose" field="change" label={`Change in line ${i + 1}`} value={revision.change} />
            </Cell>
            {!readOnly && (
              <Cell className="align-top print:hidden">
                <RowMenu kind="revision" item="version" list={revisions} row={revision} />
              </Cell>
            )}
          </TableRow>
        )
      })}
    </SectionTable>
  )
}
