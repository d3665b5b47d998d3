from fastapi import APIRouter, Depends, HTTPException
from apscheduler.schedulers.background import BackgroundScheduler

from lending import service
from lending.db import get_session, session_scope
from lending.models import Item, Loan, Member
from lending.security import librarian, signed_in

router = APIRouter()
scheduler = BackgroundScheduler()


@router.post("/items/{item_id}/borrow")
def borrow(item_id: int, member: Member = Depends(signed_in), session=Depends(get_session)):
    item = session.get(Item, item_id)
    if item is None:
        raise HTTPException(status_code=404)
    loan = service.borrow(session, member, item)
    return {"id": loan.id}


@router.post("/loans/{loan_id}/renew")
def renew(loan_id: int, session=Depends(get_session)):
    loan = session.get(Loan, loan_id)
    if loan is None:
        raise HTTPException(status_code=404)
    service.renew(session, loan)


@router.post("/loans/{loan_id}/return")
def give_back(loan_id: int, session=Depends(get_session)):
    loan = session.get(Loan, loan_id)
    if loan is None:
        raise HTTPException(status_code=404)
    service.take_back(session, loan)


@router.post("/members/{member_id}/bar", dependencies=[Depends(librarian)])
def bar(member_id: int, session=Depends(get_session)):
    service.bar(session, session.get(Member, member_id))


@router.post("/members/{member_id}/readmit", dependencies=[Depends(librarian)])
def readmit(member_id: int, session=Depends(get_session)):
    service.readmit(session, session.get(Member, member_id))


@scheduler.scheduled_job("interval", hours=6)
def lost_loans():
    with session_scope() as session:
        service.mark_lost_loans(session)
