'use client'

import { FieldLine, TextLine } from '@/components/failure-mode/field-line'
import { StatusField } from '@/components/failure-mode/status-field'
import { ChoiceField } from '@/components/room/choice-field'
import { ChoicesField } from '@/components/room/choices-field'
import { RoleField } from '@/components/room/role-field'
import { DEFAULT_LAYERS, FAILURE_CLASSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }))

/** What an FMEA asks for beyond the D10. */
export function ScenarioAnalysis({ row, readOnly }: { row: FailureModeRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const categories = listInOrder<'category'>(rows.all('category'))
  const common = { row, readOnly }
  const place = { failureModeId: row.id }
  const target = { kind: 'failure-mode', id: row.id }
  const layers = [...new Set([...DEFAULT_LAYERS, ...rows.all('failure-mode').flatMap(({ layer }) => (layer ? [layer] : []))])]
  return (
    <section aria-labelledby="analysis-title">
      <h2 id="analysis-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Analysis
      </h2>
      <dl>
        <FieldLine {...place} label="Status" column="status">
          <StatusField row={row} readOnly={readOnly} />
        </FieldLine>
        <FieldLine {...place} label="Category" column="category">
          <ChoiceField
            {...target}
            field="categoryId"
            label="Category"
            value={row.categoryId}
            choices={categories.map(({ id, title }) => ({ value: id, label: title }))}
            readOnly={readOnly}
          />
        </FieldLine>
        <TextLine {...common} field="component" shape="line" />
        <TextLine {...common} field="cause" />
        <TextLine {...common} field="effect" />
        <TextLine {...common} field="trigger" />
        <TextLine {...common} field="invariant" />
        <FieldLine {...place} label="Promise at risk" column="promise">
          <ChoicesField {...target} field="promise" label="Promises at risk" value={row.promise} choices={PROMISES} readOnly={readOnly} />
        </FieldLine>
        <FieldLine {...place} label="Failure class" column="failureClass">
          <ChoicesField {...target} field="failureClass" label="Failure classes" value={row.failureClass} choices={FAILURE_CLASSES} readOnly={readOnly} />
        </FieldLine>
        <FieldLine {...place} label="Architecture layer" column="layer">
          <ChoiceField {...target} field="layer" label="Architecture layer" value={row.layer} choices={words(layers)} empty="Not given" readOnly={readOnly} />
        </FieldLine>
        <TextLine {...common} field="blastData" />
        <TextLine {...common} field="blastUsers" />
        <TextLine {...common} field="blastTime" />
        <TextLine {...common} field="blastConsumers" />
        <TextLine {...common} field="degradedMode" />
        <TextLine {...common} field="recoveryStrategy" />
        <FieldLine {...place} label="Hard stop authority" column="hardStopAuthority">
          <RoleField
            {...target}
            label="Hard stop authority"
            roleField="hardStopAuthorityRoleId"
            textField="hardStopAuthorityText"
            roleId={row.hardStopAuthorityRoleId}
            text={row.hardStopAuthorityText}
            readOnly={readOnly}
          />
        </FieldLine>
        {(row.statusText !== null || !readOnly) && <TextLine {...common} field="statusText" />}
      </dl>
    </section>
  )
}
