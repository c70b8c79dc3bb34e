/**
 * HOUSE.md's import table as law: for each room the rooms and packages that it may import, and where code belongs that wants more.
 * There are no exceptions. Imports of types count. Inside its own room a file may import what it likes, but no circles.
 */

const UI = ['react', 'react-dom', '@tanstack/.+', 'react-markdown', 'remark-gfm', 'diff', 'uqr', 'geist', '@fontsource-variable/.+']
const NEXT = ['next']
const NODE = 'node built-ins'
/** Every package but those that the room's row forbids. */
const ANY_BUT = (...forbidden) => ({ forbidden })
const PRISMA = ['@prisma/.+', 'prisma']

/** Paths of rooms that are no folder of that very name. */
const PLACES = {
  env: '^lib/env\\.ts$',
  components: '^components/',
  app: '^(app/|proxy\\.ts$|instrumentation\\.ts$)',
  'live/protocol': '^lib/live/protocol[/.]',
}

/** room: [rooms it may import, packages it may import, where the code belongs] */
const TABLE = {
  kernel: [[], ['uuid', 'fractional-indexing'], 'The kernel knows nothing of the house: what needs a room belongs in that room.'],
  domain: [
    ['kernel'],
    ['zod'],
    'Domain is pure: it gets time, ids and data as arguments. Loading and storing belong in lib/data, deciding who may in lib/services.',
  ],
  exchange: [
    ['domain', 'kernel'],
    ANY_BUT('next', 'next-auth', 'react', 'react-dom', 'pg', ...PRISMA),
    'Exchange turns bytes into domain values and back. Storing them belongs in lib/services and lib/data, showing them in app.',
  ],
  data: [
    ['domain', 'kernel', 'env'],
    ANY_BUT('next', 'next-auth', 'react', 'react-dom'),
    'Data remembers. A rule belongs in lib/domain, a permission or an event in lib/services, a page in app.',
  ],
  services: [
    ['domain', 'data', 'exchange', 'kernel'],
    ANY_BUT('next', 'next-auth', 'react', 'react-dom', 'pg', ...PRISMA),
    'A service decides and stores. Sessions belong in lib/auth, answers to a browser in lib/web, telling others in lib/live, later work in lib/jobs.',
  ],
  'live/protocol': [['domain', 'kernel'], ['zod'], 'The protocol is what both ends agree on. I/O belongs in lib/live/server or lib/live/client.'],
  'live/server': [
    ['live/protocol', 'data', 'domain', 'kernel', 'env'],
    ANY_BUT('next', 'next-auth', 'react', 'react-dom', ...PRISMA),
    'The live server reads events and tells. A change belongs in lib/services, a route in app.',
  ],
  'live/client': [
    ['live/protocol', 'domain', 'kernel'],
    ['react', 'react-dom', 'zod'],
    'The live client runs in the browser. What it needs from the server comes through the protocol.',
  ],
  jobs: [
    ['services', 'data', 'kernel', 'env'],
    ANY_BUT('next', 'next-auth', 'react', 'react-dom'),
    'A job reacts by calling a service. A rule belongs in lib/domain, a page in app.',
  ],
  auth: [
    ['services', 'data', 'domain', 'kernel', 'env'],
    ANY_BUT('next', 'react', 'react-dom', ...PRISMA),
    'Auth turns a session or token into an actor. What speaks to Next belongs in lib/web, what people see in components.',
  ],
  web: [
    ['auth', 'services', 'domain', 'kernel'],
    ANY_BUT('pg', ...PRISMA),
    'Web is thin glue to Next. What it wants from the database belongs in lib/services.',
  ],
  components: [
    ['domain', 'kernel', 'live/client'],
    [...UI, ...NEXT, 'zod'],
    'Components get data and actions as props from app. What asks the server belongs in app, what follows from a value in lib/domain.',
  ],
  app: [
    ['web', 'auth', 'services', 'exchange', 'live/server', 'live/client', 'jobs', 'components', 'domain', 'kernel'],
    ANY_BUT('pg', ...PRISMA),
    'App asks. What it wants from the database belongs in lib/services, a setting in lib/auth or lib/live/server, a rule in lib/domain.',
  ],
  env: [['kernel'], ['zod'], 'The environment is read and checked here and nothing else happens.'],
}

