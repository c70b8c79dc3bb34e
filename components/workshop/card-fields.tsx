'use client'

import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { CardDraft } from '@/components/workshop/card-words'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { CARD_TEXT_MAX } from '@/lib/domain/workshop/workshop-words'
import { useRoomView } from '@/lib/live/client/room'

interface CardFieldsProps {
  draft: CardDraft
  onChange: (draft: CardDraft) => void
  onSend: () => void
  autoFocus?: boolean
}

/** The three texts of a card, and the category that its author thinks of. */
export function CardFields({ draft, onChange, onSend, autoFocus }: CardFieldsProps) {
  const { rows } = useRoomView()
  const categories = listInOrder<'category'>(rows.all('category'))
  const line = (field: 'trigger' | 'notice', label: string) => (
    <TextField
      label={label}
      aside="optional"
      maxLength={CARD_TEXT_MAX}
      value={draft[field]}
      autoComplete="off"
      onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
      }}
    />
  )
  return (
    <div className="grid gap-3">
      <TextArea
        label="What failed?"
        rows={2}
        maxLength={CARD_TEXT_MAX}
        value={draft.text}
        placeholder="One way in which it failed"
        autoFocus={autoFocus}
        onChange={(event) => onChange({ ...draft, text: event.target.value })}
        onSend={onSend}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {line('trigger', 'What set it off?')}
        {line('notice', 'How would we have noticed?')}
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
