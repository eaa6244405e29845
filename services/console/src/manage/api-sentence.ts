import { fieldMessages } from '@frontdesk/ui/errors/problem';

/** "Must be a date." of `must be a date`. */
function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** What the API says about a part of a form and all within it: the part's JSON Pointer, or one that begins with it. */
export function messageAt(error: unknown, pointer: string): string | undefined {
  const found = Object.entries(fieldMessages(error)).find(([at]) => at === pointer || at.startsWith(`${pointer}/`));
  return found && sentence(found[1]);
}

/** What the API says of parts that the form does not show. */
export function messagesElsewhere(error: unknown, isShown: (pointer: string) => boolean): string[] {
  return Object.entries(fieldMessages(error))
    .filter(([pointer]) => !isShown(pointer))
    .map(([, message]) => sentence(message));
}
