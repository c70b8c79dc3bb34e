import { joinClasses } from '@/components/ui/class-names'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

/** A bar in the place of words that are on their way; give it the size of what will stand there. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <span aria-hidden="true" className={joinClasses('pulse-slowly block rounded-sm bg-line', className)} />
}

/** Rows in the place of a table; keeps its height, so that nothing jumps when the rows arrive. */
export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, place) => (
        <div key={place} className="flex h-10 items-center gap-4 border-b">
          <Skeleton className="h-3.5 w-14" />
          <Skeleton className={joinClasses('h-3.5', place % 3 === 0 ? 'w-1/2' : place % 3 === 1 ? 'w-2/5' : 'w-3/5')} />
          <Skeleton className="ml-auto h-3.5 w-20" />
        </div>
      ))}
    </div>
  )
}
