package lending

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
)

type API struct {
	service *Service
}

func (a *API) Routes(r chi.Router) {
	r.Post("/items/{id}/borrow", a.borrow)
	r.Post("/loans/{id}/renew", a.renew)
	r.Post("/loans/{id}/return", a.giveBack)
	r.Post("/members/{id}/bar", a.bar)
	r.Post("/members/{id}/readmit", a.readmit)
}

func (a *API) loan(r *http.Request) (*Loan, error) {
	var loan Loan
	if err := a.service.db.First(&loan, "id = ?", chi.URLParam(r, "id")).Error; err != nil {
		return nil, err
	}
	return &loan, nil
}

func (a *API) member(r *http.Request) (*Member, error) {
	var member Member
	if err := a.service.db.First(&member, "id = ?", chi.URLParam(r, "id")).Error; err != nil {
		return nil, err
	}
	return &member, nil
}

func (a *API) borrow(w http.ResponseWriter, r *http.Request) {
	var item Item
	if err := a.service.db.First(&item, "id = ?", chi.URLParam(r, "id")).Error; err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	member := r.Context().Value("member").(*Member)
	if _, err := a.service.Borrow(r.Context(), member, &item); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (a *API) renew(w http.ResponseWriter, r *http.Request) {
	loan, err := a.loan(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if err := a.service.Renew(r.Context(), loan); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (a *API) giveBack(w http.ResponseWriter, r *http.Request) {
	loan, err := a.loan(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if err := a.service.TakeBack(r.Context(), loan); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (a *API) bar(w http.ResponseWriter, r *http.Request) {
	member, err := a.member(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if err := a.service.Bar(r.Context(), member); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (a *API) readmit(w http.ResponseWriter, r *http.Request) {
	member, err := a.member(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if err := a.service.Readmit(r.Context(), member); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (s *Service) Run(done <-chan struct{}) {
	ticker := time.NewTicker(6 * time.Hour)
	for {
		select {
		case <-ticker.C:
			s.MarkLost(nil)
		case <-done:
			return
		}
	}
}
