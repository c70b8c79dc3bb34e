import { findDifference, isWorthComparing } from '@/components/history/text-difference'

const GONE = 'rounded-xs bg-danger-soft px-0.5 text-danger decoration-danger/60 print:px-0'
// Paper comes without backgrounds, so that what is new is underlined there.
const NEW = 'rounded-xs bg-accent-soft px-0.5 text-ink no-underline print:px-0 print:underline print:decoration-1 print:underline-offset-2'

/** A value that took another's place: two texts that share words as one, with what is gone and what is new marked; others side by side. */
export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  return (
    <div className="whitespace-pre-wrap wrap-anywhere">
      {isWorthComparing(before, after) ? <Difference before={before ?? ''} after={after ?? ''} /> : <FromTo before={before} after={after} />}
    </div>
  )
}

/** A value that is gone, where it is said already that it is. */
export function Gone({ text }: { text: string | null }) {
  return <del className={`${GONE} whitespace-pre-wrap wrap-anywhere`}>{text}</del>
}

function FromTo({ before, after }: { before: string | null; after: string | null }) {
  if (before === null) return after === null ? null : <ins className="no-underline">{after}</ins>
  return (
    <>
      <del className={GONE}>{before}</del> <span aria-hidden="true">→</span> {after === null ? <span className="text-faint">nothing</span> : <ins className={NEW}>{after}</ins>}
    </>
  )
}

function Difference({ before, after }: { before: string; after: string }) {
  const parts = findDifference(before, after)
  if (parts.every(({ kind }) => kind !== 'same')) {
    return (
      <div className="grid justify-items-start gap-1">
        <del className={GONE}>{before}</del>
        <ins className={NEW}>{after}</ins>
      </div>
    )
  }
  return parts.map(({ kind, text }, i) => {
    if (kind === 'same') return <span key={i}>{text}</span>
    return kind === 'gone' ? (
      <del key={i} className={GONE}>
        {text}
      </del>
    ) : (
      <ins key={i} className={NEW}>
        {text}
      </ins>
    )
  })
}
