import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { personOf, type Actor } from '@/lib/domain/access/actor'
import { may, type Permission } from '@/lib/domain/access/permissions'
import { MEMBER_ROLES, type MemberRole } from '@/lib/domain/access/roles'
import type { Value } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { storePolicy } from '@/lib/domain/scoring/stored-policy'
import { insertPerson } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { withReadScope } from '@/lib/data/scope'
import { findVerb, listVerbs } from '@/lib/services/catalogue'
import { hashInvitationToken } from '@/lib/services/people/invitations'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import type { Verb } from '@/lib/services/verb'
import { trialsOfAcceptances } from '@/lib/testing/acceptance-trials'
import { trialsOfBaselines } from '@/lib/testing/baseline-trials'
import { fullContent } from '@/lib/testing/full-register'
import { trialsOfSigning } from '@/lib/testing/signing-trials'
import { doorTrials } from '@/lib/testing/door-trials'
import { enterTestGuest } from '@/lib/testing/test-guest'
import { newTemplate, newUndertaking, trialsOfAgenda } from '@/lib/testing/agenda-trials'
import { PAST_TENSES } from '@/lib/testing/past-tenses'
import { ScoringTrials } from '@/lib/testing/scoring-trials'
import { newPhase, trialsOfLeading } from '@/lib/testing/leading-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { openTestWorkshop, testCard, type TestWorkshop } from '@/lib/testing/test-workshop'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId, randomId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string
let rows: RowSet
/** A guest of a workshop that no trial is about. */
let guest: Actor
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  registerId = newId()
  await send(ours.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  rows = RowSet.of((await readRegister(ours.as.administrator, 'D10')).rows)
  guest = await enterTestGuest(ours, { registerId, workshopId: (await workshopAt(0)).workshopId })
})
afterAll(() => database?.drop())

const first = (kind: RowKind, which: (row: { id: string; kind?: unknown }) => boolean = () => true) => present(rows.all(kind).find(which), kind).id
const memberOf = (name: string) => first('membership', (row) => 'name' in row && row.name === name)
const section = (kind: string) => first('section', (row) => row.kind === kind)
const agendaPlace = () => ({ as: ours.as, registerId, ownerUrl: database.ownerUrl })
const place = { orderKey: 'a0' }
const text = { text: 'Something' }

/** The least that a new row of each kind needs. */
const NEW_ROWS: Record<string, () => Record<string, unknown> | Promise<Record<string, unknown>>> = {
  'failure-mode': () => ({ title: 'It breaks', categoryId: first('category'), ...place }),
  'detection-signal': () => ({ failureModeId: first('failure-mode'), ...text, ...place }),
  'response-step': () => ({ failureModeId: first('failure-mode'), ...text, ...place }),
  'hard-stop-step': () => ({ failureModeId: first('failure-mode'), ...text, ...place }),
  'owner-link': () => ({ failureModeId: first('failure-mode'), ownerRoleId: first('owner-role'), ...place }),
  control: () => ({ type: 'proof', title: 'A count' }),
  'control-link': async () => ({ controlId: await addRow('control'), failureModeId: first('failure-mode') }),
  action: () => ({ what: 'Count rows twice', membershipId: first('membership'), due: '2026-12-01', failureModeId: first('failure-mode') }),
  'free-part': () => ({ ...place }),
  category: () => ({ title: 'Other', ...place }),
  section: () => ({ kind: 'free', title: 'Other', ...place }),
  'register-constraint': () => ({ ...text, ...place }),
  'header-line': () => ({ label: 'Author', ...place }),
  'decision-rule': () => ({ sectionId: section('decision-matrix'), ...place }),
  'checklist-item': () => ({ sectionId: section('checklist'), ...text, ...place }),
  revision: () => ({ sectionId: section('document-control'), ...place }),
  'signing-role': () => ({ sectionId: section('sign-off'), ...place }),
  'scoring-policy': () => ({ name: 'Sum', version: ++count, ...storePolicy({ kind: 'sum' }) }),
  comment: () => ({ failureModeId: first('failure-mode'), text: `Look, @[Test viewer](${first('membership')}).`, mentions: [first('membership')] }),
  'private-view': () => ({ name: 'Mine', registerId }),
  'shared-view': () => ({ name: 'Ours', registerId }),
  'owner-role': () => ({ name: `Role ${++count}`, ...place }),
  'co-facilitator': async () => ({ workshopId: (await workshopAt(0)).workshopId, membershipId: first('membership', (row) => 'name' in row && row.name === 'Test contributor') }),
  candidate: async () => ({ workshopId: (await workshopAt(0)).workshopId, failureModeId: first('failure-mode'), ...place }),
  'minority-note': async () => ({ roundId: (await scoring.roundAt('revealed')).roundId, text: 'It is rarer.' }),
  'agenda-template': newTemplate,
  'source-mapping': () => ({ name: 'queue.csv', plan: '{"columns":[{"target":"title","scale":null,"fillDown":false}],"residual":null}' }),
  undertaking: () => newUndertaking(agendaPlace()),
  'workshop-phase': () => newPhase({ as: ours.as, registerId }),
  'card-group': async () => ({ workshopId: (await workshopAt(2)).workshopId, title: 'Breaks', ...place }),
  'owner-role-holding': () => ({ ownerRoleId: first('owner-role'), membershipId: first('membership'), validFrom: `${2000 + ++count}-01-01`, validTo: `${2000 + count}-02-01` }),
}
/** A field of the newest row that may be edited, and another value for it; of other kinds the place. */
const EDITS: Record<string, () => [string, unknown]> = {
  control: () => ['state', 'in-place'],
  'owner-role-holding': () => ['validTo', `${2000 + count}-03-01`],
  membership: () => ['name', 'Another name'],
  action: () => ['due', '2026-12-24'],
  'workshop-phase': () => ['minutes', 7],
  'private-view': () => ['name', 'Another name'],
  'agenda-template': () => ['name', 'Another name'],
  'shared-view': () => ['name', 'Another name'],
  'source-mapping': () => ['name', 'other.csv'],
  'minority-note': () => ['text', 'It is rarer than that.'],
  comment: () => ['text', `Look again, @[Test viewer](${first('membership')}).`],
}
const fieldOf = (kind: string): [string, unknown] => EDITS[kind]?.() ?? ['orderKey', 'a5']

