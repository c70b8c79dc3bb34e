import type { DueItem, DueOwner, OpenFailureMode, RoleToday } from '@/lib/domain/owners/owner-view'
import { scoreOfRank } from '@/lib/domain/scoring/score-rank'
import type { DueRow } from '@/lib/data/due-items'
import type { OpenRow } from '@/lib/data/open-failure-modes'

/** Rows of the database as pages show them, with the names of roles and who holds them today. */
export class OwnerLines {
  private readonly roles: ReadonlyMap<string, RoleToday>

  constructor(roles: readonly RoleToday[]) {
    this.roles = new Map(roles.map((role) => [role.id, role]))
  }

  failureMode({ rank, owners, ...row }: OpenRow): OpenFailureMode {
    const named = owners.map(({ roleId, text, part }) => {
      const role = roleId === null ? undefined : this.roles.get(roleId)
      return { name: role?.name ?? text ?? 'A role that was deleted', isRole: roleId !== null, part, holders: this.holdersOf(roleId) }
    })
    // An accepted one stands in these lists once its acceptance holds no more, which may not be recorded yet.
    return { ...row, status: row.status === 'accepted' ? 'open' : row.status, score: scoreOfRank(Number(rank)), owners: named }
  }

  due({ memberName, hasLeft, ownerRoleId, ownerText, ...row }: DueRow): DueItem {
    return { ...row, who: this.whose(memberName, hasLeft, ownerRoleId, ownerText) }
  }

  private whose(memberName: string | null, hasLeft: boolean, roleId: string | null, text: string | null): DueOwner {
    if (memberName !== null) return { kind: 'member', name: memberName, hasLeft }
    const role = roleId === null ? undefined : this.roles.get(roleId)
    if (role) return { kind: 'role', name: role.name, holders: this.holdersOf(roleId) }
    return text === null ? { kind: 'nobody' } : { kind: 'text', name: text }
  }

  private holdersOf(roleId: string | null): string[] {
    return roleId === null ? [] : (this.roles.get(roleId)?.holders ?? []).map(({ name }) => name)
  }
}
