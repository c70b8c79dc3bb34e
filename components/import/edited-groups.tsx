import Link from 'next/link'
import type { EditedChange } from '@/components/import/edited-doors'
import { EditedLine } from '@/components/import/edited-line'
import type { EditedDesk } from '@/components/import/use-edited'
import { failureModePath } from '@/components/register/use-register'
import { Checkbox } from '@/components/ui/checkbox'
import { describePlace } from '@/lib/domain/baseline/comparison'

interface Group {
  key: string
  place: EditedChange['place']
  changes: EditedChange[]
}

/** The changes by where they stand, each group with a choice for all of it. */
export function EditedGroups({ desk, changes, registerCode }: { desk: EditedDesk; changes: readonly EditedChange[]; registerCode: string }) {
  return (
    <div>
      {groupByPlace(changes).map((group) => (
        <ChangeGroup key={group.key} desk={desk} group={group} registerCode={registerCode} />
      ))}
    </div>
  )
}

function groupByPlace(changes: readonly EditedChange[]): Group[] {
  const groups = new Map<string, Group>()
  for (const change of changes) {
    const { place } = change
    const key = place.in === 'register' ? place.in : place.in === 'section' ? `section ${place.title}` : `scenario ${place.code}`
    const group = groups.get(key) ?? { key, place, changes: [] }
    groups.set(key, group)
    group.changes.push(change)
  }
  return [...groups.values()]
}

function ChangeGroup({ desk, group: { place, changes }, registerCode }: { desk: EditedDesk; group: Group; registerCode: string }) {
  const words = describePlace(place)
  // What is deleted is chosen by itself, one by one.
  const open = changes.filter(({ isTakable, kind }) => isTakable && kind !== 'removed')
  const chosen = open.filter((change) => desk.choiceOf(change) === 'file').length
  const isHere = place.in === 'scenario' && !changes.some(({ label, kind, here }) => label === 'Scenario' && (kind === 'added' || here === null))
  return (
    <section className="break-inside-avoid-page">
      <div className="mt-6 flex flex-wrap items-baseline justify-between gap-x-4 border-b pb-1">
        <h3 className="text-lg font-semibold wrap-anywhere">
          {place.in === 'scenario' && isHere ? (
            <Link href={failureModePath(registerCode, place.code)} className="text-ink no-underline hover:underline">
              {words}
            </Link>
          ) : (
            words
          )}
        </h3>
        {open.length > 1 && (
          <Checkbox
            label={`Take all ${open.length}`}
            aria-label={`Take all changes of ${words}`}
            checked={chosen === open.length}
            mixed={chosen > 0 && chosen < open.length}
            onChange={(event) => desk.choose(open, event.target.checked ? 'file' : null)}
          />
        )}
      </div>
      {changes.map((change) => (
        <EditedLine key={change.id} desk={desk} change={change} />
      ))}
    </section>
  )
}
