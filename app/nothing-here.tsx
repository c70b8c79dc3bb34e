import { PaletteDoor } from '@/components/palette/palette-button'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'

/** What is missing and what is not for this person look the same. */
export function NothingHere() {
  return (
    <div className="mx-auto max-w-xl py-10 sm:py-16">
      <PageHeader
        title="There is nothing here for you."
        description="The address may be mistyped, the link may be old, or what it led to belongs to another workspace."
      />
      <div className="flex flex-wrap gap-2">
        <PaletteDoor>Search for it</PaletteDoor>
        <ButtonLink href="/registers">Open your registers</ButtonLink>
        <ButtonLink href="/">What is mine</ButtonLink>
      </div>
    </div>
  )
}
