import cron from "node-cron";
import { Router } from "express";
import * as loans from "./loans";
import { bar, readmit } from "./members";
import { requireLibrarian, requireMember } from "./auth";

export const router = Router();

router.post("/items/:id/borrow", requireMember, async (req, res) => {
  const loan = await loans.borrow(req.memberId, req.params.id);
  res.status(201).json(loan);
});

router.post("/loans/:id/renew", requireMember, async (req, res) => {
  await loans.renew(req.params.id);
  res.sendStatus(204);
});

router.post("/loans/:id/return", requireMember, async (req, res) => {
  await loans.takeBack(req.params.id);
  res.sendStatus(204);
});

router.post("/members/:id/bar", requireLibrarian, async (req, res) => {
  await bar(req.params.id);
  res.sendStatus(204);
});

router.post("/members/:id/readmit", requireLibrarian, async (req, res) => {
  await readmit(req.params.id);
  res.sendStatus(204);
});

cron.schedule("0 */6 * * *", loans.markLostLoans);
