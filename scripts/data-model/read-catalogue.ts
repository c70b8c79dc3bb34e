import pg from 'pg'
import { catalogueSchema, type DatabaseCatalogue } from '@/scripts/data-model/catalogue-schema'

// What belongs to an extension or to Prisma's own bookkeeping is not ours to describe.
const NO_EXTENSION = (classOf: string, id: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${classOf}'::regclass AND d.objid = ${id} AND d.deptype = 'e')`

const names = (keys: string, relation: string) =>
  `(SELECT coalesce(json_agg(a.attname ORDER BY part.place), '[]') FROM unnest(${keys}) WITH ORDINALITY AS part(number, place)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = part.number)`

const action = (column: string) =>
  `CASE ${column} WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' ELSE 'set default' END`

const list = (object: string, order: string, from: string) => `(SELECT coalesce(json_agg(${object} ORDER BY ${order}), '[]') FROM ${from})`

const COLUMNS = list(
  `json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', NOT a.attnotnull,
     'initial', (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum),
     'collation', (SELECT l.collname FROM pg_collation l WHERE l.oid = a.attcollation AND l.collname <> 'default'),
     'comment', col_description(a.attrelid, a.attnum))`,
  'a.attnum',
  'pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped',
)

const CONSTRAINTS = list(
  `json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid, true),
     'kind', CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'c' THEN 'check' ELSE 'exclude' END)`,
  'k.conname',
  `pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'x')`,
)

const FOREIGN_KEYS = list(
  `json_build_object('name', k.conname, 'columns', ${names('k.conkey', 'k.conrelid')}, 'target', k.confrelid::regclass::text,
     'targetColumns', ${names('k.confkey', 'k.confrelid')}, 'onDelete', ${action('k.confdeltype')}, 'onUpdate', ${action('k.confupdtype')})`,
  'k.conname',
  `pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'`,
)

const INDEXES = list(
  `json_build_object('name', i.relname, 'definition', pg_get_indexdef(x.indexrelid), 'isPartial', x.indpred IS NOT NULL,
     'columns', ${names('x.indkey::int2[]', 'x.indrelid')})`,
  'i.relname',
  'pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid',
)

const STATISTICS = list(
  `json_build_object('name', e.stxname, 'definition', pg_get_statisticsobjdef(e.oid), 'columns', ${names('e.stxkeys::int2[]', 'e.stxrelid')})`,
  'e.stxname',
  'pg_statistic_ext e WHERE e.stxrelid = c.oid',
)

const POLICIES = list(
  `json_build_object('name', p.policyname, 'command', p.cmd, 'roles', p.roles, 'using', p.qual, 'check', p.with_check, 'isRestrictive', p.permissive = 'RESTRICTIVE')`,
  'p.policyname',
  'pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname',
)

const TRIGGERS = list(
  `json_build_object('name', t.tgname, 'definition', pg_get_triggerdef(t.oid, true))`,
  't.tgname',
  'pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal',
)

const GRANTS = list(
  `json_build_object('role', g.role, 'rights', g.rights)`,
  'g.role',
  `(SELECT e.grantee::regrole::text AS role, array_agg(e.privilege_type ORDER BY e.privilege_type) AS rights
    FROM aclexplode(c.relacl) e WHERE e.grantee <> c.relowner GROUP BY e.grantee) g`,
)

const TABLES = list(
  `json_build_object('name', c.relname, 'comment', obj_description(c.oid, 'pg_class'), 'rowSecurity', c.relrowsecurity,
     'rowSecurityForced', c.relforcerowsecurity, 'columns', ${COLUMNS}, 'constraints', ${CONSTRAINTS}, 'foreignKeys', ${FOREIGN_KEYS},
     'indexes', ${INDEXES}, 'statistics', ${STATISTICS}, 'policies', ${POLICIES}, 'triggers', ${TRIGGERS}, 'grants', ${GRANTS})`,
  'c.relname',
  `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations' AND ${NO_EXTENSION('pg_class', 'c.oid')}`,
)

const ROUTINES = list(
  `json_build_object('name', p.proname, 'arguments', pg_get_function_identity_arguments(p.oid), 'returns', pg_get_function_result(p.oid),
     'comment', obj_description(p.oid, 'pg_proc'), 'runsAsOwner', p.prosecdef, 'settings', coalesce(to_json(p.proconfig), '[]'),
     'source', p.prosrc, 'callers', (SELECT coalesce(json_agg(DISTINCT CASE WHEN e.grantee = 0 THEN 'PUBLIC' ELSE e.grantee::regrole::text END), '[]')
       FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) e WHERE e.grantee <> p.proowner))`,
  'p.proname, pg_get_function_identity_arguments(p.oid)',
  `pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND ${NO_EXTENSION('pg_proc', 'p.oid')}`,
)

const SCHEMA_GRANTS = list(
  `CASE WHEN e.grantee = 0 THEN 'PUBLIC' ELSE e.grantee::regrole::text END || ': ' || e.privilege_type`,
  '1, e.grantee, e.privilege_type',
  `pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) e WHERE n.nspname = 'public' AND e.grantee <> n.nspowner`,
)

const EXTENSIONS = list('x.extname', 'x.extname', `pg_extension x WHERE x.extname <> 'plpgsql'`)

/** Reads what a database says about itself. The address must belong to a role that may read the system's catalogue, which every role may. */
export async function readCatalogue(databaseUrl: string): Promise<DatabaseCatalogue> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const sql = `SELECT json_build_object('tables', ${TABLES}, 'routines', ${ROUTINES}, 'extensions', ${EXTENSIONS}, 'schemaGrants', ${SCHEMA_GRANTS}) AS found`
    const { rows } = await client.query(sql)
    return catalogueSchema.parse(rows[0]?.found)
  } finally {
    await client.end()
  }
}
