/** The words of a command are off; the message says how they should be. */
export class CommandLineError extends Error {}
