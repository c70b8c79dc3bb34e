export interface LockedPackage {
  version?: string
  link?: boolean
  optional?: boolean
  dev?: boolean
  devOptional?: boolean
}
export type PackageList = Record<string, LockedPackage>
export function findMissingPackages(locked: PackageList, installed: PackageList, withDevelopment: boolean): string[]
export function installPackages(projectRoot: string, withDevelopment: boolean): Promise<string>
