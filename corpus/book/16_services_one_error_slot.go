//stalemate:expect leak
//stalemate:go exit
//stalemate:source three services under a timeout with an error channel of one

// When the time is up both parallel services may fail, and the caller may
// have left by the timeout: the second error has no place.
package main

import (
	"context"
	"fmt"
	"time"
)

type parts struct {
	price int
	stock int
}

type broker struct {
	price chan int
	stock chan int
	ready chan parts
	offer chan int
	errs  chan error
}

func newBroker() *broker {
	return &broker{
		price: make(chan int, 1),
		stock: make(chan int, 1),
		ready: make(chan parts, 1),
		offer: make(chan int, 1),
		errs:  make(chan error, 1),
	}
}

func askPrice(ctx context.Context, id int) (int, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-time.After(2 * time.Millisecond):
		return id * 10, nil
	}
}

func askStock(ctx context.Context, id int) (int, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-time.After(2 * time.Millisecond):
		return id + 3, nil
	}
}

func makeOffer(ctx context.Context, p parts) (int, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-time.After(time.Millisecond):
		return p.price * p.stock, nil
	}
}

func (b *broker) start(ctx context.Context, id int) {
	go func() {
		price, err := askPrice(ctx, id)
		if err != nil {
			b.errs <- err // want "blocked write"
			return
		}
		b.price <- price
	}()
	go func() {
		stock, err := askStock(ctx, id)
		if err != nil {
			b.errs <- err // want "blocked write"
			return
		}
		b.stock <- stock
	}()
	go func() {
		select {
		case <-ctx.Done():
		case p := <-b.ready:
			offer, err := makeOffer(ctx, p)
			if err != nil {
				b.errs <- err
				return
			}
			b.offer <- offer
		}
	}()
}

func (b *broker) gather(ctx context.Context) (parts, error) {
	var p parts
	for n := 0; n < 2; n++ {
		select {
		case p.price = <-b.price:
		case p.stock = <-b.stock:
		case err := <-b.errs:
			return parts{}, err
		case <-ctx.Done():
			return parts{}, ctx.Err()
		}
	}
	return p, nil
}

func (b *broker) await(ctx context.Context) (int, error) {
	select {
	case offer := <-b.offer:
		return offer, nil
	case err := <-b.errs:
		return 0, err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func quote(id int) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Millisecond)
	defer cancel()
	b := newBroker()
	b.start(ctx, id)
	p, err := b.gather(ctx)
	if err != nil {
		return 0, err
	}
	b.ready <- p
	return b.await(ctx)
}

func main() {
	offer, err := quote(7)
	if err != nil {
		fmt.Println("no offer:", err)
		return
	}
	fmt.Println("offer:", offer)
}
