import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'

/** What is missing and what is not for this person look the same. */
export function NothingHere() {
  return (
    <div className="mx-auto max-w-xl py-16">
      <PageHeader
        title="There is nothing here for you."
        description="The link may be old, or what it led to belongs to another workspace."
      />
      <ButtonLink href="/registers">Open your registers</ButtonLink>
    </div>
  )
}
