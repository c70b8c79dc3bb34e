'use client'

import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import type { CardDraft } from '@/components/workshop/card-words'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { CARD_TEXT_MAX } from '@/lib/domain/workshop/workshop-words'
import { useRoomView } from '@/lib/live/client/room'

interface CardFieldsProps {
  draft: CardDraft
  onChange: (draft: CardDraft) => void
  onSend: () => void
  /** Who will see it, or which prompt it answers. */
  hint?: string
  autoFocus?: boolean
}

/** The three texts of a card, and the category that its author thinks of. */
export function CardFields({ draft, onChange, onSend, hint, autoFocus }: CardFieldsProps) {
  const { rows } = useRoomView()
  const categories = listInOrder<'category'>(rows.all('category'))
  const text = (field: 'text' | 'trigger' | 'notice', label: string, placeholder: string) => (
    <TextArea
      label={label}
      rows={field === 'text' ? 2 : 1}
      maxLength={CARD_TEXT_MAX}
      value={draft[field]}
      placeholder={placeholder}
      hint={field === 'text' ? hint : undefined}
      autoFocus={field === 'text' && autoFocus}
      onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
      onSend={onSend}
    />
  )
  return (
    <div className="grid gap-3">
      {text('text', 'What failed?', 'One way in which it failed')}
      <div className="grid gap-3 sm:grid-cols-2">
        {text('trigger', 'What set it off?', 'Optional')}
        {text('notice', 'How would we have noticed?', 'Optional')}
      </div>
      <Select
        label="Category"
        value={draft.categoryId}
        options={[{ value: '', label: 'I do not know' }, ...categories.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={(event) => onChange({ ...draft, categoryId: event.target.value })}
      />
    </div>
  )
}
