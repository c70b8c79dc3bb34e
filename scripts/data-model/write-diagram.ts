import type { CatalogueForeignKey, CatalogueTable } from '@/scripts/data-model/catalogue-schema'

/** A Mermaid diagram of tables: their keys and how they point at each other. Plain columns stand in the lists below it. */
export function writeDiagram(tables: readonly CatalogueTable[]): string {
  const pointers = tables.flatMap((table) => table.foreignKeys.map((key) => `  ${writePointer(table, key)}`))
  return ['```mermaid', 'erDiagram', ...pointers, ...tables.flatMap(writeEntity), '```'].join('\n')
}

function writePointer(table: CatalogueTable, key: CatalogueForeignKey): string {
  const optional = key.columns.some((name) => table.columns.find((column) => column.name === name)?.nullable)
  return `${key.target} ${optional ? '|o' : '||'}--o{ ${table.name} : "${key.columns.at(-1)}"`
}

function writeEntity(table: CatalogueTable): string[] {
  const primary = new Set(keyColumns(table))
  const pointing = new Set(table.foreignKeys.flatMap((key) => key.columns))
  const lines = table.columns.flatMap(({ name, type }) => {
    const marks = [primary.has(name) ? 'PK' : '', pointing.has(name) ? 'FK' : ''].filter((mark) => mark !== '')
    return marks.length > 0 ? [`    ${type.replaceAll(/[^a-z0-9]+/gi, '_')} ${name} ${marks.join(', ')}`] : []
  })
  return [`  ${table.name} {`, ...lines, '  }']
}

function keyColumns(table: CatalogueTable): string[] {
  const primary = table.constraints.find((constraint) => constraint.kind === 'primary key')
  return table.indexes.find((index) => index.name === primary?.name)?.columns ?? []
}
