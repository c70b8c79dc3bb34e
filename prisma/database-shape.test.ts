import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MEMBERSHIP_ROLES } from '@/lib/domain/access/roles'
import { DOORS } from '@/lib/domain/access/actor'
import type { FieldShape } from '@/lib/domain/row/field'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { tableOf } from '@/lib/data/row-table'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database'
import { present } from '@/lib/kernel/assert'
import type { CatalogueTable, DatabaseCatalogue } from '@/scripts/data-model/catalogue-schema'
import { listPersonalData } from '@/scripts/data-model/personal-data'
import { readCatalogue } from '@/scripts/data-model/read-catalogue'

let database: TestDatabase
let found: DatabaseCatalogue

beforeAll(async () => {
  database = await createTestDatabase()
  found = await readCatalogue(database.ownerUrl)
})
afterAll(() => database?.drop())

/** Tables of people and of sign-in; every other table belongs to a tenant. */
const OUTSIDE = ['person', 'person_identity', 'session', 'sign_in_throttle']
/** Tables that are only ever added to. */
const APPEND_ONLY = ['acceptance_decision', 'assessment', 'baseline_text', 'event', 'event_change', 'logo_picture', 'refusal', 'review_place', 'scoring_policy', 'signature', 'signed_head']
/** Tables that triggers or functions of the owner keep: the application has no right on them. */
const KEPT = ['hidden_ballot', 'hidden_card', 'hidden_dot', 'search_document', 'search_due', 'search_word']
/** Functions that run as the owner because a trigger calls them; nobody may call them. */
const BEHIND_TRIGGERS = [
  'note_search_of_changed',
  'note_search_of_controls',
  'note_search_of_new',
  'note_search_of_parts',
  'note_search_of_roles',
  'refresh_search',
  'refuse_gap',
]
/** Columns that storage fills in and no field describes. */
const BOOKKEEPING = ['id', 'workspace_id', 'register_id', 'created_at', 'updated_at']

const tableNamed = (name: string): CatalogueTable => present(found.tables.find((table) => table.name === name), `a table ${name}`)
const checkOf = (table: CatalogueTable, name: string) => table.constraints.find((one) => one.name === name)?.definition

describe('row-level security', () => {
  it('DM-10 is enabled and not forced on every table, and every table that the application may touch has a policy', () => {
    expect(found.tables.length).toBeGreaterThan(40)
    for (const table of found.tables) {
      expect([table.name, table.rowSecurity, table.rowSecurityForced, table.policies.length > 0]).toEqual([table.name, true, false, true])
    }
  })

  it('DM-10 compares the workspace in every tenant table, for reading and for writing', () => {
    for (const table of found.tables.filter(({ name }) => !OUTSIDE.includes(name))) {
      const column = table.name === 'workspace' ? 'id' : 'workspace_id'
      const rule = `(${column} = app_workspace_id())`
      expect([table.name, table.policies.find((policy) => policy.name === 'tenant')]).toEqual([
        table.name,
        { name: 'tenant', command: 'ALL', roles: ['eyes_open_app'], using: rule, check: rule, isRestrictive: false },
      ])
    }
  })

  it('DM-10 opens no further door for writing', () => {
    const others = found.tables.flatMap((table) => table.policies.filter(({ name }) => name !== 'tenant' && name !== 'guest').map((policy) => `${table.name}.${policy.name} ${policy.command}`))
    expect(others).toEqual(['membership.own_membership SELECT', 'person.self ALL', 'person_identity.own ALL', 'session.own ALL', 'sign_in_throttle.anyone ALL', 'workspace.own_workspace SELECT'])
  })

  it('DM-19 is closed to guests in every tenant table, but for these, where they reach what is of their workshop', () => {
    const nothing = 'acts_as_member()'
    const walls = found.tables.filter(({ name }) => !OUTSIDE.includes(name)).map(({ name, policies }) => ({ name, wall: policies.find((one) => one.name === 'guest') }))
    expect(walls.filter(({ wall }) => !wall?.isRestrictive || (wall.using !== nothing && !wall.using?.startsWith('is_member_or('))).map(({ name }) => name)).toEqual([])
    const reached = walls.filter(({ wall }) => wall?.using !== nothing).map(({ name }) => name)
    expect(reached).toEqual([
      ...['answer', 'candidate', 'card', 'card_group', 'category', 'co_facilitator', 'command', 'membership', 'participant', 'register', 'round_tally'],
      ...['scoring_round', 'stream', 'workshop', 'workshop_phase'],
    ])
    expect(walls.filter(({ name, wall }) => !reached.includes(name) && wall?.command === 'ALL' && wall.check !== nothing)).toEqual([])
    expect(walls.filter(({ wall }) => wall?.command !== 'ALL').map(({ name, wall }) => [name, wall?.command])).toEqual([['event', 'SELECT'], ['event_change', 'SELECT']])
  })

  it('DM-11 every tenant table carries the workspace, is unique on it, and points at its parents through it', () => {
    for (const table of found.tables.filter(({ name }) => ![...OUTSIDE, 'workspace'].includes(name))) {
      const workspace = table.columns.find((column) => column.name === 'workspace_id')
      expect([table.name, workspace?.type, workspace?.nullable]).toEqual([table.name, 'uuid', false])
      const keys = table.foreignKeys.filter((key) => key.target !== 'person')
      expect([table.name, keys.map((key) => key.columns[0])]).toEqual([table.name, keys.map(() => 'workspace_id')])
      expect([table.name, keys.length > 0]).toEqual([table.name, true])
    }
    const pointed = new Set(found.tables.flatMap((table) => table.foreignKeys.map((key) => key.target)))
    for (const name of pointed) {
      if ([...OUTSIDE, 'workspace'].includes(name)) continue
      expect(tableNamed(name).indexes.some((index) => index.columns.slice(0, 2).join() === 'workspace_id,id' && index.definition.includes('UNIQUE'))).toBe(true)
    }
  })
})

