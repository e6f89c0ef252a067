//stalemate:expect deadlock
//stalemate:go deadlock,hang
//stalemate:source a keeper of a lease ends without telling the one who ranges over its answers

// The lease is gone, the loop returns, and nobody closes resp.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type leaseID int64

type response struct {
	id  leaseID
	ttl int
}

type lessor struct {
	mu    sync.Mutex
	alive map[leaseID]bool
}

func (l *lessor) renew(id leaseID) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.alive[id] {
		return 0, errors.New("lease expired")
	}
	return 10, nil
}

func (l *lessor) revoke(id leaseID) {
	l.mu.Lock()
	delete(l.alive, id)
	l.mu.Unlock()
}

type keeper struct {
	l    *lessor
	resp chan response
	stop context.CancelFunc
}

func keepAlive(ctx context.Context, l *lessor, id leaseID) *keeper {
	ctx, cancel := context.WithCancel(ctx)
	k := &keeper{l: l, resp: make(chan response, 1), stop: cancel}
	go k.loop(ctx, id)
	return k
}

func (k *keeper) loop(ctx context.Context, id leaseID) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			ttl, err := k.l.renew(id)
			if err != nil {
				return
			}
			select {
			case k.resp <- response{id, ttl}:
			default:
			}
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	l := &lessor{alive: map[leaseID]bool{7: true}}
	k := keepAlive(context.Background(), l, 7)
	defer k.stop()
	go l.revoke(7)
	for r := range k.resp { // want "deadlock"
		fmt.Println(r.id, r.ttl)
	}
}
