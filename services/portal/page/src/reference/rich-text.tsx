/** A description of the document: text with `code` in it. */
export function RichText({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    // The parts of one text never move.
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}
