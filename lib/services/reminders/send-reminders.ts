import type { Actor } from '@/lib/domain/access/actor'
import { lapseStepOn } from '@/lib/domain/acceptance/lapse-step'
import { stepOn } from '@/lib/domain/action/reminder-step'
import {
  leaveOutTold,
  listTold,
  listToTell,
  lockReminders,
  markMail,
  readAddresses,
  storeMails,
  takeFailedMails,
  type Mail,
  type Told,
} from '@/lib/data/reminders'
import { withScope, type Scope } from '@/lib/data/scope'
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
 * Tells every member of a workspace who wants mails what has come near or passed, in one mail for each person and day. What is told is stored
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
  const fresh = await storeNewMails(scope, today, newHash)
  return writeMails(scope, today, [...again, ...fresh], tokens, origin)
}

async function storeNewMails(scope: Scope, today: string, newHash: () => string): Promise<Mail[]> {
  const reached = (await listToTell(scope, today)).flatMap((item) => {
    const step = item.acceptanceId === null ? stepOn(item.due, today) : lapseStepOn(item.due, today)
    return step === null ? [] : [{ ...item, id: newId(), step }]
  })
  const untold = await leaveOutTold(scope, reached)
  const mails = new Map<string, Mail>()
  const told = reached.filter(({ id }) => untold.has(id)).map((item): Told => {
    const mail = mails.get(item.membershipId) ?? { id: newId(), membershipId: item.membershipId, unsubscribeHash: newHash() }
    mails.set(item.membershipId, mail)
    return { ...item, mailId: mail.id }
  })
  await storeMails(scope, today, [...mails.values()], told)
  return [...mails.values()]
}

async function writeMails(scope: Scope, today: string, mails: readonly Mail[], tokens: ReadonlyMap<string, string>, origin: string) {
  if (mails.length === 0) return []
  const addresses = await readAddresses(scope)
  const told = await listTold(scope, today, mails.map(({ id }) => id))
  const { name: workspaceName } = await scope.tx.workspace.findUniqueOrThrow({ where: { id: scope.workspaceId }, select: { name: true } })
  return mails.flatMap((mail) => {
    const to = addresses.get(mail.membershipId)
    const items = told.filter(({ mailId }) => mailId === mail.id).map(toItem)
    // Somebody who wants none any more, or for whom all was done meanwhile, is not written to again.
    if (!to || items.length === 0) return []
    return [{ mailId: mail.id, mail: writeReminderMail({ to, workspaceName, items, today, origin, unsubscribeToken: tokens.get(mail.unsubscribeHash) ?? '' }) }]
  })
}

function toItem({ title, due, actionId, acceptanceId, registerCode, failureModeCode }: Told | Omit<Told, 'id' | 'step'>): MailItem {
  const place = failureModeCode === null ? '' : `/${encodeURIComponent(failureModeCode)}`
  const kind = acceptanceId !== null ? 'acceptance' : actionId === null ? 'control' : 'action'
  return { title, due, kind, path: `/registers/${encodeURIComponent(registerCode)}${place}` }
}
