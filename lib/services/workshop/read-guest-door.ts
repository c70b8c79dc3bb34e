import type { Authorship } from '@/lib/domain/workshop/workshop-words'
import { withReadScope } from '@/lib/data/scope'

/** What somebody who holds a good link is told of the meeting before they come in, and where its page is for members. */
export interface GuestDoorView {
  title: string
  scene: string
  authorship: Authorship
  scoring: Authorship
  registerCode: string
}

/** The door of a workshop whose link was followed; null when the workshop is not here. The caller has proved the link. */
export async function readGuestDoor({ workspaceId, workshopId }: { workspaceId: string; workshopId: string }): Promise<GuestDoorView | null> {
  return withReadScope({ personId: null, workspaceId, door: 'page' }, async (scope) => {
    const found = await scope.tx.workshop.findFirst({
      where: { workspaceId, id: workshopId },
      select: { title: true, scene: true, authorship: true, scoring: true, register: { select: { code: true } } },
    })
    if (!found) return null
    const kept = (text: string): Authorship => (text === 'anonymous' ? 'anonymous' : 'named')
    return { title: found.title, scene: found.scene, authorship: kept(found.authorship), scoring: kept(found.scoring), registerCode: found.register.code }
  })
}
