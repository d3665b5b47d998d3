from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lending.db import Base


class Tier(StrEnum):
    BASIC = "basic"
    PLUS = "plus"


class MemberStatus(StrEnum):
    ACTIVE = "active"
    BARRED = "barred"


class ItemStatus(StrEnum):
    AVAILABLE = "available"
    LOANED = "loaned"
    RETIRED = "retired"


class LoanStatus(StrEnum):
    OPEN = "open"
    RETURNED = "returned"
    LOST = "lost"


class JournalAction(StrEnum):
    BORROWED = "borrowed"
    RENEWED = "renewed"
    RETURNED = "returned"
    LOST = "lost"


class Member(Base):
    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    tier: Mapped[Tier] = mapped_column(default=Tier.BASIC)
    status: Mapped[MemberStatus] = mapped_column(default=MemberStatus.ACTIVE)
    barred_at: Mapped[datetime | None]
    strikes: Mapped[int] = mapped_column(default=0)
    loans: Mapped[list["Loan"]] = relationship(back_populates="member")

    @property
    def open_loans(self) -> list["Loan"]:
        return [loan for loan in self.loans if loan.status == LoanStatus.OPEN]


class Item(Base):
    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    status: Mapped[ItemStatus] = mapped_column(default=ItemStatus.AVAILABLE)


class Loan(Base):
    __tablename__ = "loans"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    borrowed_at: Mapped[datetime]
    due_at: Mapped[datetime]
    renewals: Mapped[int] = mapped_column(default=0)
    status: Mapped[LoanStatus] = mapped_column(default=LoanStatus.OPEN)
    closed_at: Mapped[datetime | None]
    item: Mapped[Item] = relationship()
    member: Mapped[Member] = relationship(back_populates="loans")


class JournalEntry(Base):
    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id"))
    action: Mapped[JournalAction]
    written_at: Mapped[datetime]
    loan: Mapped[Loan] = relationship()
