import { config } from "./config";
import { prisma } from "./db";
import { Rejected } from "./errors";
import { sendNotice } from "./notices";

export async function bar(id: string): Promise<void> {
  const member = await prisma.member.findUniqueOrThrow({ where: { id } });
  if (member.status !== "active") throw new Rejected("member is barred already");
  if (member.strikes < config.maxStrikes) throw new Rejected("not enough strikes");
  await prisma.member.update({ where: { id }, data: { status: "barred", barredAt: new Date() } });
  await sendNotice(member.email, "member_barred");
}

export async function readmit(id: string): Promise<void> {
  const member = await prisma.member.findUniqueOrThrow({ where: { id } });
  if (member.status !== "barred") throw new Rejected("member is not barred");
  await prisma.member.update({ where: { id }, data: { status: "active", barredAt: null, strikes: 0 } });
}
