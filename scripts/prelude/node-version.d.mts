export const OLDEST_NODE: readonly [number, number]
export function complainOfNode(version: string): string
