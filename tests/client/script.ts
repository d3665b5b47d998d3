// What the scripted model says: one step per turn, written down before the session starts.
import { items, member } from "./json.ts";

/** One turn of the model: words that end the turn, or a call of a tool that the client has to answer. */
export type Step =
  | { readonly say: string }
  | { readonly call: string; readonly input: Readonly<Record<string, unknown>> };

/** The turns of one session, in order; after the last one the model only says `Done.` */
export type Script = readonly Step[];

const LAST: Step = { say: "Done." };

/** The step that answers a request: chosen by how often the model has already spoken, so that retries change nothing. */
export function stepFor(script: Script, request: unknown): Step {
  const spoken = items(member(request, "messages")).filter(
    (message) => member(message, "role") === "assistant",
  ).length;
  return script[spoken] ?? LAST;
}

/** The server-sent events that carry a step, in the order of the Messages API. */
export function eventsOf(
  step: Step,
  id: string,
  model: string,
): readonly Readonly<Record<string, unknown>>[] {
  const usage = { input_tokens: 10, output_tokens: 10 };
  const spoken = "say" in step;
  const block = spoken
    ? { type: "text", text: "" }
    : { type: "tool_use", id: `toolu_${id}`, name: step.call, input: {} };
  const delta = spoken
    ? { type: "text_delta", text: step.say }
    : { type: "input_json_delta", partial_json: JSON.stringify(step.input) };
  return [
    {
      type: "message_start",
      message: {
        id: `msg_${id}`,
        type: "message",
        role: "assistant",
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage,
      },
    },
    { type: "content_block_start", index: 0, content_block: block },
    { type: "content_block_delta", index: 0, delta },
    { type: "content_block_stop", index: 0 },
    {
      type: "message_delta",
      delta: { stop_reason: spoken ? "end_turn" : "tool_use", stop_sequence: null },
      usage,
    },
    { type: "message_stop" },
  ];
}

/** The same step as the one answer of a request that did not ask for a stream. */
export function messageOf(
  step: Step,
  id: string,
  model: string,
): Readonly<Record<string, unknown>> {
  const spoken = "say" in step;
  return {
    id: `msg_${id}`,
    type: "message",
    role: "assistant",
    model,
    content: [
      spoken
        ? { type: "text", text: step.say }
        : { type: "tool_use", id: `toolu_${id}`, name: step.call, input: step.input },
    ],
    stop_reason: spoken ? "end_turn" : "tool_use",
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 10 },
  };
}
