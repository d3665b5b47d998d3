// What of a prompt is read: people paste logs and files of any length beside what they ask.

/** Beyond this only the beginning and the end are read: the request stands at one of them. */
const MOST = 24_000;

/** The part of a prompt that is looked at; empty where nothing is said. */
export function readablePart(prompt: string): string {
  const text = prompt.trim();
  if (text.length <= MOST) return text;
  return `${text.slice(0, MOST / 2)}\n${text.slice(-MOST / 2)}`;
}
