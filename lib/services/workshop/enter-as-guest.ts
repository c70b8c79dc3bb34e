import { z } from 'zod'
import { GUEST } from '@/lib/domain/access/roles'
import { requiredLine } from '@/lib/domain/row/field'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { GUEST_NAME_MAX, GUESTS_MAX } from '@/lib/domain/workshop/workshop-words'
import { holdGuestDoor, listNamesInside } from '@/lib/data/guests'
import type { Verb } from '@/lib/services/verb'

const id = z.uuid()
const schema = z.strictObject({ workshopId: id, linkId: id, membershipId: id, name: fieldSchema(requiredLine('Name', GUEST_NAME_MAX)) })

/** Words for every link that lets nobody in, whatever the reason: they tell nobody which meetings there are. */
export const CLOSED_LINK = {
  title: 'This link lets nobody in.',
  remedy: 'It may be cut short or replaced by a newer one, or the meeting is locked or over. Ask whoever runs it.',
} as const

/** Makes whoever holds the link of a workshop a guest of it, under a name that nobody else there has. */
export const enterAsGuest: Verb<z.infer<typeof schema>> = {
  name: 'guest.enter',
  event: 'guest.entered',
  permission: 'join',
  stream: 'workspace',
  schema,
  async decide(scope, { workshopId, linkId, membershipId, name }) {
    const door = await holdGuestDoor(scope, workshopId)
    const isOpen = door !== null && door.guestLink === linkId && !door.isLocked && !door.hasEnded
    if (!isOpen || !scope.actor.guest) refuse('precondition', '', CLOSED_LINK.title, CLOSED_LINK.remedy)
    const inside = await listNamesInside(scope, workshopId)
    if (inside.filter(({ isGuest }) => isGuest).length >= GUESTS_MAX) refuse('limit', '', `A workshop has at most ${GUESTS_MAX} guests.`, 'Ask whoever runs it to make room.')
    if (inside.some((one) => alike(one.name) === alike(name))) refuse('conflict', 'name', 'Somebody here has this name.', 'Add a surname or where you work.')
    const row = { id: membershipId, personId: null, name, roles: [GUEST], workshopId, deletedAt: null }
    return [{ kind: 'membership', id: membershipId, field: null, before: null, after: row }]
  },
}

/** Names that look alike are one name: a guest must not pass for somebody else. */
function alike(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en').replaceAll(/[\s\p{P}\p{Cf}]+/gu, ' ').trim()
}
