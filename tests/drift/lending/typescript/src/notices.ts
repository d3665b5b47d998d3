export async function sendNotice(to: string, kind: string): Promise<void> {
  console.log(`notice ${kind} to ${to}`);
}
