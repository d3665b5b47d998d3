package lending;

import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class LendingService {
    private final LoanRepository loans;
    private final MemberRepository members;
    private final JournalRepository journal;
    private final NoticeSender notices;
    private final LendingProperties properties;

    public LendingService(LoanRepository loans, MemberRepository members, JournalRepository journal,
            NoticeSender notices, LendingProperties properties) {
        this.loans = loans;
        this.members = members;
        this.journal = journal;
        this.notices = notices;
        this.properties = properties;
    }

    @Transactional
    public Loan borrow(Member member, Item item) {
        if (member.getStatus() != MemberStatus.ACTIVE) {
            throw new RejectedException("member is barred");
        }
        if (item.getStatus() != ItemStatus.AVAILABLE) {
            throw new RejectedException("item is not available");
        }
        if (loans.countByMemberAndStatus(member, LoanStatus.OPEN) >= properties.getMaxOpenLoans()) {
            throw new RejectedException("too many loans");
        }
        Instant now = Instant.now();
        item.setStatus(ItemStatus.LOANED);
        Loan loan = loans.save(new Loan(item, member, now, now.plus(properties.getLoanPeriod())));
        write(loan, JournalAction.BORROWED);
        return loan;
    }

    @Transactional
    public void renew(Loan loan) {
        requireOpen(loan);
        if (!loan.getDueAt().isAfter(Instant.now())) {
            throw new RejectedException("loan is overdue");
        }
        if (loan.getRenewals() >= properties.getMaxRenewals()) {
            throw new RejectedException("no renewals left");
        }
        loan.extendBy(properties.getLoanPeriod());
        write(loan, JournalAction.RENEWED);
    }

    @Transactional
    public void takeBack(Loan loan) {
        requireOpen(loan);
        loan.close(LoanStatus.RETURNED);
        loan.getItem().setStatus(ItemStatus.AVAILABLE);
        write(loan, JournalAction.RETURNED);
    }

    @Scheduled(fixedDelayString = "PT6H")
    @Transactional
    public void markLost() {
        Instant limit = Instant.now().minus(properties.getLostAfter());
        for (Loan loan : loans.findByStatusAndDueAtLessThanEqual(LoanStatus.OPEN, limit)) {
            loan.close(LoanStatus.LOST);
            loan.getItem().setStatus(ItemStatus.RETIRED);
            Member member = loan.getMember();
            member.setStrikes(member.getStrikes() + 1);
            notices.send(member.getEmail(), "loan_lost");
        }
    }

    @Transactional
    public void bar(Long memberId) {
        Member member = members.findById(memberId).orElseThrow(() -> new NotFoundException("member"));
        if (member.getStatus() != MemberStatus.ACTIVE) {
            throw new RejectedException("member is barred already");
        }
        if (member.getStrikes() < properties.getMaxStrikes()) {
            throw new RejectedException("not enough strikes");
        }
        member.setStatus(MemberStatus.BARRED);
        member.setBarredAt(Instant.now());
        notices.send(member.getEmail(), "member_barred");
    }

    @Transactional
    public void readmit(Long memberId) {
        Member member = members.findById(memberId).orElseThrow(() -> new NotFoundException("member"));
        if (member.getStatus() != MemberStatus.BARRED) {
            throw new RejectedException("member is not barred");
        }
        member.setStatus(MemberStatus.ACTIVE);
        member.setBarredAt(null);
        member.setStrikes(0);
    }

    private void requireOpen(Loan loan) {
        if (loan.getStatus() != LoanStatus.OPEN) {
            throw new RejectedException("loan is closed");
        }
    }

    private void write(Loan loan, JournalAction action) {
        journal.save(new JournalEntry(loan, action, Instant.now()));
    }
}
