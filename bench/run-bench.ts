import { describeFailure } from '@/scripts/database/start-problem'
import { ensureGeneratedClient } from '@/scripts/prisma/generated-client'
import { listenForStop } from '@/scripts/start/stop-request'
import type { Figure } from './figure'
import type { Group } from './figure-groups'

/**
 * `npm run bench -- NAME…`: measures the figures with these names, or all, and prints them as one JSON array. What is
 * no name stands for the names that begin with it and a dot. Returns 0 when all bars hold, 1 when one does not or nothing could be measured, 2 for an unknown name.
 */
export async function runBench(projectRoot: string, args: string[]): Promise<number> {
  const stop = listenForStop()
  try {
    return await measureNamed(projectRoot, args, stop.signal)
  } catch (error) {
    process.stderr.write(`${describeFailure(error).join('\n')}\n`)
    return 1
  } finally {
    stop.forget()
  }
}

async function measureNamed(projectRoot: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  await ensureGeneratedClient(projectRoot)
  // A fresh clone has Prisma's client from here on, and not before.
  const { GROUPS } = await import('./figure-groups')
  const names = GROUPS.flatMap((group) => group.names)
  const unknown = args.filter((arg) => findMeant(names, arg).length === 0)
  if (unknown.length > 0) {
    process.stderr.write(`There is no figure ${unknown.join(', ')}. Figures: ${names.join(', ')}.\n`)
    return 2
  }
  const wanted = args.length === 0 ? names : args.flatMap((arg) => findMeant(names, arg))
  const figures = await measureAll(GROUPS, wanted, projectRoot, signal)
  process.stdout.write(`[\n${figures.map((figure) => `  ${JSON.stringify(figure)}`).join(',\n')}\n]\n`)
  return figures.some(({ holds }) => holds === false) ? 1 : 0
}

async function measureAll(groups: readonly Group[], wanted: readonly string[], projectRoot: string, signal: AbortSignal): Promise<Figure[]> {
  const tell = (text: string) => process.stderr.write(`bench: ${text}\n`)
  const figures: Figure[] = []
  for (const group of groups.filter(({ names }) => names.some((name) => wanted.includes(name)))) {
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
