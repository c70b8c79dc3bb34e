interface KeyLine {
  /** Ways to press it; the keys of one way are pressed at once. */
  press: readonly (readonly string[])[]
  does: string
}

/** The keys, for the dialog that shows them. What they do is done where they work. */
export const KEY_GROUPS: readonly { label: string; keys: readonly KeyLine[] }[] = [
  {
    label: 'Anywhere',
    keys: [
      { press: [['Ctrl', 'K']], does: 'Search and actions' },
      { press: [['/']], does: 'Search this page, or everything' },
      { press: [['?']], does: 'Show these keys' },
      { press: [['B']], does: 'Back to the meeting, in its register' },
      { press: [['Ctrl', 'Z']], does: 'Undo what you did' },
      { press: [['Ctrl', 'Shift', 'Z']], does: 'Do it again' },
      { press: [['Esc']], does: 'Give up, close' },
    ],
  },
  {
    label: 'Fields and scores',
    keys: [
      { press: [['Enter']], does: 'Save a line' },
      { press: [['Ctrl', 'Enter']], does: 'Save a longer text, send' },
      { press: [['1 … 5']], does: 'Set the factor that has the focus' },
      { press: [['0'], ['Delete']], does: 'Clear the factor' },
      { press: [['←'], ['→']], does: 'Move between levels, cells, views' },
    ],
  },
  {
    label: 'Worksheet',
    keys: [
      { press: [['↑'], ['↓']], does: 'Move between cells' },
      { press: [['Home'], ['End']], does: 'First or last column; with Ctrl of the whole' },
      { press: [['Shift', '↓']], does: 'Extend the selection' },
      { press: [['Shift', 'Space'], ['Ctrl', 'A']], does: 'Select the row, or everything' },
      { press: [['Enter'], ['F2']], does: 'Edit the cell' },
      { press: [['Tab']], does: 'Save and move on, while editing' },
      { press: [['1 … 5']], does: 'Set the factor of the cell' },
      { press: [['Delete']], does: 'Clear what is selected' },
      { press: [['Ctrl', 'D']], does: 'Fill down' },
      { press: [['Ctrl', 'C'], ['Ctrl', 'V']], does: 'Copy and paste, also with a spreadsheet' },
      { press: [['Ctrl', 'Enter']], does: 'Add a failure mode below' },
      { press: [['Alt', 'Enter']], does: 'Open it beside the grid' },
      { press: [['Shift', 'F10']], does: 'Menu of the row or the column' },
    ],
  },
  {
    label: 'Workshop',
    keys: [{ press: [['['], [']']], does: 'The failure mode before, or the next one, in control and own' }],
  },
  {
    label: 'Menus and lists',
    keys: [
      { press: [['↑'], ['↓']], does: 'Choose' },
      { press: [['Enter']], does: 'Do it' },
      { press: [['Ctrl', 'Enter']], does: 'Open in a new tab, in the search' },
    ],
  },
]
