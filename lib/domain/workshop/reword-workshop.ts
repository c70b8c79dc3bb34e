import { defineRowCommands, type EditInput } from '@/lib/domain/row/row-commands'
import { whileLeading } from '@/lib/domain/workshop/while-leading'
import { workshopRow } from '@/lib/domain/workshop/workshop-rows'

/** Title and scene are mended by who leads, until the workshop ends. Where it stands, and whether cards bear names, is not among what can be edited. */
export const rewordWorkshop = whileLeading(defineRowCommands(workshopRow, 'register').edit, (_, { edits }: EditInput) => [...new Set(edits.map(({ id }) => id))])
