'use client'

import { RoleCell } from '@/components/document/role-cell'
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

/** On which condition who does what. */
export function DecisionMatrix({ section, readOnly }: { section: SectionRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const rules = listInOrder<'decision-rule'>(rows.where('decision-rule', 'sectionId', section.id))
  const add = () => {
    const row = { id: newId(), sectionId: section.id, condition: '', action: '', orderKey: keyAtEnd(rules) }
    void act('decision-rule.add', { rows: [row] })
  }
  return (
    <SectionTable
      label={section.title}
      heads={TABLE_HEADS['decision-matrix']}
      mayEdit={!readOnly}
      empty={SECTION_WORDS['decision-matrix'].about}
      addLabel="Add a rule"
      onAdd={add}
    >
      {rules.map((rule, i) => {
        const cell = { kind: 'decision-rule', id: rule.id, shape: 'prose', readOnly, placeholder: '…' } as const
        return (
          <TableRow key={rule.id}>
            <Cell className="min-w-44 align-top">
              <EditableText {...cell} field="condition" label={`Condition of rule ${i + 1}`} value={rule.condition} />
            </Cell>
            <Cell className="min-w-44 align-top">
              <EditableText {...cell} field="action" label={`Action of rule ${i + 1}`} value={rule.action} />
            </Cell>
            <Cell className="align-top">
              <RoleCell
                kind="decision-rule"
                id={rule.id}
                label={`Authority of rule ${i + 1}`}
                roleField="authorityRoleId"
                textField="authorityText"
                roleId={rule.authorityRoleId}
                text={rule.authorityText}
                readOnly={readOnly}
              />
            </Cell>
            {!readOnly && (
              <Cell className="align-top print:hidden">
                <RowMenu kind="decision-rule" item="rule" list={rules} row={rule} />
              </Cell>
            )}
          </TableRow>
        )
      })}
    </SectionTable>
  )
}
