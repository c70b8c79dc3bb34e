import type { OwnCard } from '@/lib/domain/workshop/own-card'
import { refuse, refuseEnded } from '@/lib/domain/workshop/workshop-standing'
import { CARDS_MAX, type Authorship } from '@/lib/domain/workshop/workshop-words'
import { countHiddenCards, holdWritingPlace, isLiveCategory } from '@/lib/data/hidden-cards'
import type { Scope } from '@/lib/data/scope'
import { WritingPace, WRITES_A_MINUTE_MAX } from '@/lib/services/workshop/writing-pace'

/** The pace of everybody who writes through this process. */
export const writingPace = new WritingPace()

/** Whose pace it is; the command line and the seed act for nobody and write no cards. */
export function paceKey({ membershipId }: Scope, workshopId: string): string {
  return `${membershipId ?? refuse('forbidden', '', 'A card needs a member who writes it.', 'Sign in and write on the page.')} ${workshopId}`
}

/**
 * Makes sure that cards are written in this workshop now, and that they are of this authorship; no reveal happens until the transaction ends.
 * Throws `not-found`, `precondition` outside of the writing, `limit` for who writes faster than hands do.
 */
export async function enterWritingPlace(scope: Scope, registerId: string, workshopId: string, authorship: Authorship): Promise<void> {
  const key = paceKey(scope, workshopId)
  const place = await holdWritingPlace(scope, registerId, workshopId)
  if (!place) return refuse('not-found', 'workshopId', 'There is no such workshop here.', 'It may belong to another register, or the id is wrong.')
  refuseEnded(place.endedAt, 'workshopId')
  if (!place.isWelcome) refuse('precondition', 'workshopId', 'You do not take part in this workshop.', 'It is locked, or you were removed from it; ask who leads it.')
  if (place.phase !== 'brainstorm') {
    refuse('precondition', 'workshopId', 'Cards are not written in this phase.', 'Keep the text; who runs the workshop can go back to the brainstorm.')
  }
  if (place.authorship !== authorship) {
    const words = { named: 'Cards of this workshop bear names.', anonymous: 'Cards of this workshop bear no names.' }
    refuse('precondition', 'workshopId', words[place.authorship], `Use ${place.authorship === 'named' ? 'card' : 'anonymous-card'}.write and its kin.`)
  }
  if (!writingPace.allows(key, scope.now)) {
    refuse('limit', 'workshopId', `At most ${WRITES_A_MINUTE_MAX} cards a minute.`, 'Nothing that you typed is lost; wait a moment and send it again.')
  }
}

/** Refuses a card of a category that is not here, and one more than a workshop holds. */
export async function refuseMisplaced(scope: Scope, registerId: string, { categoryId }: Pick<OwnCard, 'categoryId'>): Promise<void> {
  if (categoryId === null || (await isLiveCategory(scope, registerId, categoryId))) return
  refuse('invalid', 'categoryId', 'Category: no such category here.', 'Choose one of this register, or none.')
}

/** Refuses one card more than a workshop holds. */
export async function refuseFull(scope: Scope, workshopId: string): Promise<void> {
  const count = (await countHiddenCards(scope, workshopId)).reduce((sum, { cards }) => sum + cards, 0)
  if (count < CARDS_MAX) return
  refuse('limit', 'workshopId', `A workshop holds at most ${CARDS_MAX.toLocaleString('en')} cards before the reveal.`, 'Reveal these; the brainstorm can be repeated.')
}

/** Refuses to change a card that is not here or somebody else’s: the two look the same. */
export function refuseNotOwn(isOwn: boolean): void {
  if (!isOwn) refuse('not-found', 'id', 'You have no such card here.', 'It may be withdrawn or revealed; only its author changes a card.')
}
