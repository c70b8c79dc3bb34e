import type { CatalogueTable, DatabaseCatalogue } from '@/scripts/data-model/catalogue-schema'
import { listPersonalData } from '@/scripts/data-model/personal-data'
import { writeDiagram } from '@/scripts/data-model/write-diagram'

/** Where the page is, where its hand-written second part comes from, and the command that writes it. Paths are inside the project. */
export const PAGE = { file: 'docs/data-model.md', toCome: 'docs/data-model/to-come.md', command: 'npm run data-model' } as const

/** The page of the data model: what the database says of itself, then what is designed and not yet there. */
export function writePage(catalogue: DatabaseCatalogue, toCome: string): string {
  const parts = [
    '# Data model',
    `Part 1 is written by \`${PAGE.command}\` from a migrated database, and a test fails when it differs: change a migration, not this page. ` +
      `Part 2 is written by hand in \`${PAGE.toCome}\`.`,
    '## Part 1: what exists',
    writeSummary(catalogue),
    '### How it hangs together',
    writeDiagram(catalogue.tables),
    '### Personal data and how long it is kept',
    writePersonalData(catalogue.tables),
    '### Functions',
    catalogue.routines.map(writeRoutine).join('\n'),
    '### Tables',
    ...catalogue.tables.map(writeTable),
    toCome.trim(),
  ]
  return `${parts.join('\n\n')}\n`
}

function writeSummary({ tables, routines, extensions }: DatabaseCatalogue): string {
  const count = (name: 'columns' | 'foreignKeys' | 'policies' | 'triggers') => tables.reduce((sum, table) => sum + table[name].length, 0)
  const checks = tables.reduce((sum, table) => sum + table.constraints.filter(({ kind }) => kind === 'check').length, 0)
  return [
    `${tables.length} tables, ${count('columns')} columns, ${count('foreignKeys')} foreign keys, ${checks} checks, ${count('policies')} policies, ` +
      `${count('triggers')} triggers, ${routines.length} functions; extensions: ${extensions.join(', ')}.`,
    '',
    'The application connects as a member of `eyes_open_app`. It owns nothing, deletes nothing, and sees the rows of one workspace at a time. Row-level',
    'security is enabled and not forced, so that a migration of the owner can repair rows.',
  ].join('\n')
}

function writePersonalData(tables: readonly CatalogueTable[]): string {
  const rows = listPersonalData(tables).map((one) => `| \`${one.table}.${one.column}\` | ${one.nature} | ${cell(one.retention)} |`)
  return [
    'Taken from the marks in the column comments. Nothing removes a row by itself yet: the job that keeps these periods comes with the jobs room (part 2).',
    '',
    '| column | nature | kept |',
    '|---|---|---|',
    ...rows,
  ].join('\n')
}

function writeRoutine(routine: DatabaseCatalogue['routines'][number]): string {
  const rights = routine.runsAsOwner ? `, runs as the owner for ${routine.callers.join(', ') || 'nobody'}` : ''
  return `- \`${routine.name}(${routine.arguments})\` → ${routine.returns}${rights}. ${routine.comment ?? ''}`
}

function writeTable(table: CatalogueTable): string {
  const lists = [
    bullets('Points at', table.foreignKeys.map((key) => {
      const [from, to] = [key.columns.join(', '), key.targetColumns.join(', ')]
      return `\`(${from})\` → \`${key.target} (${to})\`, on delete ${key.onDelete}, on update ${key.onUpdate}`
    })),
    bullets('Constraints', table.constraints.map((one) => `\`${one.name}\`: \`${one.definition}\``)),
    bullets('Indexes', table.indexes.map((one) => `\`${one.name}\`: \`${one.definition.replace(/^CREATE /, '').replace(/INDEX \S+ ON public\.\S+ /, 'INDEX ')}\``)),
    bullets('Statistics', table.statistics.map((one) => `\`${one.definition.replace(/^CREATE STATISTICS \S+ /, '').replace(/ FROM \S+$/, '')}\``)),
    bullets('Row-level security', table.policies.map(writePolicy)),
    bullets('Triggers', table.triggers.map((one) => `\`${one.definition.replace(/^CREATE TRIGGER /, '')}\``)),
    bullets('Rights', table.grants.map((one) => `${one.role}: ${one.rights.join(', ')}`)),
  ]
  const head = [`#### ${table.name}`, table.comment ?? '', writeColumns(table)]
  return [...head, ...lists.filter((text) => text !== '')].join('\n\n')
}

function writeColumns(table: CatalogueTable): string {
  const rows = table.columns.map((column) => {
    const type = column.collation === null ? column.type : `${column.type} collate ${column.collation}`
    const initial = column.initial === null ? '' : `\`${cell(column.initial)}\``
    return `| ${column.name} | ${type} | ${column.nullable ? 'yes' : ''} | ${initial} | ${cell(column.comment ?? '')} |`
  })
  return ['| column | type | may be null | default | meaning |', '|---|---|---|---|---|', ...rows].join('\n')
}

function writePolicy({ name, command, roles, using, check, isRestrictive }: CatalogueTable['policies'][number]): string {
  const conditions = [using === null ? '' : ` using \`${oneLine(using)}\``, check === null ? '' : ` with check \`${oneLine(check)}\``]
  return `\`${name}\`${isRestrictive ? ' narrows' : ''} for ${command.toLowerCase()} to ${roles.join(', ')}${conditions.join('')}`
}

function bullets(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`${title}:`, '', ...items.map((item) => `- ${item}`)].join('\n')
}

function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
