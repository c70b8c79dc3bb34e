import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import type { OwnCard } from '@/lib/domain/workshop/own-card'
import type { Authorship, PhaseKind } from '@/lib/domain/workshop/workshop-words'
import type { Scope } from '@/lib/data/scope'

/*
 * Cards before the reveal. The application has no right on their table: the functions of the database know the workspace and the member from
 * the transaction, and show everybody their own and numbers.
 */

/** How a workshop stands, as far as it decides whether somebody may write. */
export interface WritingPlace {
  authorship: Authorship
  phase: PhaseKind
  endedAt: string | null
  /** False for who was removed, and for who has not joined while the door is locked. */
  isWelcome: boolean
}

/** The place where cards are written, held so that no reveal passes a card that is being written; null for a workshop that is not here. */
export async function holdWritingPlace(scope: Scope, registerId: string, workshopId: string): Promise<WritingPlace | null> {
  const [place] = await scope.tx.$queryRaw<WritingPlace[]>`SELECT w.authorship, p.kind AS phase, w.ended_at::text AS "endedAt",
      CASE WHEN t.id IS NULL THEN w.locked_at IS NULL ELSE t.removed_at IS NULL END AS "isWelcome"
    FROM workshop w JOIN workshop_phase p ON p.workspace_id = w.workspace_id AND p.workshop_id = w.id AND p.id = w.phase_id
      LEFT JOIN participant t ON t.workspace_id = w.workspace_id AND t.workshop_id = w.id AND t.membership_id = ${scope.membershipId}::uuid
    WHERE w.workspace_id = ${scope.workspaceId}::uuid AND w.register_id = ${registerId}::uuid AND w.id = ${workshopId}::uuid FOR SHARE OF w`
  return place ?? null
}

/** The acting member's own place among those who take part, locked; null for somebody who does not. */
export async function lockOwnParticipant(scope: Scope, workshopId: string): Promise<{ id: string; written: number } | null> {
  const [own] = await scope.tx.$queryRaw<{ id: string; written: number }[]>`SELECT id, written FROM participant
    WHERE workspace_id = ${scope.workspaceId}::uuid AND workshop_id = ${workshopId}::uuid AND membership_id = ${scope.membershipId}::uuid
    FOR NO KEY UPDATE`
  return own ?? null
}

interface HiddenPlace {
  registerId: string
  workshopId: string
}

/** Who a hidden card belongs to: a participant, or whoever knows the secret of this hash (32 bytes). */
export type HiddenAuthor = { participantId: string } | { secretHash: Uint8Array }

/** Stores a card. Throws what the database throws for an id that is taken, translated by the scope. */
export async function writeHiddenCard(scope: Scope, { registerId, workshopId }: HiddenPlace, card: OwnCard, author: HiddenAuthor): Promise<void> {
  const [participantId, secretHash] = 'participantId' in author ? [author.participantId, null] : [null, author.secretHash]
  await scope.tx.$executeRaw`SELECT write_hidden_card(${card.id}::uuid, ${registerId}::uuid, ${workshopId}::uuid, ${participantId}::uuid, ${secretHash}::bytea,
    ${card.text}, ${card.trigger}, ${card.notice}, ${card.categoryId}::uuid, ${card.promptKey})`
}

/** Changes a card of one's own; false where there is none. The hash is null for a named card. */
export async function rewriteHiddenCard(scope: Scope, workshopId: string, card: Omit<OwnCard, 'promptKey'>, secretHash: Uint8Array | null): Promise<boolean> {
  const [done] = await scope.tx.$queryRaw<{ found: boolean }[]>`SELECT rewrite_hidden_card(${card.id}::uuid, ${workshopId}::uuid, ${secretHash}::bytea,
    ${card.text}, ${card.trigger}, ${card.notice}, ${card.categoryId}::uuid) AS found`
  return done?.found ?? false
}

/** Takes a card of one's own back; false where there is none. The hash is null for a named card. */
export async function withdrawHiddenCard(scope: Scope, workshopId: string, cardId: string, secretHash: Uint8Array | null): Promise<boolean> {
  const [done] = await scope.tx.$queryRaw<{ found: boolean }[]>`SELECT withdraw_hidden_card(${cardId}::uuid, ${workshopId}::uuid, ${secretHash}::bytea) AS found`
  return done?.found ?? false
}

/** The named cards of the acting member, in the order of writing. */
export async function readOwnHiddenCards(scope: Scope, workshopId: string): Promise<OwnCard[]> {
  return scope.tx.$queryRaw<OwnCard[]>`SELECT id, text, trigger, notice, category_id AS "categoryId", prompt_key AS "promptKey"
    FROM read_own_hidden_cards(${workshopId}::uuid)`
}

/** How many cards are hidden, by category. */
export async function countHiddenCards(scope: Scope, workshopId: string): Promise<HiddenCount[]> {
  return scope.tx.$queryRaw<HiddenCount[]>`SELECT category_id AS "categoryId", cards FROM count_hidden_cards(${workshopId}::uuid)`
}

/** Whether a live category of the register has this id. */
export async function isLiveCategory(scope: Scope, registerId: string, categoryId: string): Promise<boolean> {
  return (await scope.tx.category.count({ where: { workspaceId: scope.workspaceId, registerId, id: categoryId, deletedAt: null } })) > 0
}

/** Takes the hidden named cards of one participant back, unread, for who leads the workshop; how many there were. */
export async function withdrawHiddenCardsOf(scope: Scope, workshopId: string, participantId: string): Promise<number> {
  const [done] = await scope.tx.$queryRaw<{ gone: number }[]>`SELECT withdraw_hidden_cards_of(${workshopId}::uuid, ${participantId}::uuid) AS gone`
  return done?.gone ?? 0
}

/** Takes all hidden cards of a workshop out, for the command that reveals them, in the order of their random ids. */
export async function takeHiddenCards(scope: Scope, workshopId: string): Promise<(OwnCard & { participantId: string | null })[]> {
  return scope.tx.$queryRaw<(OwnCard & { participantId: string | null })[]>`SELECT id, participant_id AS "participantId", text, trigger, notice,
    category_id AS "categoryId", prompt_key AS "promptKey" FROM take_hidden_cards(${workshopId}::uuid)`
}
