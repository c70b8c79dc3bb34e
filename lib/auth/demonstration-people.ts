import type { MemberRole } from '@/lib/domain/access/roles'

/** Slug of the workspace whose members may sign in by one click, in demonstration mode only. */
export const DEMONSTRATION_SLUG = 'demonstration'

export interface DemonstrationPerson {
  name: string
  email: string
  /** Known to everybody: it stands on the sign-in page, and signing asks for it. */
  password: string
  roles: readonly MemberRole[]
  /** Owner roles that the person holds. */
  ownerRoles: readonly string[]
}

/** The people of the demonstration, in the order of the sign-in page. */
export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  {
    name: 'Amara Okafor',
    email: 'amara.okafor@example.com',
    password: 'lantern-harbour-fern',
    roles: ['administrator', 'facilitator'],
    ownerRoles: [],
  },
  {
    name: 'Ingrid Solheim',
    email: 'ingrid.solheim@example.com',
    password: 'granite-kettle-plum',
    roles: ['contributor', 'signer'],
    ownerRoles: ['Ingestion Owner'],
  },
  {
    name: 'Rafael Quintana',
    email: 'rafael.quintana@example.com',
    password: 'copper-meadow-clock',
    roles: ['contributor', 'signer'],
    ownerRoles: ['SRE Lead'],
  },
  {
    name: 'Mei-Ling Zhou',
    email: 'mei-ling.zhou@example.com',
    password: 'willow-pepper-raft',
    roles: ['contributor', 'signer'],
    ownerRoles: ['Product Manager'],
  },
  {
    name: 'Tomasz Wiśniewski',
    email: 'tomasz.wisniewski@example.com',
    password: 'velvet-anchor-moss',
    roles: ['contributor'],
    ownerRoles: ['On-Call Primary'],
  },
  {
    name: 'Leila Farahani',
    email: 'leila.farahani@example.com',
    password: 'saffron-bridge-owl',
    roles: ['contributor'],
    ownerRoles: ['Secondary On-Call'],
  },
  {
    name: 'Keanu Kahananui',
    email: 'keanu.kahananui@example.com',
    password: 'coral-compass-rain',
    roles: ['contributor'],
    ownerRoles: ['Support Lead'],
  },
  {
    name: 'Priya Raghunathan',
    email: 'priya.raghunathan@example.com',
    password: 'marble-thistle-kite',
    roles: ['viewer'],
    ownerRoles: [],
  },
]

/** True for an address of the demonstration with the password that its sign-in page shows. */
export function isDemonstrationPassword(email: string, password: string): boolean {
  return DEMONSTRATION_PEOPLE.some((person) => person.email === email && person.password === password)
}

/** True for an address of the demonstration. */
export function isDemonstrationEmail(email: string): boolean {
  return DEMONSTRATION_PEOPLE.some((person) => person.email === email)
}
