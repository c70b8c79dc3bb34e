'use client'

/** A small field for 1 to 240 minutes; what is none of these stays what it was. */
export function MinutesField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <input
      type="number"
      aria-label={label}
      min={1}
      max={240}
      value={value}
      onChange={({ target }) => {
        const next = target.valueAsNumber
        if (Number.isInteger(next) && next >= 1 && next <= 240) onChange(next)
      }}
      className="tabular h-8 w-16 rounded-sm border border-edge/60 bg-raised px-2 text-right pointer-coarse:h-11"
    />
  )
}