async function addRow(kind: string): Promise<string> {
  if (kind === 'membership') return join()
  const id = newId()
  const row = await present(NEW_ROWS[kind], `an entry for ${kind} in NEW_ROWS`)()
  await send(ours.as.administrator, `${kind}.add`, { rows: [{ id, ...row }] }, streamOf(`${kind}.add`))
  return id
}
const streamOf = (verb: string) => (findVerb(verb).stream === 'workspace' ? undefined : registerId)

async function invite(): Promise<{ invitationId: string; tokenHash: string; guest: Actor }> {
  const tokenHash = hashInvitationToken(newId())
  const { changes } = await send(ours.as.administrator, 'invitation.create', { email: 'guest@example.org', roles: ['viewer'], tokenHash })
  const personId = newId()
  await withIdentityScope(personId, (scope) => insertPerson(scope, `${personId}@example.org`, null))
  return { invitationId: present(changes[0], 'an invitation').id, tokenHash, guest: { personId, workspaceId: ours.workspaceId, door: 'api', invited: true } }
}

async function join(): Promise<string> {
  const { guest, ...invitation } = await invite()
  const { changes } = await send(guest, 'invitation.accept', { ...invitation, name: 'Guest' })
  return present(changes.find((change) => change.kind === 'membership'), 'a membership').id
}

/** A workshop whose members have joined, brought to a phase: 0 to set the scene, 1 to write, 2 to group, 3 to close. */
async function workshopAt(phase: number, authorship: 'named' | 'anonymous' = 'named'): Promise<TestWorkshop> {
  const workshop = await openTestWorkshop(ours.as.administrator, registerId, authorship)
  const { workshopId, phaseIds } = workshop
  for (const to of phaseIds.slice(1, phase + 1)) {
    const from = phaseIds[phaseIds.indexOf(to) - 1]
    await send(ours.as.administrator, to === phaseIds[2] ? 'workshop.reveal' : 'workshop.move', { workshopId, from, to }, registerId)
  }
  return workshop
}
const written = (authorship: 'named' | 'anonymous') => async () => {
  const { workshopId } = await workshopAt(1, authorship)
  const [id, words] = [randomId(), { text: 'It broke', trigger: null, notice: null, categoryId: null }]
  const secret = authorship === 'anonymous' ? { secret: 'ab'.repeat(32) } : {}
  const verb = authorship === 'anonymous' ? 'anonymous-card' : 'card'
  const write = { workshopId, id, ...words, promptKey: null, ...secret }
  const store = () => send(ours.as.administrator, `${verb}.write`, write, registerId)
  return { write, rewrite: { workshopId, id, ...words, ...secret }, withdraw: { workshopId, id, ...secret }, store }
}
const cardTrials = (authorship: 'named' | 'anonymous') => ({
  write: async () => ({ input: (await written(authorship)()).write }),
  rewrite: async () => {
    const { store, rewrite } = await written(authorship)()
    await store()
    return { input: rewrite }
  },
  withdraw: async () => {
    const { store, withdraw } = await written(authorship)()
    await store()
    return { input: withdraw }
  },
})
const [named, anonymous] = [cardTrials('named'), cardTrials('anonymous')]
const scoring = new ScoringTrials(() => ({ actor: ours.as.administrator, registerId, categoryId: first('category') }))

