from datetime import datetime, timedelta

from lending import settings
from lending.errors import Rejected
from lending.models import (
    Item,
    ItemStatus,
    JournalAction,
    JournalEntry,
    Loan,
    LoanStatus,
    Member,
    MemberStatus,
)
from lending.notices import notify


def write_journal(session, loan, action):
    session.add(JournalEntry(loan=loan, action=action, written_at=datetime.utcnow()))


def borrow(session, member: Member, item: Item) -> Loan:
    if member.status != MemberStatus.ACTIVE:
        raise Rejected("member is barred")
    if item.status != ItemStatus.AVAILABLE:
        raise Rejected("item is not available")
    if len(member.open_loans) >= settings.MAX_OPEN_LOANS:
        raise Rejected("too many loans")
    now = datetime.utcnow()
    item.status = ItemStatus.LOANED
    loan = Loan(
        item=item,
        member=member,
        borrowed_at=now,
        due_at=now + settings.LOAN_PERIOD,
        renewals=0,
        status=LoanStatus.OPEN,
    )
    session.add(loan)
    write_journal(session, loan, JournalAction.BORROWED)
    session.commit()
    return loan


def renew(session, loan: Loan) -> None:
    if loan.status != LoanStatus.OPEN:
        raise Rejected("loan is closed")
    if loan.due_at <= datetime.utcnow():
        raise Rejected("loan is overdue")
    if loan.renewals >= settings.MAX_RENEWALS:
        raise Rejected("no renewals left")
    loan.renewals += 1
    loan.due_at += settings.LOAN_PERIOD
    write_journal(session, loan, JournalAction.RENEWED)
    session.commit()


def take_back(session, loan: Loan) -> None:
    if loan.status != LoanStatus.OPEN:
        raise Rejected("loan is closed")
    loan.status = LoanStatus.RETURNED
    loan.closed_at = datetime.utcnow()
    loan.item.status = ItemStatus.AVAILABLE
    write_journal(session, loan, JournalAction.RETURNED)
    session.commit()


def mark_lost_loans(session) -> None:
    limit = datetime.utcnow() - timedelta(days=settings.LOST_AFTER_DAYS)
    overdue = session.query(Loan).filter(Loan.status == LoanStatus.OPEN, Loan.due_at <= limit).all()
    for loan in overdue:
        loan.status = LoanStatus.LOST
        loan.closed_at = datetime.utcnow()
        loan.item.status = ItemStatus.RETIRED
        loan.member.strikes += 1
        notify(loan.member.email, "loan_lost")
    session.commit()


def bar(session, member: Member) -> None:
    if member.status != MemberStatus.ACTIVE:
        raise Rejected("member is barred already")
    if member.strikes < settings.MAX_STRIKES:
        raise Rejected("not enough strikes")
    member.status = MemberStatus.BARRED
    member.barred_at = datetime.utcnow()
    session.commit()
    notify(member.email, "member_barred")


def readmit(session, member: Member) -> None:
    if member.status != MemberStatus.BARRED:
        raise Rejected("member is not barred")
    member.status = MemberStatus.ACTIVE
    member.barred_at = None
    member.strikes = 0
    session.commit()
