export const FORBIDDEN_NAMES: string[]
export function complainOfFileName(file: string): string
