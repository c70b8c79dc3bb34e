/** An invitation that was just made, with the link that nobody sees again. */
export interface MadeInvitation {
  email: string
  link: string
  /** ISO time. */
  expiresAt: string
}

/** What came of an action: a value, or what was refused and what would be right. */
export type ActionAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { message: string; problems: { path: string; message: string; hint?: string }[] } }

/** How the page asks the server about invitations, whose links no room may carry. */
export interface InvitationDoors {
  invite(input: { email: string; roles: string[] }): Promise<ActionAnswer<MadeInvitation>>
  withdraw(input: { invitationId: string }): Promise<ActionAnswer<null>>
}
