import { z } from 'zod'

const column = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  /** Expression of the default value. */
  initial: z.string().nullable(),
  /** Set where the column sorts otherwise than the database. */
  collation: z.string().nullable(),
  comment: z.string().nullable(),
})

const constraint = z.object({
  name: z.string(),
  kind: z.enum(['primary key', 'unique', 'check', 'exclude']),
  definition: z.string(),
})

const foreignKey = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  target: z.string(),
  targetColumns: z.array(z.string()),
  onDelete: z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default']),
  onUpdate: z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default']),
})

const index = z.object({ name: z.string(), definition: z.string(), columns: z.array(z.string()), isPartial: z.boolean() })
const policy = z.object({
  name: z.string(),
  command: z.string(),
  roles: z.array(z.string()),
  using: z.string().nullable(),
  check: z.string().nullable(),
  /** True for one that narrows what the others open. */
  isRestrictive: z.boolean(),
})
const trigger = z.object({ name: z.string(), definition: z.string() })

const table = z.object({
  name: z.string(),
  comment: z.string().nullable(),
  rowSecurity: z.boolean(),
  rowSecurityForced: z.boolean(),
  columns: z.array(column),
  constraints: z.array(constraint),
  foreignKeys: z.array(foreignKey),
  indexes: z.array(index),
  /** What the planner knows of columns together. */
  statistics: z.array(z.object({ name: z.string(), definition: z.string(), columns: z.array(z.string()) })),
  policies: z.array(policy),
  triggers: z.array(trigger),
  /** Rights of roles other than the owner: "role: RIGHT, RIGHT". */
  grants: z.array(z.object({ role: z.string(), rights: z.array(z.string()) })),
})

const routine = z.object({
  name: z.string(),
  arguments: z.string(),
  returns: z.string(),
  comment: z.string().nullable(),
  runsAsOwner: z.boolean(),
  settings: z.array(z.string()),
  source: z.string(),
  /** Who may call it, the owner aside; PUBLIC is everybody. */
  callers: z.array(z.string()),
})

/** What a database says about itself: everything that a migration makes, in the order of names. */
export const catalogueSchema = z.object({
  tables: z.array(table),
  routines: z.array(routine),
  extensions: z.array(z.string()),
  schemaGrants: z.array(z.string()),
})
export type DatabaseCatalogue = z.infer<typeof catalogueSchema>
export type CatalogueTable = DatabaseCatalogue['tables'][number]
export type CatalogueForeignKey = CatalogueTable['foreignKeys'][number]
