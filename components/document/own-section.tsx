'use client'

import { ChecklistSection } from '@/components/document/checklist-section'
import { DecisionMatrix } from '@/components/document/decision-matrix'
import { DocumentControl } from '@/components/document/document-control'
import { SectionFrame, type SectionHeadProps } from '@/components/document/section-frame'
import { SectionText } from '@/components/document/section-text'
import { SECTION_WORDS } from '@/components/document/section-words'
import { SignOff } from '@/components/document/sign-off'
import type { SectionRow } from '@/lib/domain/register/register-rows'

/** Kinds that hold blocks and nothing else. */
const PLAIN = ['purpose', 'classification', 'conclusion', 'free'] as const

/** A section that is no category: its text, what is known in it, and its closing text. */
export function OwnSection({ head, section }: { head: SectionHeadProps; section: SectionRow }) {
  const readOnly = !head.mayEdit
  const text = { kind: 'section', id: section.id, readOnly } as const
  const isPlain = PLAIN.some((kind) => kind === section.kind)
  const isBare = isPlain && section.body.trim() === ''
  return (
    <SectionFrame head={head}>
      <SectionText
        {...text}
        field="body"
        label={`Text of ${section.title}`}
        value={section.body}
        placeholder={isPlain ? SECTION_WORDS[section.kind].about : 'Text before it (optional)'}
        optional={!isPlain}
      />
      {isBare && readOnly && <p className="text-faint">Nothing is written here yet.</p>}
      <KnownPart section={section} readOnly={readOnly} />
      {!isPlain && (
        <SectionText
          {...text}
          field="closing"
          label={`Closing text of ${section.title}`}
          value={section.closing}
          placeholder="Closing text (optional)"
          optional
        />
      )}
    </SectionFrame>
  )
}

function KnownPart({ section, readOnly }: { section: SectionRow; readOnly: boolean }) {
  switch (section.kind) {
    case 'decision-matrix':
      return <DecisionMatrix section={section} readOnly={readOnly} />
    case 'checklist':
      return <ChecklistSection section={section} readOnly={readOnly} />
    case 'document-control':
      return <DocumentControl section={section} readOnly={readOnly} />
    case 'sign-off':
      return <SignOff section={section} readOnly={readOnly} />
    default:
      return null
  }
}
