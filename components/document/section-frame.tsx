'use client'

import type { ReactNode } from 'react'
import { sectionAnchor, type DocumentEntry } from '@/components/document/document-entries'
import { EditableText } from '@/components/room/editable-text'
import { keyForStep } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Menu } from '@/components/ui/menu'
import { readSectionKind } from '@/lib/domain/document/section-kind'

export interface SectionHeadProps {
  entry: DocumentEntry
  entries: readonly DocumentEntry[]
  mayEdit: boolean
  onAddBehind: () => void
}

interface SectionFrameProps {
  head: SectionHeadProps
  /** How it is deleted, where that needs a question first. */
  onDelete?: () => void
  children: ReactNode
}

/** A section with its number, its title and what can be done with it as a whole. */
export function SectionFrame({ head, onDelete, children }: SectionFrameProps) {
  const { entry, mayEdit } = head
  const { kind, row, place } = entry
  const anchor = sectionAnchor(row.id)
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-title`}
      className="group/section scroll-mt-4 border-t pt-6 pb-9 print:border-t-0 print:pt-2 print:pb-5"
    >
      <div className="mb-3 flex items-start gap-2 print:break-after-avoid">
        <EditableText
          kind={kind}
          id={row.id}
          field="title"
          label={`Title of section ${place}`}
          shape="line"
          max={300}
          value={row.title}
          readOnly={!mayEdit}
          className="min-w-0 flex-1"
          render={(title) => (
            <h2 id={`${anchor}-title`} className="text-xl font-semibold wrap-anywhere">
              <span className="tabular mr-1 font-normal text-muted">{place}.</span>{' '}
              {title}
            </h2>
          )}
        />
        {mayEdit && <SectionMenu head={head} onDelete={onDelete} />}
      </div>
      {mayEdit && entry.kind === 'section' && <KindWarning kind={entry.row.kind} title={entry.row.title} />}
      {children}
    </section>
  )
}

function SectionMenu({ head, onDelete }: Pick<SectionFrameProps, 'head' | 'onDelete'>) {
  const { act } = useActions()
  const { entry, entries, onAddBehind } = head
  const { kind, row, place } = entry
  const move = (step: -1 | 1) => {
    const after = keyForStep(
      entries.map((one) => one.row),
      row.id,
      step,
    )
    if (after !== null) void act(`${kind}.edit`, { edits: [{ id: row.id, field: 'orderKey', before: row.orderKey, after }] })
  }
  const remove = () => void act(`${kind}.delete`, { ids: [row.id] }, { done: `Deleted “${row.title}”.` })
  return (
    <Menu
      label={`More for section ${place}, ${row.title}`}
      icon="more"
      iconOnly
      items={[
        { label: 'Move up', icon: 'arrow-up', onSelect: () => move(-1), disabled: place === 1 },
        { label: 'Move down', icon: 'arrow-down', onSelect: () => move(1), disabled: place === entries.length },
        { label: 'Add a section below', icon: 'plus', startsGroup: true, onSelect: onAddBehind },
        { label: 'Delete', icon: 'trash', danger: true, startsGroup: true, onSelect: onDelete ?? remove },
      ]}
    />
  )
}

/** A known section is recognised by its title when a document is read back; another title would make it free text. */
function KindWarning({ kind, title }: { kind: string; title: string }) {
  if (kind === 'free' || readSectionKind(title) === kind) return null
  return (
    <p className="mb-3 text-sm text-warning print:hidden">
      Under this title an exported document reads this section back as free text, because its kind is recognised by its usual title.
    </p>
  )
}
