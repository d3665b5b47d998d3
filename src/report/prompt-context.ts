// What is added to a prompt, to an edit or to the beginning of a session, in the form in which a hook tells it
// to the client.

/** The client cuts a context of 10,000 characters down to a preview; this stays well below. */
const MOST_CHARACTERS = 7_000;

/** The JSON that adds facts to a prompt; empty where there are none. */
export function promptContext(facts: string): string {
  return hookContext("UserPromptSubmit", facts);
}

/** The JSON that adds a card to a session; empty where there is none. */
export function sessionContext(card: string): string {
  return hookContext("SessionStart", card);
}

/** The JSON that adds to what a tool has answered; empty where there is nothing to add. */
export function editContext(text: string): string {
  return hookContext("PostToolUse", text);
}

function hookContext(hookEventName: string, text: string): string {
  if (text.trim() === "") return "";
  const additionalContext = cut(text.trimEnd());
  return `${JSON.stringify({ hookSpecificOutput: { hookEventName, additionalContext } })}\n`;
}

function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = text.lastIndexOf("\n", MOST_CHARACTERS);
  return `${text.slice(0, end > 0 ? end : MOST_CHARACTERS)}\n(cut here)`;
}