interface Trial {
  input: unknown
  reason?: string
  /** Who may; an administrator unless named. */
  actor?: Actor
  registerId?: string
  /** Where everybody is said to be. */
  where?: Whereabouts
}

/** A minimal valid input for each verb that is none of the four of a kind of row, made with what it needs to be there. */
const TRIALS: Record<string, () => Trial | Promise<Trial>> = {
  'failure-mode.rescore': () => ({
    input: { scores: [{ failureModeId: first('failure-mode'), assessmentId: newId(), stage: 'target', factors: { impact: { before: null, after: 2 } } }] },
  }),
  'register.batch': () => ({
    input: {
      steps: [
        { verb: 'failure-mode.add', input: { rows: [{ id: newId(), title: 'It breaks', categoryId: first('category'), ...place }] } },
        { verb: 'failure-mode.delete', input: { ids: [first('failure-mode')] } },
        { verb: 'failure-mode.restore', input: { ids: [first('failure-mode')] } },
      ],
    },
  }),
  'register.edit': () => ({ input: { edits: [{ id: registerId, field: 'title', before: 'A register with everything', after: 'Renamed' }] } }),
  'register.create': () => ({ input: { code: `N${++count}`, title: 'New' }, registerId: newId() }),
  'register.import': () => ({ input: { content: fullContent(`N${++count}`) }, registerId: newId() }),
  'control.introduce': () => ({ input: { control: { id: newId(), type: 'proof', title: 'A count' }, serves: [{ linkId: newId(), failureModeId: first('failure-mode') }] } }),
  'control.unlink': async () => {
    const controlId = await addRow('control')
    await send(ours.as.administrator, 'control-link.add', { rows: [{ id: newId(), controlId, failureModeId: first('failure-mode') }] }, registerId)
    return { input: { controlId, failureModeIds: [first('failure-mode')] } }
  },
  'scoring-policy.adopt': async () => {
    const before = present(RowSet.of((await readRegister(ours.as.administrator, 'D10')).rows).get('register', registerId), 'the register').scoringPolicyId
    return { input: { before, after: await addRow('scoring-policy') }, reason: 'We want to see what is grave first.' }
  },
  'workspace.edit': () => ({ input: { edits: [{ id: ours.workspaceId, field: 'name', before: 'ours', after: 'Renamed' }] } }),
  'invitation.create': () => ({ input: { email: 'new@example.org', roles: ['signer'], tokenHash: hashInvitationToken(newId()) } }),
  'invitation.delete': async () => ({ input: { ids: [(await invite()).invitationId] } }),
  'invitation.accept': async () => {
    const { guest, ...invitation } = await invite()
    return { input: { ...invitation, name: 'Guest' }, actor: guest }
  },
  'workshop.move': async () => {
    const { workshopId, phaseIds } = await workshopAt(0)
    return { input: { workshopId, from: phaseIds[0], to: phaseIds[1] } }
  },
  'workshop.reveal': async () => {
    const { workshopId, phaseIds } = await workshopAt(1)
    return { input: { workshopId, from: phaseIds[1], to: phaseIds[2] } }
  },
  'workshop.end': async () => ({ input: { workshopId: (await workshopAt(3)).workshopId } }),
  ...trialsOfAgenda(agendaPlace),
  ...trialsOfLeading(() => ({ as: ours.as, registerId })),
  'workshop-timer.start': async () => ({ input: { workshopId: (await workshopAt(0)).workshopId } }),
  'workshop-timer.extend': async () => ({ input: { workshopId: (await workshopAt(0)).workshopId } }),
  'workshop-timer.pause': async () => {
    const { workshopId } = await workshopAt(0)
    await send(ours.as.administrator, 'workshop-timer.start', { workshopId }, registerId)
    return { input: { workshopId } }
  },
  'card.write': named.write,
  'card.rewrite': named.rewrite,
  'card.withdraw': named.withdraw,
  'anonymous-card.write': anonymous.write,
  'anonymous-card.rewrite': anonymous.rewrite,
  'anonymous-card.withdraw': anonymous.withdraw,
  'card.edit': async () => {
    const { workshopId, phaseIds } = await workshopAt(1)
    const card = testCard('It broke')
    await send(ours.as.administrator, 'card.write', { ...card, workshopId }, registerId)
    await send(ours.as.administrator, 'workshop.reveal', { workshopId, from: phaseIds[1], to: phaseIds[2] }, registerId)
    return { input: { edits: [{ id: card.id, field: 'state', before: 'open', after: 'parked' }] } }
  },
  ...doorTrials(() => ({ workspace: ours, registerId, openWorkshop: () => workshopAt(0) })),
  ...scoring.all,
  ...trialsOfBaselines(() => ({ actor: ours.as.administrator, registerId })),
  ...trialsOfSigning(() => ({ actor: ours.as.administrator, registerId, membershipId: memberOf('Test administrator'), delegateId: memberOf('Test signer') })),
  ...trialsOfAcceptances(() => ({ actor: ours.as.administrator, asker: ours.as.facilitator, registerId, categoryId: first('category'), membershipId: memberOf('Test administrator'), ownerUrl: database.ownerUrl })),
  'hand-over.ask': async () => ({ input: await askHandOver() }),
  'hand-over.accept': async () => ({ input: await asked() }),
  'hand-over.refuse': async () => ({ input: { ...(await asked()), reason: 'Too much already' } }),
  'hand-over.withdraw': async () => ({ input: await asked() }),
}

