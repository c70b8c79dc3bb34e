import { connectDatabase, disconnectDatabase } from '@/lib/data/client'
import { ensureBuild } from '@/scripts/start/build'
import { openBenchDatabase } from './bench-database'
import { makeBenchWorkspace } from './bench-workspace'
import { DOCUMENT_FIGURES, measureDocuments } from './document/document-session'
import type { Figure } from './figure'
import { GRID_FIGURES, measureGrid } from './grid/grid-session'
import { measureLargeCommands } from './large-commands'
import { LIST_FIGURES, measureLists } from './lists/list-session'
import { measureLive, STREAM_COUNTS } from './live/live-session'
import { measureMeeting, meetingNames } from './meeting/meeting-session'
import { measureStarts } from './start-times'
import { measureVerbCost } from './verb-cost'

/** What every group of figures is told. */
export interface Surroundings {
  projectRoot: string
  /** Aborted by Ctrl-C: what runs gives up soon, and everything that was started is stopped. */
  signal: AbortSignal
  tell(text: string): void
}

/** Figures that are measured together. */
export interface Group {
  names: readonly string[]
  run(surroundings: Surroundings, wanted: readonly string[]): Promise<Figure[]>
}

const READERS = 200
/** More than one load edits, so that no change waits for the answer to an earlier one of the same row. */
const ROWS = 400
/** A register in the middle of its first meeting. */
const MEETING_ROWS = 40

/** All that can be measured, in the order in which it is. */
export const GROUPS: readonly Group[] = [
  { names: ['verb.cost'], run: (place) => inWorkspace(place, { readers: 0 }, async (appUrl, workspace) => [await measureVerbCost(appUrl, workspace)]) },
  {
    names: ['verb.add.10000', 'verb.edit.10000'],
    run: (place) => inWorkspace(place, { readers: 0 }, (_appUrl, workspace) => measureLargeCommands(workspace)),
  },
  liveGroup(1),
  liveGroup(2),
  meetingGroup(12, 1),
  meetingGroup(500, 1),
  meetingGroup(500, 2),
  { names: GRID_FIGURES, run: runGrid },
  { names: LIST_FIGURES, run: runLists },
  { names: DOCUMENT_FIGURES, run: runDocuments },
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
      return inWorkspace(surroundings, { readers: READERS }, async (appUrl, workspace) => {
        await ensureBuild(projectRoot, tell, signal)
        return measureLive({ projectRoot, appUrl, workspace, processes, streamCounts, tell, signal })
      })
    },
  }
}

function meetingGroup(people: number, processes: 1 | 2): Group {
  return {
    names: meetingNames(people, processes),
    run: (surroundings) => {
      const { projectRoot, tell, signal } = surroundings
      return inWorkspace(surroundings, { readers: people - 1, rows: MEETING_ROWS, role: 'contributor' }, async (appUrl, workspace) => {
        await ensureBuild(projectRoot, tell, signal)
        return measureMeeting({ projectRoot, appUrl, workspace, processes, people, tell, signal })
      })
    },
  }
}

function runGrid(surroundings: Surroundings, wanted: readonly string[]): Promise<Figure[]> {
  const { projectRoot, tell, signal } = surroundings
  return inWorkspace(surroundings, { readers: 1 }, async (appUrl, workspace) => {
    await ensureBuild(projectRoot, tell, signal)
    return measureGrid({ projectRoot, appUrl, workspace, wanted, tell, signal })
  })
}

function runDocuments(surroundings: Surroundings): Promise<Figure[]> {
  const { projectRoot, tell, signal } = surroundings
  return inWorkspace(surroundings, { readers: 1 }, async (appUrl, workspace) => {
    await ensureBuild(projectRoot, tell, signal)
    return measureDocuments({ projectRoot, appUrl, workspace, tell })
  })
}

async function runLists({ projectRoot, tell, signal }: Surroundings, wanted: readonly string[]): Promise<Figure[]> {
  const database = await openBenchDatabase(projectRoot)
  try {
    connectDatabase(database.appUrl)
    return await measureLists({ ...database, wanted, tell, signal })
  } finally {
    await disconnectDatabase()
    await database.release()
  }
}

interface WorkspaceSize {
  readers: number
  rows?: number
  role?: 'viewer' | 'contributor'
}

async function inWorkspace(
  { projectRoot }: Surroundings,
  { readers, rows = ROWS, role = 'viewer' }: WorkspaceSize,
  work: (appUrl: string, workspace: Awaited<ReturnType<typeof makeBenchWorkspace>>) => Promise<Figure[]>,
): Promise<Figure[]> {
  const database = await openBenchDatabase(projectRoot)
  try {
    connectDatabase(database.appUrl)
    return await work(database.appUrl, await makeBenchWorkspace(database.ownerUrl, readers, rows, role))
  } finally {
    await disconnectDatabase()
    await database.release()
  }
}
