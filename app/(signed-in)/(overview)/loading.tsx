import { SkeletonRows } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <div className="pt-10">
      <SkeletonRows rows={10} label="Loading the page" />
    </div>
  )
}
