'use client'

import { FrontParts, NewFrontPart } from '@/components/document/front-parts'
import { HeaderFields } from '@/components/document/header-fields'
import type { DocumentView } from '@/components/document/use-document'
import { EditableList } from '@/components/room/editable-list'
import { CONSTRAINTS_LABEL } from '@/lib/domain/document/document-labels'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

/** What stands between the title and the first section: header, constraints, and whatever else a document opened with. */
export function DocumentFront({ view }: { view: DocumentView }) {
  const { rows } = useRoomView()
  const readOnly = !view.mayEdit
  const constraints = listInOrder<'register-constraint'>(rows.all('register-constraint'))
  return (
    <div className="grid gap-6 pb-8">
      <FrontParts after={null} readOnly={readOnly} />
      <HeaderFields view={view} />
      <FrontParts after="header" readOnly={readOnly} />
      {(constraints.length > 0 || !readOnly) && (
        <section aria-labelledby="constraints" className={constraints.length === 0 ? 'print:hidden' : undefined}>
          <h2 id="constraints" className="mb-1 text-base font-semibold">
            {CONSTRAINTS_LABEL}
          </h2>
          <EditableList
            kind="register-constraint"
            item="constraint"
            items={constraints}
            parent={{}}
            readOnly={readOnly}
            placeholder="Add a constraint, such as “No schema changes”…"
          />
        </section>
      )}
      <FrontParts after="constraints" readOnly={readOnly} />
      {!readOnly && <NewFrontPart />}
    </div>
  )
}
