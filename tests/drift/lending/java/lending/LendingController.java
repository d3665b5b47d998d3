package lending;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
public class LendingController {
    private final LendingService service;
    private final ItemRepository items;
    private final LoanRepository loans;

    public LendingController(LendingService service, ItemRepository items, LoanRepository loans) {
        this.service = service;
        this.items = items;
        this.loans = loans;
    }

    @PostMapping("/items/{id}/borrow")
    public void borrow(@PathVariable Long id, @CurrentMember Member member) {
        service.borrow(member, items.findById(id).orElseThrow());
    }

    @PostMapping("/loans/{id}/renew")
    public void renew(@PathVariable Long id) {
        service.renew(loans.findById(id).orElseThrow());
    }

    @PostMapping("/loans/{id}/return")
    public void giveBack(@PathVariable Long id) {
        service.takeBack(loans.findById(id).orElseThrow());
    }

    @PostMapping("/members/{id}/bar")
    @PreAuthorize("hasRole('LIBRARIAN')")
    public void bar(@PathVariable Long id) {
        service.bar(id);
    }

    @PostMapping("/members/{id}/readmit")
    @PreAuthorize("hasRole('LIBRARIAN')")
    public void readmit(@PathVariable Long id) {
        service.readmit(id);
    }
}
