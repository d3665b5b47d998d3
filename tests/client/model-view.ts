// What the model would see of a request, as plain text: the system prompt, the messages, the results of tools and
// whatever hooks added to them. The descriptions of tools are left out.
import { items, member, text } from "./json.ts";
import type { ModelRequest } from "./messages-api.ts";

/** Everything of the conversation that the model reads in this request, blocks separated by an empty line. */
export function textSeenByModel(request: ModelRequest): string {
  return [
    ...texts(member(request, "system")),
    ...items(member(request, "messages")).flatMap(messageTexts),
  ].join("\n\n");
}

/** What this request adds to the one before it: the texts that follow the model's last turn. */
export function textAddedSince(request: ModelRequest): string {
  const messages = items(member(request, "messages"));
  const last = messages.map((message) => member(message, "role")).lastIndexOf("assistant");
  return messages
    .slice(last + 1)
    .flatMap(messageTexts)
    .join("\n\n");
}

/**
 * What a typed slash command became for the model: the texts that follow its name in the same message. Empty if the
 * request holds no such command. The lists of skills and agents that the client adds are not part of it.
 */
export function expansionOf(request: ModelRequest): string {
  for (const message of items(member(request, "messages"))) {
    const parts = messageTexts(message);
    const named = parts.findIndex((part) => part.includes("<command-name>"));
    if (named >= 0) return parts.slice(named + 1).join("\n\n");
  }
  return "";
}

/** The names of the tools that this request offers to the model, sorted. */
export function toolsOffered(request: ModelRequest): readonly string[] {
  return items(member(request, "tools"))
    .map((tool) => text(member(tool, "name")))
    .sort();
}

function messageTexts(message: unknown): readonly string[] {
  return texts(member(message, "content"));
}

function texts(content: unknown): readonly string[] {
  if (typeof content === "string") return [content];
  return items(content).flatMap((block) => {
    switch (member(block, "type")) {
      case "text":
        return [text(member(block, "text"))];
      case "tool_result":
        return texts(member(block, "content"));
      case "tool_use":
        return [JSON.stringify(member(block, "input"))];
      default:
        return [];
    }
  });
}
