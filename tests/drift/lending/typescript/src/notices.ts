export async function sendNotice(to: string, kind: string): Promise<void> {
  await fetch("https://notices.internal", { method: "POST", body: JSON.stringify({ to, kind }) });
}
