package lending;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface MemberRepository extends JpaRepository<Member, Long> {}

interface ItemRepository extends JpaRepository<Item, Long> {}

interface LoanRepository extends JpaRepository<Loan, Long> {
    long countByMemberAndStatus(Member member, LoanStatus status);

    List<Loan> findByStatusAndDueAtLessThanEqual(LoanStatus status, Instant limit);
}

interface JournalRepository extends JpaRepository<JournalEntry, Long> {}
