import * as z from 'zod/mini'

/** A card as its author's browser has it before the reveal. What a browser reads back: the limits of what is written are `hidden-card.ts`'s. */
export const ownCardSchema = z.object({
  id: z.string(),
  text: z.string(),
  trigger: z.nullable(z.string()),
  notice: z.nullable(z.string()),
  categoryId: z.nullable(z.string()),
  promptKey: z.nullable(z.string()),
})
export type OwnCard = z.infer<typeof ownCardSchema>