describe('rights of the application', () => {
  it('DM-12 are to add and read everywhere, to update what is not append-only, and to delete nothing', () => {
    for (const table of found.tables.filter(({ name }) => !KEPT.includes(name))) {
      const rights = APPEND_ONLY.includes(table.name) ? ['INSERT', 'SELECT'] : ['INSERT', 'SELECT', 'UPDATE']
      expect([table.name, table.grants]).toEqual([table.name, [{ role: 'eyes_open_app', rights }]])
    }
  })

  it('DM-12 are none on what triggers keep', () => {
    for (const name of KEPT) expect([name, tableNamed(name).grants]).toEqual([name, []])
  })

  it('DM-13 a function that looks past row-level security fixes its search path and serves the application alone', () => {
    const asOwner = found.routines.filter((routine) => routine.runsAsOwner)
    const doors = asOwner.filter(({ name }) => !BEHIND_TRIGGERS.includes(name))
    expect(doors.map(({ name }) => name)).toEqual([
      'cast_hidden_ballot',
      'count_hidden_cards',
      'count_hidden_voters',
      'destroy_hidden',
      'find_calendar_feed',
      'find_credential',
      'find_guest_link',
      'find_guest_session',
      'find_identity',
      'find_invitation',
      'find_unsubscribe',
      'gather_search',
      'has_administrator',
      'is_search_due',
      'list_mail_addresses',
      'list_search_due',
      'list_workspaces',
      'place_hidden_dots',
      'read_names_for_guest',
      'read_own_hidden_ballots',
      'read_own_hidden_cards',
      'read_own_hidden_dots',
      'read_scored_for_guest',
      'rewrite_hidden_card',
      'search_failure_modes',
      'search_terms',
      'take_hidden_ballots',
      'take_hidden_cards',
      'take_hidden_dots',
      'withdraw_hidden_card',
      'withdraw_hidden_cards_of',
      'write_hidden_card',
    ])
    for (const door of doors) expect([door.name, door.settings, door.callers]).toEqual([door.name, ['search_path=pg_catalog, public'], ['eyes_open_app']])
    for (const hidden of asOwner.filter(({ name }) => BEHIND_TRIGGERS.includes(name))) {
      // One of them says besides how it joins; that changes no rights.
      const paths = hidden.settings.filter((setting) => setting.startsWith('search_path='))
      expect([hidden.name, paths, hidden.callers]).toEqual([hidden.name, ['search_path=pg_catalog, public'], []])
    }
    expect(asOwner).toHaveLength(doors.length + BEHIND_TRIGGERS.length)
  })
})

describe('keys and words', () => {
  it('DM-14 every foreign key has an index that begins with its columns', () => {
    const bare = found.tables.flatMap((table) =>
      table.foreignKeys
        .filter((key) => !table.indexes.some((index) => !index.isPartial && index.columns.slice(0, key.columns.length).join() === key.columns.join()))
        .map((key) => key.name),
    )
    expect(bare).toEqual([])
  })

  it('DM-55 the planner knows of every table that a register belongs to one workspace', () => {
    const isOfRegister = (table: CatalogueTable) => ['workspace_id', 'register_id'].every((name) => table.columns.some((column) => column.name === name))
    const tables = found.tables.filter(isOfRegister)
    expect(tables.length).toBeGreaterThan(20)
    const ignorant = tables.filter(({ statistics }) => !statistics.some(({ columns, definition }) => columns.join() === 'workspace_id,register_id' && definition.includes('(dependencies)')))
    expect(ignorant.map(({ name }) => name)).toEqual([])
  })

  it('DM-15 deletes nothing by itself: restrict everywhere, sessions excepted, and never on update', () => {
    const keys = found.tables.flatMap((table) => table.foreignKeys)
    expect(keys.filter((key) => key.onDelete !== 'restrict').map((key) => [key.name, key.onDelete])).toEqual([
      ['person_identity_person_id_fkey', 'cascade'],
      ['session_person_id_fkey', 'cascade'],
      ['session_workspace_id_fkey', 'set null'],
    ])
    expect(keys.filter((key) => key.onUpdate !== 'restrict')).toEqual([])
  })

  it('DM-16 every table, column and function has a comment', () => {
    const silent = [
      ...found.tables.filter((table) => !table.comment).map((table) => table.name),
      ...found.tables.flatMap((table) => table.columns.filter((column) => !column.comment).map((column) => `${table.name}.${column.name}`)),
      ...found.routines.filter((routine) => !routine.comment).map((routine) => routine.name),
    ]
    expect(silent).toEqual([])
  })

  it('DM-17 every column that is or points at a person is marked with how long it is kept', () => {
    const marked = new Set(listPersonalData(found.tables).map(({ table, column }) => `${table}.${column}`))
    const personal = found.tables.flatMap((table) =>
      table.columns
        .filter(({ name }) => ['person_id', 'membership_id', 'author_id', 'mentions', 'email', 'password_hash', 'subject', 'user_agent'].includes(name))
        .map(({ name }) => `${table.name}.${name}`),
    )
    expect([...personal, 'membership.name'].filter((name) => !marked.has(name))).toEqual([])
    const half = found.tables.flatMap((table) => table.columns.filter(({ name, comment }) => comment?.includes('personal data') && !marked.has(`${table.name}.${name}`)))
    expect(half).toEqual([])
  })

  it('DM-18 every table says when its rows were made and, unless they only ever come, when they changed', () => {
    const without = (name: string) => found.tables.filter((table) => !table.columns.some((column) => column.name === name)).map((table) => table.name)
    expect(without('created_at')).toEqual([])
    expect(without('updated_at')).toEqual(['event', 'event_change'])
  })
})