/** Rooms whose code also runs where there is no Node. */
const WITHOUT_NODE = ['kernel', 'domain', 'live/protocol', 'live/client', 'components']

const TESTS = '\\.test\\.tsx?$'
const placeOf = (room) => PLACES[room] ?? `^lib/${room}/`
const packagePath = (names) => names.map((name) => `(^|/)node_modules/${name}/`)

/** Our own files that the room may not touch, tests aside: those may use what they need but another room's web. */
function forbidRooms([room, [rooms, , belongs]]) {
  const allowed = [room, ...rooms].map(placeOf)
  return {
    name: `rooms-of-${room.replace('/', '-')}`,
    comment: `${room} may import ${rooms.length > 0 ? rooms.join(', ') : 'no other room'}. ${belongs}`,
    severity: 'error',
    from: { path: placeOf(room), pathNot: TESTS },
    to: { path: '^(app|components|lib|prisma|scripts|bench|e2e)/|^[^/]+\\.tsx?$', pathNot: allowed },
  }
}

function forbidPackages([room, [, packages, belongs]]) {
  const isList = Array.isArray(packages)
  const to = isList
    ? { dependencyTypesNot: ['core', 'local', 'aliased', 'aliased-tsconfig'], path: 'node_modules/', pathNot: packagePath(packages) }
    : { path: packagePath(packages.forbidden) }
  return {
    name: `packages-of-${room.replace('/', '-')}`,
    comment: isList ? `${room} may use ${packages.join(', ')}. ${belongs}` : `${room} may not use ${packages.forbidden.join(', ')}. ${belongs}`,
    severity: 'error',
    from: { path: placeOf(room), pathNot: TESTS },
    to,
  }
}

module.exports = {
  forbidden: [
    ...Object.entries(TABLE).map(forbidRooms),
    ...Object.entries(TABLE).map(forbidPackages),
    {
      name: 'without-node',
      comment: `${WITHOUT_NODE.join(', ')} use no ${NODE}: the same code runs in the browser. Files belong in lib/exchange or lib/data.`,
      severity: 'error',
      from: { path: WITHOUT_NODE.map(placeOf), pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'small-schemas',
      comment: `${WITHOUT_NODE.join(', ')} use zod/mini: what every page must load is a third of zod's size there.`,
      severity: 'error',
      from: { path: WITHOUT_NODE.map(placeOf), pathNot: TESTS },
      to: { path: '(^|/)node_modules/zod/(index\\.|v4/(index\\.|classic/))' },
    },
    {
      name: 'web-is-for-app',
      comment: 'Tests, scripts, benches and seeds use services and not the glue to Next.',
      severity: 'error',
      from: { path: ['^(scripts|bench|e2e|prisma|lib/testing)/', TESTS], pathNot: ['^lib/web/', '^app/'] },
      to: { path: placeOf('web') },
    },
    {
      name: 'prisma-stops-at-data',
      comment: 'What Prisma generates stays in lib/data: export a function there that answers in domain values.',
      severity: 'error',
      from: { pathNot: '^lib/data/' },
      to: { path: '^lib/data/generated/' },
    },
    {
      name: 'a-room-for-everything',
      comment: 'Code belongs in one of the rooms of HOUSE.md: move this file into the room whose job it does.',
      severity: 'error',
      from: { path: '^lib/', pathNot: [...Object.keys(TABLE).map(placeOf), '^lib/testing/'] },
      to: {},
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or need a third that both stand on.',
      severity: 'error',
      from: { pathNot: '^lib/data/generated/' },
      to: { circular: true, viaOnly: { pathNot: '^lib/data/generated/' } },
    },
    {
      name: 'no-dead-ends',
      comment: 'This import leads nowhere: correct the path, or install the package.',
      severity: 'error',
      from: { pathNot: '^lib/data/generated/' },
      to: { couldNotResolve: true, path: '^(@/|\\.)', pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.next/', '\\.wasm$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
}
