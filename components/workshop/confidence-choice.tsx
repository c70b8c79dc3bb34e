import { Button } from '@/components/ui/button'
import { CONFIDENCES, type Confidence } from '@/lib/domain/workshop/workshop-words'

/** How sure somebody is of their levels; pressed once more it is said no longer. */
export function ConfidenceChoice({ value, onChange }: { value: Confidence | null; onChange: (value: Confidence | null) => void }) {
  return (
    <div role="group" aria-label="How sure are you? Optional" className="flex flex-wrap items-center gap-2">
      <span className="text-sm font-medium">
        How sure are you? <span className="font-normal text-muted">optional</span>
      </span>
      {CONFIDENCES.map((one) => (
        <Button key={one} size="small" aria-pressed={value === one} onClick={() => onChange(value === one ? null : one)} className="capitalize aria-pressed:border-accent aria-pressed:bg-accent-soft">
          {one}
        </Button>
      ))}
    </div>
  )
}
