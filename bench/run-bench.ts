import { connectDatabase, disconnectDatabase } from '@/lib/data/client'
import { describeFailure } from '@/scripts/database/start-problem'
import { ensureGeneratedClient } from '@/scripts/prisma/generated-client'
import { ensureBuild } from '@/scripts/start/build'
import { listenForStop } from '@/scripts/start/stop-request'
import { openBenchDatabase } from './bench-database'
import { makeBenchWorkspace } from './bench-workspace'
import type { Figure } from './figure'
import { GRID_FIGURES, measureGrid } from './grid/grid-session'
import { measureLargeCommands } from './large-commands'
import { LIST_FIGURES, measureLists } from './lists/list-session'
import { measureLive, STREAM_COUNTS } from './live/live-session'
import { measureStarts } from './start-times'
import { measureVerbCost } from './verb-cost'

interface Surroundings {
  projectRoot: string
  /** Aborted by Ctrl-C: what runs gives up soon, and everything that was started is stopped. */
  signal: AbortSignal
  tell(text: string): void
}

/** Figures that are measured together. */
interface Group {
  names: readonly string[]
  run(surroundings: Surroundings, wanted: readonly string[]): Promise<Figure[]>
}

const READERS = 200
/** More than one load edits, so that no change waits for the answer to an earlier one of the same row. */
const ROWS = 400

const GROUPS: readonly Group[] = [
  { names: ['verb.cost'], run: (place) => inWorkspace(place, 0, async (appUrl, workspace) => [await measureVerbCost(appUrl, workspace)]) },
  {
    names: ['verb.add.10000', 'verb.edit.10000'],
    run: (place) => inWorkspace(place, 0, (_appUrl, workspace) => measureLargeCommands(workspace)),
  },
  liveGroup(1),
  liveGroup(2),
  { names: GRID_FIGURES, run: runGrid },
  { names: LIST_FIGURES, run: runLists },
  { names: ['start.first', 'start.second'], run: measureStarts },
]

function liveGroup(processes: 1 | 2): Group {
  const place = processes === 1 ? '' : '.two-processes'
  const memory = processes === 1 ? ['memory.idle', 'memory.200-streams'] : []
  const namesOf = (streams: number) => [`live.p50.${streams}${place}`, `live.p99.${streams}${place}`, `live.answer.${streams}${place}`]
  return {
    names: [...STREAM_COUNTS.flatMap(namesOf), ...memory],
    run: (surroundings, wanted) => {
      const { projectRoot, tell, signal } = surroundings
      const isWanted = (streams: number) => [...namesOf(streams), ...(processes === 1 ? [`memory.${streams}-streams`] : [])].some((name) => wanted.includes(name))
      const streamCounts = STREAM_COUNTS.filter(isWanted)
      return inWorkspace(surroundings, READERS, async (appUrl, workspace) => {
        await ensureBuild(projectRoot, tell, signal)
        return measureLive({ projectRoot, appUrl, workspace, processes, streamCounts, tell, signal })
      })
    },
  }
}

function runGrid(surroundings: Surroundings, wanted: readonly string[]): Promise<Figure[]> {
  const { projectRoot, tell, signal } = surroundings
  return inWorkspace(surroundings, 1, async (appUrl, workspace) => {
    await ensureBuild(projectRoot, tell, signal)
    return measureGrid({ projectRoot, appUrl, workspace, wanted, tell, signal })
  })
}

async function runLists({ projectRoot, tell, signal }: Surroundings): Promise<Figure[]> {
  const database = await openBenchDatabase(projectRoot)
  try {
    connectDatabase(database.appUrl)
    return await measureLists({ ...database, tell, signal })
  } finally {
    await disconnectDatabase()
    await database.release()
  }
}

async function inWorkspace(
  { projectRoot }: Surroundings,
  readers: number,
  work: (appUrl: string, workspace: Awaited<ReturnType<typeof makeBenchWorkspace>>) => Promise<Figure[]>,
): Promise<Figure[]> {
  const database = await openBenchDatabase(projectRoot)
  try {
    connectDatabase(database.appUrl)
    return await work(database.appUrl, await makeBenchWorkspace(database.ownerUrl, readers, ROWS))
  } finally {
    await disconnectDatabase()
    await database.release()
  }
}

/**
 * `npm run bench -- NAME…`: measures the figures with these names, or all, and prints them as one JSON array. What is
 * no name stands for the names that begin with it and a dot. Returns 0 when all bars hold, 1 when one does not or nothing could be measured, 2 for an unknown name.
 */
export async function runBench(projectRoot: string, args: string[]): Promise<number> {
  const names = GROUPS.flatMap((group) => group.names)
  const unknown = args.filter((arg) => findMeant(names, arg).length === 0)
  if (unknown.length > 0) {
    process.stderr.write(`There is no figure ${unknown.join(', ')}. Figures: ${names.join(', ')}.\n`)
    return 2
  }
  const stop = listenForStop()
  try {
    await ensureGeneratedClient(projectRoot)
    const wanted = args.length === 0 ? names : args.flatMap((arg) => findMeant(names, arg))
    const figures = await measureAll(projectRoot, wanted, stop.signal)
    process.stdout.write(`[\n${figures.map((figure) => `  ${JSON.stringify(figure)}`).join(',\n')}\n]\n`)
    return figures.some(({ holds }) => holds === false) ? 1 : 0
  } catch (error) {
    process.stderr.write(`${describeFailure(error).join('\n')}\n`)
    return 1
  } finally {
    stop.forget()
  }
}

async function measureAll(projectRoot: string, wanted: readonly string[], signal: AbortSignal): Promise<Figure[]> {
  const tell = (text: string) => process.stderr.write(`bench: ${text}\n`)
  const figures: Figure[] = []
  for (const group of GROUPS.filter(({ names }) => names.some((name) => wanted.includes(name)))) {
    signal.throwIfAborted()
    tell(group.names.filter((name) => wanted.includes(name)).join(', '))
    figures.push(...(await group.run({ projectRoot, tell, signal }, wanted)))
  }
  return figures.filter(({ name }) => wanted.includes(name))
}

/** The names that an argument stands for: the one that it is or, where it is none, those that begin with it and a dot. */
function findMeant(names: readonly string[], arg: string): string[] {
  return names.includes(arg) ? [arg] : names.filter((name) => name.startsWith(`${arg}.`))
}