const TYPES: Record<FieldShape, string> = {
  line: 'text',
  prose: 'text',
  blocks: 'text',
  choice: 'text',
  choices: 'text[]',
  number: 'integer',
  numbers: 'integer[]',
  reference: 'uuid',
  references: 'uuid[]',
  date: 'date',
  instant: 'timestamp(3) with time zone',
  order: 'text',
}
const FACTOR_COLUMNS = ['likelihood', 'impact', 'detectability', 'recoverability', 'blast_radius']

describe.each(ROW_KINDS)('the rows of kind %s', (kind) => {
  const { fields } = definitionOf(kind)
  const columns = tableOf(kind).columns

  it(`DM-20 ${kind}: every field has its column with the right type, and every column its field`, () => {
    const table = tableNamed(tableOf(kind).table)
    for (const { field, column } of columns) {
      const there = table.columns.find(({ name }) => name === column)
      const shape = present(fields[field], 'a field').shape
      expect([column, there?.type]).toEqual([column, FACTOR_COLUMNS.includes(column) ? 'smallint' : TYPES[shape]])
    }
    const known = new Set([...BOOKKEEPING, ...columns.map(({ column }) => column)])
    expect(table.columns.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([])
  })

  it(`DM-21 ${kind}: a column may be null exactly when its field may`, () => {
    const table = tableNamed(tableOf(kind).table)
    for (const { field, column } of columns) {
      const nullable = table.columns.find(({ name }) => name === column)?.nullable
      expect([column, nullable]).toEqual([column, fieldSchema(present(fields[field], 'a field')).safeParse(null).success])
    }
  })

  it(`DM-22 ${kind}: closed sets, lengths and ranges are the same in the database`, () => {
    const table = tableNamed(tableOf(kind).table)
    for (const { field, column } of columns) {
      const own = present(fields[field], 'a field')
      const { choices, max, shape } = own
      if (choices) {
        const words = [...present(checkOf(table, `${table.name}_${column}_set`), `a set for ${column}`).matchAll(/'([^']+)'/g)].map((match) => match[1])
        expect([column, words]).toEqual([column, [...choices]])
      }
      if (max !== undefined) expect([column, checkOf(table, `${table.name}_${column}_length`)]).toEqual([column, expect.stringContaining(`char_length(${column}) <= ${max}`)])
      if (shape === 'order') expect([column, checkOf(table, `${table.name}_${column}_form`)]).toEqual([column, expect.stringContaining('^[0-9A-Za-z]{1,120}$')])
      if (shape === 'order') expect([column, table.columns.find(({ name }) => name === column)?.collation]).toEqual([column, 'C'])
      if (shape === 'number') {
        const [low, high] = [...present(checkOf(table, `${table.name}_${column}_range`), `a range for ${column}`).matchAll(/\d+/g)].map(Number)
        expect([low, high].map((n) => fieldSchema(own).safeParse(n).success)).toEqual([true, true])
        expect([Number(low) - 1, Number(high) + 1].map((n) => fieldSchema(own).safeParse(n).success)).toEqual([false, false])
      }
    }
  })
})

describe('closed sets outside of the rows', () => {
  const wordsOf = (table: string, check: string) => [...present(checkOf(tableNamed(table), check), check).matchAll(/'([^']+)'/g)].map((match) => match[1])

  it('DM-22 doors, roles and kinds of an event are those of the domain', () => {
    expect(wordsOf('event', 'event_door_set')).toEqual([...DOORS])
    expect(wordsOf('event', 'event_role_set')).toEqual([...MEMBERSHIP_ROLES, 'invited'])
    expect(wordsOf('event_change', 'event_change_kind_set').sort()).toEqual([...ROW_KINDS].sort())
  })
})
