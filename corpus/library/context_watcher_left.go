//stalemate:expect leak
//stalemate:go exit
//stalemate:source context: cancelling is forgotten below a parent of the program's own type

// WithCancel starts a goroutine that waits for the parent or the child; the
// first child is overwritten, and nobody ever cancels either of them.
package main

import (
	"context"
	"time"
)

type request struct {
	context.Context
	done chan struct{}
}

func (r *request) Done() <-chan struct{} { return r.done }

func call(ctx context.Context, limit time.Duration) error {
	limited, cancel := context.WithCancel(ctx) // want "leak"
	if limit > 0 {
		limited, cancel = context.WithTimeout(ctx, limit)
	}
	defer cancel()
	return limited.Err()
}

func main() {
	r := &request{context.Background(), make(chan struct{})}
	_ = call(r, time.Minute)
}
