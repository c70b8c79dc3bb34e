export const FIRST_START_BYTES: number
export const LATER_START_BYTES: number
export function readFreeBytes(folder: string): number
export function complainOfSpace(folders: string[], needed: number, readFree?: (folder: string) => number): string
