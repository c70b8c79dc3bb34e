import { MeetingDock } from '@/components/workshop/meeting-dock'
import { useWorkshop } from '@/components/workshop/use-workshop'

/** What the meeting is at, what for, and how long it still has. */
export function PhaseHead({ clockAhead }: { clockAhead: number }) {
  const { phase } = useWorkshop()
  return (
    <section aria-labelledby="phase-title" className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 py-5 max-sm:py-3">
      <div aria-live="polite" className="min-w-0 flex-1 basis-72">
        <h2 id="phase-title" className="text-xl font-semibold">
          {phase.title}
        </h2>
        <p className="mt-0.5 max-w-prose text-base text-muted">{phase.goal}</p>
      </div>
      <MeetingDock clockAhead={clockAhead} />
    </section>
  )
}
