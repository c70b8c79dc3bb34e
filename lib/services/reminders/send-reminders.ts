import type { Actor } from '@/lib/domain/access/actor'
import { lapseStepOn } from '@/lib/domain/acceptance/lapse-step'
import { may } from '@/lib/domain/access/permissions'
import { askStepOn, stepOn } from '@/lib/domain/action/reminder-step'
import { listAsks, listToldAsks } from '@/lib/data/asks'
import {
  leaveOutTold,
  listTold,
  listToTell,
  lockReminders,
  markMail,
  readAddresses,
  storeMails,
  takeFailedMails,
  type DueForMember,
  type Mail,
  type MailKind,
  type Told,
} from '@/lib/data/reminders'
import { withScope, type Scope } from '@/lib/data/scope'
import { writeAskMail } from '@/lib/services/reminders/ask-mail'
import { writeReminderMail, type MailItem, type OutgoingMail } from '@/lib/services/reminders/mail-text'
import { makePrivateToken } from '@/lib/services/reminders/private-token'
import { newId } from '@/lib/kernel/ids'

export interface ReminderDoors {
  /** Gives a mail to the mail server; throws when it was not taken. */
  send(mail: OutgoingMail): Promise<void>
  /** Scheme, host and port of links. */
  origin: string
}

export interface ReminderRun {
  sent: number
  failed: number
}

/** A mail that the server refused is tried again after this long. */
const RETRY_MS = 30 * 60_000

/**
 * Tells every member of a workspace who wants mails what has come near or passed, in one mail for each person and
 * day, and what is asked of them, in another as soon as it is asked. What is told is stored
 * before it is sent: a process that dies in between has told nobody twice, and what it did not tell stands on the page. Mails that the server
 * refused are tried again, five times at most. While another process is at it, this does nothing.
 */
export async function sendReminders(workspaceId: string, doors: ReminderDoors): Promise<ReminderRun> {
  const actor: Actor = { personId: null, workspaceId, door: 'command-line' }
  const mails = await withScope(actor, (scope) => takeMails(scope, doors.origin))
  const run: ReminderRun = { sent: 0, failed: 0 }
  for (const { mailId, mail } of mails) {
    const isSent = await doors.send(mail).then(() => true, () => false)
    await withScope(actor, (scope) => markMail(scope, mailId, isSent))
    run[isSent ? 'sent' : 'failed'] += 1
  }
  return run
}

/** Decides and stores what is told now, and writes the mails. */
async function takeMails(scope: Scope, origin: string): Promise<{ mailId: string; mail: OutgoingMail }[]> {
  if (!(await lockReminders(scope))) return []
  const today = scope.now.slice(0, 10)
  const tokens = new Map<string, string>()
  const newHash = () => {
    const { token, hash } = makePrivateToken()
    tokens.set(hash, token)
    return hash
  }
  const again = await takeFailedMails(scope, today, new Date(Date.parse(scope.now) - RETRY_MS).toISOString(), newHash)
  const due = await storeNewMails(scope, today, 'due', await reachedDues(scope, today), newHash)
  const asks = await storeNewMails(scope, today, 'ask', await reachedAsks(scope, today), newHash)
  return writeMails(scope, today, [...again, ...due, ...asks], tokens, origin)
}

type Reached = Omit<Told, 'mailId'>

async function reachedDues(scope: Scope, today: string): Promise<Reached[]> {
  return (await listToTell(scope, today)).flatMap((item) => {
    const step = item.acceptanceId === null ? stepOn(item.due, today) : lapseStepOn(item.due, today)
    return step === null ? [] : [{ ...item, id: newId(), reviewPlaceId: null, step }]
  })
}

/** What waits for whoever may sign here: an owner role alone gives no right to. */
async function reachedAsks(scope: Scope, today: string): Promise<Reached[]> {
  const asks = (await listAsks(scope, today)).filter(({ roles }) => may(roles, 'sign'))
  return asks.map((ask) => ({ ...ask, id: newId(), actionId: null, controlId: null, step: ask.reviewPlaceId === null ? 'asked' : askStepOn(ask.due, today) }))
}

/** Of what has been reached, stores what was not told yet, with a mail for each person. */
async function storeNewMails(scope: Scope, today: string, kind: MailKind, reached: readonly Reached[], newHash: () => string): Promise<Mail[]> {
  if (reached.length === 0) return []
  const untold = await leaveOutTold(scope, reached)
  const mails = new Map<string, Mail>()
  const told = reached.filter(({ id }) => untold.has(id)).map((item): Told => {
    const mail = mails.get(item.membershipId) ?? { id: newId(), kind, membershipId: item.membershipId, unsubscribeHash: newHash() }
    mails.set(item.membershipId, mail)
    return { ...item, mailId: mail.id }
  })
  await storeMails(scope, today, [...mails.values()], told)
  return [...mails.values()]
}

async function writeMails(scope: Scope, today: string, mails: readonly Mail[], tokens: ReadonlyMap<string, string>, origin: string) {
  if (mails.length === 0) return []
  const addresses = await readAddresses(scope)
  const idsOf = (kind: MailKind) => mails.filter((mail) => mail.kind === kind).map(({ id }) => id)
  const [dues, asks] = [await listTold(scope, today, idsOf('due')), await listToldAsks(scope, today, idsOf('ask'))]
  const { name: workspaceName } = await scope.tx.workspace.findUniqueOrThrow({ where: { id: scope.workspaceId }, select: { name: true } })
  return mails.flatMap(({ id, kind, membershipId, unsubscribeHash }) => {
    const to = addresses.get(membershipId)
    const own = <T extends { mailId: string }>(all: readonly T[]) => all.filter(({ mailId }) => mailId === id)
    const isEmpty = own<{ mailId: string }>(kind === 'due' ? dues : asks).length === 0
    // Somebody who wants none any more, or for whom all was done meanwhile, is not written to again.
    if (!to || isEmpty) return []
    const words = { to, workspaceName, today, origin, unsubscribeToken: tokens.get(unsubscribeHash) ?? '' }
    const mail = kind === 'due' ? writeReminderMail({ ...words, items: own(dues).map(toItem) }) : writeAskMail({ ...words, items: own(asks) })
    return [{ mailId: id, mail }]
  })
}

function toItem({ title, due, actionId, acceptanceId, registerCode, failureModeCode }: DueForMember): MailItem {
  const place = failureModeCode === null ? '' : `/${encodeURIComponent(failureModeCode)}`
  const kind = acceptanceId !== null ? 'acceptance' : actionId === null ? 'control' : 'action'
  return { title, due, kind, path: `/registers/${encodeURIComponent(registerCode)}${place}` }
}
