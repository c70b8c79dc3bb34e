import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What is missing and what is not for this person look the same. */
export default function NotFound() {
  return (
    <div className="mx-auto max-w-xl px-4 py-24">
      <EmptyState title="There is nothing here for you." action={<ButtonLink href="/">Open your registers</ButtonLink>}>
        The link may be old, or what it led to belongs to another workspace.
      </EmptyState>
    </div>
  )
}
