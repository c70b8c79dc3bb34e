'use client'

import { useState } from 'react'
import { DeleteCategory } from '@/components/register/delete-category'
import { NewScenario } from '@/components/document/new-scenario'
import { ScenarioEntry } from '@/components/document/scenario-entry'
import { SectionFrame, type SectionHeadProps } from '@/components/document/section-frame'
import { SectionText } from '@/components/document/section-text'
import { useRegisterRow, type CategoryGroup } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'

/** More scenarios than these are shown only on request, so that a register of ten thousand opens like one of ten. */
const SHOWN_AT_FIRST = 100

interface CategorySectionProps {
  head: SectionHeadProps
  group: CategoryGroup
  groups: readonly CategoryGroup[]
}

/** A category with its introduction and its scenarios. */
export function CategorySection({ head, group, groups }: CategorySectionProps) {
  const register = useRegisterRow()
  const { act } = useActions()
  const [all, setAll] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const { category, failureModes } = group
  const readOnly = !head.mayEdit
  const shown = all ? failureModes : failureModes.slice(0, SHOWN_AT_FIRST)
  const hidden = failureModes.length - shown.length
  const remove = () => {
    if (failureModes.length > 0) setDeleting(true)
    else void act('category.delete', { ids: [category.id] }, { done: `Deleted “${category.title}”.` })
  }
  return (
    <SectionFrame head={head} onDelete={remove}>
      <SectionText
        kind="category"
        id={category.id}
        field="body"
        label={`Introduction of ${category.title}`}
        value={category.body}
        readOnly={readOnly}
        placeholder="Introduction (optional)"
        optional
      />
      <div className="mt-2">
        {shown.map(({ row, owners, score }) => (
          <ScenarioEntry
            key={row.id}
            registerCode={register.code}
            row={row}
            owners={owners}
            number={score.state === 'scored' ? score.number : null}
            band={score.state === 'scored' ? score.band : null}
            scored={score.state === 'incomplete' ? score.scored : 5}
            readOnly={readOnly}
          />
        ))}
      </div>
      {hidden > 0 && (
        <p className="border-t py-3">
          {hidden.toLocaleString('en')} more are not shown, neither here nor on paper.{' '}
          <Button size="small" onClick={() => setAll(true)}>
            Show all
          </Button>
        </p>
      )}
      {failureModes.length === 0 && (
        <p className="pb-2 text-muted print:hidden">No scenarios yet. Assume that it has failed already: how?</p>
      )}
      {!readOnly && <NewScenario category={category} rows={failureModes.map(({ row }) => row)} />}
      {deleting && <DeleteCategory category={group.category} categories={groups.map((one) => one.category)} onClose={() => setDeleting(false)} />}
    </SectionFrame>
  )
}