/** A role of its own with a holder, whom the administrator is asked to follow. */
async function askHandOver(): Promise<{ id: string; ownerRoleId: string; fromMembershipId: string; toMembershipId: string; day: string }> {
  const ownerRoleId = newId()
  const [fromMembershipId, toMembershipId] = [memberOf('Test contributor'), memberOf('Test administrator')]
  await send(ours.as.administrator, 'owner-role.add', { rows: [{ id: ownerRoleId, name: `Role ${++count}`, ...place }] })
  await send(ours.as.administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId, membershipId: fromMembershipId, validFrom: '2026-01-01' }] })
  return { id: newId(), ownerRoleId, fromMembershipId, toMembershipId, day: '2099-01-01' }
}

async function asked(): Promise<{ id: string }> {
  const input = await askHandOver()
  await send(ours.as.administrator, 'hand-over.ask', input)
  return { id: input.id }
}

async function makeTrial(verb: Verb): Promise<Trial> {
  const own = TRIALS[verb.name]
  if (own) return own()
  const [kind = '', act] = verb.name.split('.')
  if (act === 'add') return { input: { rows: [{ id: newId(), ...(await present(NEW_ROWS[kind], `an entry for ${kind} in NEW_ROWS`)()) }] } }
  const id = await addRow(kind)
  if (act === 'delete') return { input: { ids: [id] } }
  if (act === 'restore') {
    await send(ours.as.administrator, `${kind}.delete`, { ids: [id] }, streamOf(verb.name))
    return { input: { ids: [id] } }
  }
  if (act !== 'edit') throw new Error(`${verb.name} needs an entry in TRIALS`)
  const [field, after] = fieldOf(kind)
  const before = RowSet.of((await readRegister(ours.as.administrator, 'D10')).rows).all(kindOf(kind)).find((row) => row.id === id)
  return { input: { edits: [{ id, field, before: present(Object.entries(present(before, kind)).find(([name]) => name === field), field)[1], after }] } }
}
const kindOf = (kind: string): RowKind => present(ROW_KINDS.find((known) => known === kind), `a kind ${kind}`)

const ask = (verb: Verb, trial: Trial, actor: Actor) => {
  const place = verb.stream === 'workspace' ? undefined : (trial.registerId ?? registerId)
  const envelope = { commandId: newId(), verb: verb.name, input: trial.input as Value, registerId: place, reason: trial.reason }
  return runVerb(actor, envelope, { whereIs: () => trial.where ?? 'unknown' })
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  if (error instanceof AppError) return { code: error.code, message: error.message, problems: error.problems }
  throw new Error(`expected a refusal and got ${String(error)}`)
}

/** The same envelope with every id that exists here replaced by one that exists nowhere. */
function nowhere(value: unknown): unknown {
  const ids = new Map<string, string>()
  const printed = JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => ids.get(id) ?? ids.set(id, newId()).get(id) ?? '')
  return JSON.parse(printed)
}

