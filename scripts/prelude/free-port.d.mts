export function complainOfPort(host: string, port: number): Promise<string>
export function complainOfWantedPort(environment: Record<string, string | undefined>): Promise<string>
