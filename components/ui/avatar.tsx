import { joinClasses } from '@/components/ui/class-names'

/** Up to two letters of a name: its first word's and its last's. An empty name gives a question mark. */
export function takeInitials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase('en') || '?'
}

export interface AvatarProps {
  name: string
  /** Hides it from screen readers where the name stands beside it. */
  decorative?: boolean
  size?: 'small' | 'medium'
}

/** Initials in a ring; no colour, since colours mean risk here. */
export function Avatar({ name, decorative = false, size = 'medium' }: AvatarProps) {
  const shape = size === 'small' ? 'size-5 text-[0.5625rem]' : 'size-7 text-2xs'
  return (
    <span
      role={decorative ? undefined : 'img'}
      aria-hidden={decorative || undefined}
      aria-label={decorative ? undefined : name}
      title={name}
      className={joinClasses(
        'inline-flex shrink-0 items-center justify-center rounded-full border border-edge/60 bg-sunk font-medium text-muted',
        shape,
      )}
    >
      {takeInitials(name)}
    </span>
  )
}
