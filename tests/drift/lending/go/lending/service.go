package lending

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"
)

const (
	MaxOpenLoans = 5
	MaxRenewals  = 2
	MaxStrikes   = 3
	LoanPeriod   = 21 * 24 * time.Hour
	LostAfter    = 30 * 24 * time.Hour
)

var (
	ErrBarred      = errors.New("member is barred")
	ErrUnavailable = errors.New("item is not available")
	ErrTooMany     = errors.New("too many loans")
	ErrClosed      = errors.New("loan is closed")
	ErrOverdue     = errors.New("loan is overdue")
	ErrNoRenewals  = errors.New("no renewals left")
	ErrStrikes     = errors.New("not enough strikes")
	ErrNotBarred   = errors.New("member is not barred")
)

type Notifier interface {
	Send(to string, kind string) error
}

type Service struct {
	db     *gorm.DB
	notify Notifier
}

func (s *Service) journal(loan *Loan, action JournalAction) error {
	return s.db.Create(&JournalEntry{LoanID: loan.ID, Action: action, WrittenAt: time.Now()}).Error
}

func (s *Service) Borrow(ctx context.Context, member *Member, item *Item) (*Loan, error) {
	if member.Status != MemberActive {
		return nil, ErrBarred
	}
	if item.Status != ItemAvailable {
		return nil, ErrUnavailable
	}
	var open int64
	if err := s.db.Model(&Loan{}).Where("member_id = ? AND status = ?", member.ID, LoanOpen).Count(&open).Error; err != nil {
		return nil, err
	}
	if open >= MaxOpenLoans {
		return nil, ErrTooMany
	}
	now := time.Now()
	item.Status = ItemLoaned
	if err := s.db.Save(item).Error; err != nil {
		return nil, err
	}
	loan := &Loan{
		ItemID:     item.ID,
		MemberID:   member.ID,
		BorrowedAt: now,
		DueAt:      now.Add(LoanPeriod),
		Renewals:   0,
		Status:     LoanOpen,
	}
	if err := s.db.Create(loan).Error; err != nil {
		return nil, err
	}
	if err := s.journal(loan, ActionBorrowed); err != nil {
		return nil, err
	}
	return loan, nil
}

func (s *Service) Renew(ctx context.Context, loan *Loan) error {
	if loan.Status != LoanOpen {
		return ErrClosed
	}
	if !loan.DueAt.After(time.Now()) {
		return ErrOverdue
	}
	if loan.Renewals >= MaxRenewals {
		return ErrNoRenewals
	}
	loan.Renewals++
	loan.DueAt = loan.DueAt.Add(LoanPeriod)
	if err := s.db.Save(loan).Error; err != nil {
		return err
	}
	return s.journal(loan, ActionRenewed)
}

func (s *Service) TakeBack(ctx context.Context, loan *Loan) error {
	if loan.Status != LoanOpen {
		return ErrClosed
	}
	now := time.Now()
	loan.Status = LoanReturned
	loan.ClosedAt = &now
	loan.Item.Status = ItemAvailable
	if err := s.db.Save(loan).Error; err != nil {
		return err
	}
	return s.journal(loan, ActionReturned)
}

func (s *Service) MarkLost(ctx context.Context) error {
	var overdue []Loan
	limit := time.Now().Add(-LostAfter)
	if err := s.db.Where("status = ? AND due_at <= ?", LoanOpen, limit).Find(&overdue).Error; err != nil {
		return err
	}
	for i := range overdue {
		loan := &overdue[i]
		now := time.Now()
		loan.Status = LoanLost
		loan.ClosedAt = &now
		loan.Item.Status = ItemRetired
		loan.Member.Strikes++
		if err := s.db.Save(loan).Error; err != nil {
			return err
		}
		if err := s.notify.Send(loan.Member.Email, "loan_lost"); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) Bar(ctx context.Context, member *Member) error {
	if member.Status != MemberActive {
		return ErrBarred
	}
	if member.Strikes < MaxStrikes {
		return ErrStrikes
	}
	now := time.Now()
	member.Status = MemberBarred
	member.BarredAt = &now
	if err := s.db.Save(member).Error; err != nil {
		return err
	}
	return s.notify.Send(member.Email, "member_barred")
}

func (s *Service) Readmit(ctx context.Context, member *Member) error {
	if member.Status != MemberBarred {
		return ErrNotBarred
	}
	member.Status = MemberActive
	member.BarredAt = nil
	member.Strikes = 0
	return s.db.Save(member).Error
}
