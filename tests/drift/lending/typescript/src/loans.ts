import { config } from "./config";
import { prisma } from "./db";
import { Rejected } from "./errors";
import type { JournalAction } from "./models";
import { sendNotice } from "./notices";

async function writeJournal(loanId: string, action: JournalAction): Promise<void> {
  await prisma.journalEntry.create({ data: { loanId, action, writtenAt: new Date() } });
}

export async function borrow(memberId: string, itemId: string) {
  const member = await prisma.member.findUnique({ where: { id: memberId } });
  if (!member) throw new Rejected("no such member");
  if (member.status !== "active") throw new Rejected("member is barred");
  const item = await prisma.item.findUnique({ where: { id: itemId } });
  if (!item || item.status !== "available") throw new Rejected("item is not available");
  const open = await prisma.loan.count({ where: { memberId, status: "open" } });
  if (open >= config.maxOpenLoans) throw new Rejected("too many loans");

  await prisma.item.update({ where: { id: itemId }, data: { status: "loaned" } });
  const loan = await prisma.loan.create({
    data: {
      itemId,
      memberId,
      borrowedAt: new Date(),
      dueAt: new Date(Date.now() + config.loanPeriodMs),
      renewals: 0,
      status: "open",
    },
  });
  await writeJournal(loan.id, "borrowed");
  return loan;
}

export async function renew(loanId: string): Promise<void> {
  const loan = await prisma.loan.findUniqueOrThrow({ where: { id: loanId } });
  if (loan.status !== "open") throw new Rejected("loan is closed");
  if (loan.dueAt <= new Date()) throw new Rejected("loan is overdue");
  if (loan.renewals >= config.maxRenewals) throw new Rejected("no renewals left");
  await prisma.loan.update({
    where: { id: loanId },
    data: {
      renewals: { increment: 1 },
      dueAt: new Date(loan.dueAt.getTime() + config.loanPeriodMs),
    },
  });
  await writeJournal(loanId, "renewed");
}

export async function takeBack(loanId: string): Promise<void> {
  const loan = await prisma.loan.findUniqueOrThrow({ where: { id: loanId } });
  if (loan.status !== "open") throw new Rejected("loan is closed");
  await prisma.loan.update({
    where: { id: loanId },
    data: { status: "returned", closedAt: new Date() },
  });
  await prisma.item.update({ where: { id: loan.itemId }, data: { status: "available" } });
  await writeJournal(loanId, "returned");
}

export async function markLostLoans(): Promise<void> {
  const limit = new Date(Date.now() - config.lostAfterDays * 24 * 60 * 60 * 1000);
  const overdue = await prisma.loan.findMany({
    where: { status: "open", dueAt: { lte: limit } },
    include: { member: true },
  });
  for (const loan of overdue) {
    await prisma.loan.update({ where: { id: loan.id }, data: { status: "lost", closedAt: new Date() } });
    await prisma.item.update({ where: { id: loan.itemId }, data: { status: "retired" } });
    await prisma.member.update({ where: { id: loan.memberId }, data: { strikes: { increment: 1 } } });
    await sendNotice(loan.member.email, "loan_lost");
  }
}