/** An edit of a kind of row that has no field to edit could do nothing. */
const isIdle = ({ name }: Verb) => {
  const [kind = '', act] = name.split('.')
  return act === 'edit' && Object.values(definitionOf(kindOf(kind)).fields).every((field) => field.fixed)
}
const verbs = listVerbs()
/** What every member may; somebody who is only invited may not. */
const OPEN_TO_ALL: Permission[] = ['keep-views']
/** Verbs whose input names nothing that exists already, so that somebody elsewhere simply does it at home. */
const AT_HOME = ['agenda-template.add', 'invitation.create', 'owner-role.add', 'register.create', 'register.import', 'scoring-policy.add', 'source-mapping.add']

const strangerTo = ({ actor }: Trial): Actor => (actor ? { ...actor, workspaceId: theirs.workspaceId } : theirs.as.administrator)

describe('the catalogue', () => {
  it('VE-20 finds every verb that it lists under a name of noun and act', () => {
    for (const verb of listVerbs()) {
      expect(verb.name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+$/)
      expect(findVerb(verb.name)).toBe(verb)
    }
  })

  it('VE-20 knows no edit without a field to edit', () => {
    expect(listVerbs().filter(isIdle)).toEqual([])
  })

  describe.each(verbs)('$name', (verb) => {
    /** One for all: what is refused to others is what VE-23 then accepts from the one who may. */
    let trial: Trial
    beforeAll(async () => {
      trial = await makeTrial(verb)
    })

    it(`VE-21 ${verb.name} refuses every role that lacks the permission`, async () => {
      const refused = MEMBER_ROLES.filter((role) => !may([role], verb.permission))
      expect(refused.length > 0).toBe(!OPEN_TO_ALL.includes(verb.permission))
      for (const role of refused) expect([role, await refusal(ask(verb, trial, ours.as[role]))]).toEqual([role, expect.objectContaining({ code: 'forbidden' })])
    })

    it(`VE-25 ${verb.name} is refused to a guest, and one that guests have to a guest of another workshop`, async () => {
      const code = may(['guest'], verb.permission) ? 'not-found' : 'forbidden'
      expect(await refusal(ask(verb, trial, guest))).toMatchObject({ code })
    })

    // Of a verb that names nothing it is asked below.
    if (!AT_HOME.includes(verb.name)) {
      it(`VE-22 ${verb.name} shows a foreign workspace the same as nothing`, async () => {
        const before = await readHeads()
        const foreign = await refusal(ask(verb, trial, strangerTo(trial)))
        const missing = await refusal(ask(verb, { ...trial, input: nowhere(trial.input), registerId: newId() }, strangerTo(trial)))
        expect(foreign).toEqual(missing)
        expect(await readHeads()).toEqual(before)
      })
    }

    it(`VE-23 ${verb.name} leaves one event (or, where it says so, none) that says who, in which role, through which door, and what`, async () => {
      const role: MemberRole | 'invited' = trial.actor?.invited ? 'invited' : 'administrator'
      const actor = trial.actor ?? ours.as.administrator
      const { seq, streamId, changes } = await ask(verb, trial, actor)
      if (verb.leaves) return void expect([seq, changes]).toEqual([null, []])
      const [noun = '', act = ''] = verb.name.split('.')
      const events = await withReadScope(ours.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId, seq: { gte: present(seq, 'an event') } } }))
      expect(events).toMatchObject([{ name: `${noun}.${PAST_TENSES[act]}`, role, personId: personOf(actor), door: actor.door, seq: BigInt(seq ?? 0) }])
      expect(events[0]?.changeCount).toBeGreaterThanOrEqual(Math.max(1, changes.length))
    })
  })

  it.each(AT_HOME)('VE-22 %s of a foreign workspace is done there, and nothing of it here', async (name) => {
    const verb = findVerb(name)
    const trial = await makeTrial(verb)
    const before = await readHeads()
    expect((await ask(verb, trial, strangerTo(trial))).streamId).not.toBe(ours.workspaceId)
    expect(await readHeads()).toEqual(before)
  })

  it.each(verbs)('VE-24 $name refuses an input that is none, with the place', async (verb) => {
    const work = runVerb(ours.as.administrator, { commandId: newId(), verb: verb.name, registerId, input: {} })
    const { code, problems } = refused.parse(await refusal(work))
    expect([code, problems.length > 0, problems.every(({ path }) => path !== '')]).toEqual(['invalid', true, true])
  })
})

const refused = z.object({ code: z.string(), problems: z.array(z.object({ path: z.string() })) })

async function readHeads(): Promise<[string, bigint][]> {
  const streams = await withReadScope(ours.as.viewer, (scope) => scope.tx.stream.findMany({ orderBy: { id: 'asc' } }))
  return streams.map(({ id, lastSeq }) => [id, lastSeq])
}
